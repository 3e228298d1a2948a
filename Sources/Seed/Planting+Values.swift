import EPP
import JSON
import Registry

/// What all objects of a seed have in common.
extension Planting {
    func instant(_ time: SeedTime?) -> Instant { time?.instant(from: start) ?? start }

    func check(length text: String, _ range: ClosedRange<Int>, at path: JSONPath) throws(JSONFault) {
        guard range.contains(text.unicodeScalars.count) else {
            throw JSONFault("\(range.lowerBound) to \(range.upperBound) characters are expected", at: path)
        }
    }

    func registrar(_ id: String?, at path: JSONPath) throws(JSONFault) {
        guard let id, world.registrars[id] == nil else { return }
        throw JSONFault("there is no registrar \"\(id)\"", at: path)
    }

    func name(_ text: String, at path: JSONPath) throws(JSONFault) -> DomainName {
        do throws(DomainName.Fault) {
            return try DomainName(text)
        } catch {
            throw JSONFault("\"\(text)\" is no name: \(error.sentence)", at: path)
        }
    }

    func address(_ text: String, at path: JSONPath) throws(JSONFault) -> IPAddress {
        guard let address = IPAddress(text, text.contains(":") ? .v6 : .v4) else {
            throw JSONFault("\"\(text)\" is no IP address", at: path)
        }
        return address
    }

    func addresses(_ texts: [String]?, at path: JSONPath) throws(JSONFault) -> [IPAddress] {
        var addresses: [IPAddress] = []
        for (index, text) in (texts ?? []).enumerated() {
            let address = try address(text, at: path[index])
            guard !addresses.contains(address) else {
                throw JSONFault("\"\(text)\" stands here twice", at: path[index])
            }
            addresses.append(address)
        }
        return addresses
    }

    func statuses<Set: StatusSet>(_ names: [String]?, at path: JSONPath) throws(JSONFault) -> Set {
        var statuses: Set = []
        for (index, name) in (names ?? []).enumerated() {
            guard let status = Set(name: name) else {
                throw JSONFault("there is no status \"\(name)\"", at: path[index])
            }
            guard !["ok", "inactive", "linked"].contains(name) else {
                throw JSONFault("\"\(name)\" follows from the rest and is not written", at: path[index])
            }
            guard statuses.isDisjoint(with: status) else {
                throw JSONFault("\"\(name)\" stands here twice", at: path[index])
            }
            statuses.formUnion(status)
        }
        return statuses
    }

    func notes(
        _ notes: [String: SeedStatusNote]?,
        of statuses: some StatusSet,
        at path: JSONPath
    ) throws(JSONFault) -> [String: StatusNote] {
        let known = statuses.names
        for name in (notes ?? [:]).keys where !known.contains(name) {
            throw JSONFault("a note is about a status that the object does not have", at: path[name])
        }
        return (notes ?? [:]).mapValues { StatusNote($0.text, language: $0.language) }
    }

    /// A code as the policy keeps it, or one that is hashed already.
    func authInfo(_ code: String?, _ guarded: GuardedCode?) -> AuthInfo {
        if let guarded { return .guarded(guarded) }
        return AuthInfo(code ?? "", policy.authInfo, at: start, world.random)
    }

    /// The number an object asks for, or the next that nobody does.
    package mutating func number(_ asked: Int?, at path: JSONPath) throws(JSONFault) -> ObjectID {
        guard let asked else {
            while taken.contains(nextNumber) { nextNumber += 1 }
            defer { nextNumber += 1 }
            return nextNumber
        }
        guard (1...Int.max / 2).contains(asked) else { throw JSONFault("a number is at least 1", at: path) }
        return asked
    }

    /// Who did what to an object exists.
    func checkHistory(_ seed: some SeedHistory, at path: JSONPath) throws(JSONFault) {
        try registrar(seed.sponsor, at: path["sponsor"])
        try registrar(seed.creator, at: path["creator"])
        try registrar(seed.updater, at: path["updater"])
        if seed.updated != nil, seed.updater == nil { throw JSONFault("\"updater\" is missing", at: path) }
    }

    func updated(_ seed: some SeedHistory) -> Instant? {
        seed.updater == nil ? nil : instant(seed.updated)
    }

    func transfer(
        _ seed: SeedTransfer,
        of sponsor: ClientID,
        at path: JSONPath
    ) throws(JSONFault) -> Transfer {
        try registrar(seed.requester, at: path["requester"])
        try registrar(seed.loser, at: path["loser"])
        try registrar(seed.actor, at: path["actor"])
        let requested = instant(seed.requested)
        var transfer = Transfer(
            requester: seed.requester,
            at: requested,
            from: seed.loser ?? sponsor,
            until: seed.acted?.instant(from: start) ?? requested + policy.transfer.pendingTime,
            months: seed.months
        )
        guard transfer.requester != transfer.losingRegistrar else {
            throw JSONFault("a registrar asks for what it sponsors", at: path["requester"])
        }
        transfer.status = seed.status ?? .pending
        transfer.actor = seed.actor ?? transfer.losingRegistrar
        transfer.expires = seed.expires?.instant(from: start)
        transfer.charge = try charge(seed.charge, at: path["charge"])
        return transfer
    }

    /// What was paid: bounded, so that no sum of charges leaves the numbers that there are.
    func charge(_ charge: Int?, at path: JSONPath) throws(JSONFault) -> Int {
        guard let charge else { return 0 }
        guard (0...1_000_000_000_000).contains(charge) else {
            throw JSONFault("a charge is 0 to 1000000000000", at: path)
        }
        return charge
    }
}
