import EPP
import JSON
import Journal
import Lint
import XML

/// The recording as one golden dialogue: numbered requests and answers of all registrars, to be played against a registry that
/// begins with `registry.json`.
///
/// What differs from run to run matches anything: server identifiers, dates, identifiers of messages, and the roids of objects that
/// were made meanwhile.
struct DialogueDraft {
    private let exchanges: [Exchange]
    private let start: Instant

    init(_ recording: Recording) {
        exchanges = recording.exchanges
        start = recording.start ?? Instant(milliseconds: 0)
    }

    /// Names of files and what is in them.
    var files: [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        let steps = self.steps
        let width = max(2, String(steps.count).count)
        for (index, step) in steps.enumerated() {
            let digits = String(index + 1)
            let number = String(repeating: "0", count: width - digits.count) + digits
            let stem = "\(number)-\(step.speaker)-\(step.name)"
            if let request = step.exchange.request { files["\(stem).request.xml"] = request.bytes }
            if let answer = step.exchange.answer { files["\(stem).response.xml"] = masked(answer) }
        }
        return files
    }

    private struct Step {
        let speaker: String
        let name: String
        let exchange: Exchange
    }

    /// A registrar's steps begin behind its login; a session that never logs in is one of nobody.
    private var steps: [Step] {
        var steps: [Step] = []
        var strangers: [Int: String] = [:]
        let sessions = Dictionary(grouping: exchanges, by: \.session)
        let owners = sessions.compactMapValues { $0.lazy.compactMap(\.client).first ?? Self.client(of: $0) }
        let lastSessions = Dictionary(owners.map { ($0.value, $0.key) }, uniquingKeysWith: max)
        for exchange in exchanges where exchange.answer != nil {
            let verb = exchange.key?.verb
            if let owner = owners[exchange.session] {
                // Before its login, and at a logout that others of its sessions outlive, nothing is asked.
                guard exchange.client != nil, verb != .logout || lastSessions[owner] == exchange.session else {
                    continue
                }
                steps.append(Step(speaker: owner.filter { $0 != "-" }, name: Self.name(exchange), exchange: exchange))
            } else {
                let speaker =
                    strangers[exchange.session] ?? "anon\(strangers.isEmpty ? "" : String(strangers.count + 1))"
                strangers[exchange.session] = speaker
                steps.append(Step(speaker: speaker, name: Self.name(exchange), exchange: exchange))
            }
        }
        return steps
    }

    private static func client(of exchanges: [Exchange]) -> String? {
        exchanges.last { $0.key?.verb == .login && $0.code == 1000 }?.objects.first
    }

    private static func name(_ exchange: Exchange) -> String {
        guard exchange.request != nil else { return "greeting" }
        guard let key = exchange.key else {
            return exchange.answer?.root.first("greeting") == nil ? "malformed" : "hello"
        }
        return String(key.shortDescription.map { $0.isLetter ? $0 : "-" })
    }

    private static let varying: Set = [
        "svtrid", "svdate", "qdate", "crdate", "update", "exdate", "trdate", "redate", "acdate", "padate",
    ]

    private func masked(_ answer: Exchange.Document) -> [UInt8] {
        let made = answer.root.all.first { $0.name == "crDate" }.flatMap { Instant($0.text.collapsed) }
        let isNew = made.map { $0 >= start } ?? false
        let names = isNew ? Self.varying.union(["roid"]) : Self.varying
        // An element of an object may be called as a date is, and hold more than that.
        let places = SecretMask.contents(in: answer.bytes, of: names.contains).filter {
            !answer.bytes[$0].contains(UInt8(ascii: "<"))
        }
        return maskedMessage(SecretMask.replaced(answer.bytes, at: places) { _ in Array("%ANY%".utf8) })
    }

    /// The identifier of a message is the server's, and how many wait behind it is told by no answer.
    private func maskedMessage(_ bytes: [UInt8]) -> [UInt8] {
        let text = String(decoding: bytes, as: UTF8.self)
        let tags = text.replacing(/<(?:\w+:)?msgQ\b[^>]*>/) { tag in
            tag.0.replacing(/\b(id|count)=(["'])[^"']*["']/) { "\($0.1)=\($0.2)%ANY%\($0.2)" }
        }
        return Array(tags.utf8)
    }
}
