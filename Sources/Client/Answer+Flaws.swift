import EPP
import XML

/// What a server's documents have that the RFCs forbid, or lack that they demand, and no schema is needed to see it.
extension Answer {
    /// The texts of these elements among the services of a greeting.
    func announced(_ path: String...) -> [String] {
        var elements = content?.first("svcMenu").map { [$0] } ?? []
        for name in path { elements = elements.flatMap { $0.all(name) } }
        return elements.map(\.text)
    }

    var flawsOfGreeting: [String] {
        var flaws: [String] = []
        if content?.first("svID") == nil { flaws.append("the greeting names no server (RFC 5730 §2.4)") }
        if content?.first("svDate") == nil { flaws.append("the greeting has no date (RFC 5730 §2.4)") }
        if !announced("version").contains("1.0") { flaws.append("the greeting offers no version 1.0 (RFC 5730 §2.4)") }
        if announced("lang").isEmpty { flaws.append("the greeting offers no language (RFC 5730 §2.4)") }
        if announced("objURI").isEmpty { flaws.append("the greeting offers no objects (RFC 5730 §2.4)") }
        if content?.first("dcp") == nil { flaws.append("the greeting has no data collection policy (RFC 5730 §2.4)") }
        return flaws
    }

    /// `extensions` are those that the client has said it understands.
    func flaws(asAnswerTo document: [UInt8], _ extensions: [String]) -> [String] {
        guard content?.name == "response" else { return ["the answer is no <response> (RFC 5730 §2.6)"] }
        return flawsOfResult + flawsOfIdentifiers(document) + flawsOfContent(extensions)
    }

    private var flawsOfResult: [String] {
        guard let code else { return ["the answer has no result code (RFC 5730 §2.6)"] }
        guard let known = ResultCode(rawValue: code) else { return ["\(code) is no result code (RFC 5730 §3)"] }
        let results = content?.all("result") ?? []
        var flaws: [String] = []
        if known.isSuccess, results.count > 1 { flaws.append("a success has one result (RFC 5730 §2.6)") }
        if message.isEmpty { flaws.append("the result has no words (RFC 5730 §2.6)") }
        if code == 1301, queue == nil { flaws.append("1301 comes with a message queue (RFC 5730 §2.9.2.3)") }
        if code >= 2000, content?.first("resData") != nil { flaws.append("a refusal tells no data (RFC 5730 §2.6)") }
        return flaws
    }

    private func flawsOfIdentifiers(_ document: [UInt8]) -> [String] {
        var flaws: [String] = []
        let sent = (try? XMLReader().read(document))?.first("command")?.first("clTRID")?.text.collapsed
        let echoed = transactionID("clTRID")?.collapsed
        // A command that could not be read may keep its identifier to itself.
        if let sent, (3...64).contains(sent.count), echoed != sent, code != ResultCode.syntaxError.rawValue {
            flaws.append("clTRID \(sent) comes back as \(echoed ?? "nothing") (RFC 5730 §2.5)")
        }
        if transactionID("svTRID")?.isEmpty != false { flaws.append("the answer has no svTRID (RFC 5730 §2.6)") }
        return flaws
    }

    /// Namespaces that the client never listed (RFC 5730 §2.9.1.1); RFC 9038 is what serves them in messages.
    private func flawsOfContent(_ known: [String]) -> [String] {
        let unknown = self.extensions.map(\.namespace).filter { !known.contains($0) }
        return unknown.map { "an extension comes that was not asked for at login: \($0) (RFC 5730 §2.9.1.1)" }
    }
}
