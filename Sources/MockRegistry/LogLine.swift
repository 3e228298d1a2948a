import EPP
import Faults
import Hosting
import JSON
import Journal
import Registry
import Session

/// A line of a log: an entry of a journal, with who, what, code, rule, and how long it took; or an event.
struct LogLine {
    let level: LogLevel
    /// One line, whatever names a client has made up.
    let text: String
    /// The same for programs; what is not known is left out.
    let fields: [String: JSONValue]

    init(_ entry: JournalEntry, of registry: String) {
        var fields: [String: JSONValue] = ["registry": .string(registry), "kind": .string(entry.kind.rawValue)]
        if entry.session > 0 { fields["session"] = .integer(Int64(entry.session)) }
        if !entry.registrar.isEmpty { fields["registrar"] = .string(entry.registrar) }
        let (words, more) = Self.content(of: entry.event)
        fields.merge(more) { _, more in more }
        text = Self.sentence(words, registry, entry.session, entry.registrar)
        level = [.received, .sent, .fault].contains(entry.kind) ? .debug : .info
        self.fields = fields
    }

    init(_ event: ServerEvent) {
        level = event.kind.level
        text = Self.sentence(event.text, event.registry, event.session, event.registrar)
        var fields: [String: JSONValue] = ["kind": .string(event.kind.rawValue), "message": .string(event.text)]
        if !event.registry.isEmpty { fields["registry"] = .string(event.registry) }
        if event.session > 0 { fields["session"] = .integer(Int64(event.session)) }
        if !event.registrar.isEmpty { fields["registrar"] = .string(event.registrar) }
        if !event.address.isEmpty { fields["address"] = .string(event.address) }
        self.fields = fields
    }

    init(_ omission: LogLimit.Omission) {
        level = omission.kind.level
        text = "\(omission.count) more were left out: \(omission.kind.words)"
        fields = [
            "kind": .string(omission.kind.rawValue), "message": .string(text),
            "omitted": .integer(Int64(omission.count)),
        ]
    }

    private static func sentence(_ words: String, _ registry: String, _ session: Int, _ registrar: String) -> String {
        var who = registry.isEmpty || registry == RegistryHost.firstID ? [] : ["\(registry):"]
        if session > 0 { who.append("session \(session)") }
        if !registrar.isEmpty { who.append(registrar) }
        return oneLine((who + [words]).joined(separator: " "))
    }

    private static func content(of event: JournalEntry.Event) -> (String, [String: JSONValue]) {
        switch event {
        case .opened(let arrival): (opened(arrival), fields(of: arrival))
        case .closed: ("closed", [:])
        case .handshakeFailed(let reason): ("handshake failed: \(reason)", ["message": .string(reason)])
        case .received(let frame): ("received \(frame)", ["frame": .string(frame)])
        case .sent(let frame): ("sent \(frame)", ["frame": .string(frame)])
        case .verdict(let verdict): (decided(verdict), fields(of: verdict))
        case .fault(let rule, let effect):
            ("fault \(rule): \(effect.name)", ["fault": .string(rule), "effect": .string(effect.name)])
        case .clock(let from, let to, let text):
            (
                "clock \(text): \(from) to \(to)",
                ["message": .string(text), "from": .string("\(from)"), "to": .string("\(to)")]
            )
        case .acted(let act):
            (
                "clock: \(act.kind.rawValue) of \(act.name), due \(act.due): \(act.text)",
                [
                    "act": .string(act.kind.rawValue), "name": .string(act.name), "due": .string("\(act.due)"),
                    "message": .string(act.text),
                ]
            )
        case .operator(let text): ("operator: \(text)", ["message": .string(text)])
        }
    }

    private static func opened(_ arrival: JournalEntry.Arrival) -> String {
        var text = arrival.purpose.map { "opened for \($0)" } ?? "opened from \(arrival.address) port \(arrival.port)"
        if let version = arrival.protocolVersion { text += ", \(version)" }
        if let name = arrival.serverName { text += ", to \(name)" }
        if let name = arrival.certificateName { text += ", certificate of \(name)" }
        return text
    }

    private static func fields(of arrival: JournalEntry.Arrival) -> [String: JSONValue] {
        var fields: [String: JSONValue] = ["address": .string(arrival.address), "port": .integer(Int64(arrival.port))]
        fields["protocol"] = arrival.protocolVersion.map { .string($0) }
        fields["serverName"] = arrival.serverName.map { .string($0) }
        fields["certificate"] = arrival.certificateName.map { .string($0) }
        fields["purpose"] = arrival.purpose.map { .string($0) }
        return fields
    }

    private static func decided(_ verdict: JournalEntry.Verdict) -> String {
        let name = verdict.name.map { " \($0)" } ?? ""
        let time = "\(verdict.command ?? "unreadable")\(name) \(verdict.code) in \(milliseconds(verdict.duration)) ms"
        let rule = verdict.rule.map { rule in verdict.section.map { "\(rule) (\($0))" } ?? rule }
        // Where no rule has a name, what was found stands for it.
        let reasons = [rule, verdict.found == verdict.rule ? nil : verdict.found, verdict.note].compactMap(\.self)
        return reasons.isEmpty ? time : "\(time): \(reasons.joined(separator: "; "))"
    }

    private static func fields(of verdict: JournalEntry.Verdict) -> [String: JSONValue] {
        var fields: [String: JSONValue] = ["code": .integer(Int64(verdict.code))]
        fields["command"] = verdict.command.map { .string($0) }
        fields["name"] = verdict.name.map { .string($0) }
        fields["rule"] = verdict.rule.map { .string($0) }
        fields["section"] = verdict.section.map { .string($0) }
        fields["found"] = verdict.found.map { .string($0) }
        fields["note"] = verdict.note.map { .string($0) }
        fields["clTRID"] = verdict.clientTransactionID.map { .string($0) }
        fields["svTRID"] = verdict.serverTransactionID.map { .string($0) }
        fields["milliseconds"] = .number(Double(microseconds(verdict.duration)) / 1000)
        return fields
    }

    private static func microseconds(_ duration: Duration) -> Int64 {
        duration.components.seconds &* 1_000_000 &+ duration.components.attoseconds / 1_000_000_000_000
    }

    private static func milliseconds(_ duration: Duration) -> String {
        let microseconds = microseconds(duration)
        let fraction = String(microseconds % 1000)
        return "\(microseconds / 1000).\(String(repeating: "0", count: max(0, 3 - fraction.count)))\(fraction)"
    }

    /// A client's line ends and other controls must not make lines of their own.
    private static func oneLine(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isControl) else { return text }
        return text.unicodeScalars.map { scalar in
            guard isControl(scalar) else { return String(scalar) }
            return scalar == "\n" ? "\\n" : "\\u{\(String(scalar.value, radix: 16))}"
        }
        .joined()
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) || (0x2028...0x2029).contains(scalar.value)
    }
}
