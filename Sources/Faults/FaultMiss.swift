import EPP

/// What of a rule's `match` does not fit a command.
struct FaultMisfits: OptionSet {
    let rawValue: UInt8

    // In this order, so that the value tells how far off it is: another command is further than all else together.
    static let `extension` = FaultMisfits(rawValue: 1)
    static let registrar = FaultMisfits(rawValue: 2)
    static let name = FaultMisfits(rawValue: 4)
    static let session = FaultMisfits(rawValue: 8)
    static let object = FaultMisfits(rawValue: 16)
    static let command = FaultMisfits(rawValue: 32)
}

/// What came nearest to a rule that has not acted, and why it did not.
struct FaultMiss {
    let misfits: FaultMisfits
    let command: String
    let registrar: String
    let names: [String]
    let session: Int

    init(_ misfits: FaultMisfits, _ context: FaultContext) {
        self.misfits = misfits
        command = context.commandNames.last ?? "connection"
        registrar = context.registrar
        names = context.names
        session = context.session
    }

    /// `domain:info of alpha for x.example: the registrar is alpha, not beta`.
    func sentence(_ match: FaultMatch) -> String {
        let whom = registrar.isEmpty ? "" : " of \(registrar)"
        let what = names.isEmpty ? "" : " for \(names.prefix(3).joined(separator: ", "))"
        return "\(command)\(whom)\(what): \(reasons(match).joined(separator: ", "))"
    }

    private func reasons(_ match: FaultMatch) -> [String] {
        let name = names.isEmpty ? "none" : names.prefix(3).joined(separator: ", ")
        let all: [(FaultMisfits, String, String, String?)] = [
            (.command, "command", command, match.command?.rawValue),
            (.object, "object", command.contains(":") ? String(command.prefix { $0 != ":" }) : "none", match.object),
            (.session, "session", String(session), match.session.map { String($0) }),
            (.name, "name", name, match.name?.rawValue),
            (.registrar, "registrar", registrar.isEmpty ? "nobody yet" : registrar, match.registrar?.rawValue),
        ]
        let missing = misfits.contains(.extension) ? ["it has no \(match.extension?.rawValue ?? "")"] : []
        return missing + all.filter { misfits.contains($0.0) }.map { "the \($0.1) is \($0.2), not \($0.3 ?? "")" }
    }
}

/// What has become of a rule.
package struct FaultRecord: Sendable {
    package let rule: FaultRule
    /// How often it has acted.
    package let acted: Int
    /// Of a rule that has not acted: what came nearest to it and why it did not, in a sentence; nil where nothing came.
    package let nearestMiss: String?

    init(_ entry: FaultState.Entry) {
        (rule, acted) = (entry.rule, entry.acted)
        nearestMiss = entry.acted > 0 ? nil : entry.whyIdle
    }
}

extension FaultState.Entry {
    /// Keeps what does not fit, if nothing has come nearer.
    mutating func note(_ misfits: FaultMisfits, _ context: FaultContext) {
        guard acted == 0, nearest.map({ misfits.rawValue <= $0.misfits.rawValue }) ?? true else { return }
        nearest = FaultMiss(misfits, context)
    }

    fileprivate var whyIdle: String? {
        if seen > 0 {
            let times = "all fitted \(seen == 1 ? "once" : "\(seen) times")"
            if let occurrence = rule.match.occurrence { return "\(times); it acts at occurrence \(occurrence)" }
            return "\(times); the probability of \(rule.match.probability ?? 1) has not come true"
        }
        if untimely > 0 {
            let times = untimely == 1 ? "once" : "\(untimely) times"
            return "the command fitted \(times), and what \(rule.effect.name) waits for was not there"
        }
        return nearest?.sentence(rule.match)
    }
}
