import EPP
import Faults

extension Journal {
    /// A session's frames as a golden dialogue: names of files and what is in them.
    ///
    /// A session that logged in begins behind its login, as a dialogue's clients are logged in already; others are
    /// `anon` and begin with the greeting. Server transaction identifiers match anything; secrets are masked and have to
    /// be put in again before the dialogue can be run.
    package func dialogue(ofSession session: Int) -> [String: String] {
        let records = records(after: 0, limit: .max) { $0.session == session }
        let client = records.last { !$0.registrar.isEmpty }?.registrar
        var steps = Self.steps(records)
        if let login = steps.firstIndex(where: { $0.isSuccessfulLogin }) { steps.removeFirst(login + 1) }
        var files: [String: String] = [:]
        for (index, step) in steps.enumerated() {
            let number = index < 9 ? "0\(index + 1)" : "\(index + 1)"
            let name = "\(number)-\(client ?? "anon")-\(step.name)"
            files["\(name).request.xml"] = step.request
            files["\(name).response.xml"] = step.response
        }
        return files
    }

    private struct Step {
        var name = "frame"
        var request: String?
        var response: String?
        var isSuccessfulLogin = false
    }

    private static func steps(_ records: [JournalRecord]) -> [Step] {
        var steps: [Step] = []
        for record in records {
            switch record.event {
            case .received(let frame): steps.append(Step(name: "hello", request: SecretMask.text(of: frame)))
            case .sent(let frame):
                if steps.isEmpty { steps.append(Step(name: "greeting")) }
                steps[steps.count - 1].response = anyServerTransaction(SecretMask.text(of: frame))
            case .verdict(let verdict):
                guard !steps.isEmpty else { continue }
                steps[steps.count - 1].name = verdict.key.map(fileName) ?? "malformed"
                steps[steps.count - 1].isSuccessfulLogin = verdict.key?.verb == .login && verdict.code == 1000
            case .opened, .closed, .handshakeFailed, .fault, .clock, .acted, .operator: break
            }
        }
        return steps
    }

    private static func fileName(_ key: CommandKey) -> String {
        String(key.shortDescription.map { $0 == ":" || $0 == " " ? "-" : $0 })
    }

    private static func anyServerTransaction(_ text: String) -> String {
        guard let start = text.firstRange(of: "<svTRID>"), let end = text.firstRange(of: "</svTRID>"),
            start.upperBound <= end.lowerBound
        else { return text }
        return text[..<start.upperBound] + "%ANY%" + text[end.lowerBound...]
    }
}
