import EPP
import Registry
import XML

/// `<secDNS:update>`: what to remove, then what to add, then what to change (RFC 5910 §5.2.5).
struct SecDNSUpdate: Sendable {
    enum Removal: Sendable {
        case nothing
        case everything
        case records([SecDNSRecord])
    }

    let isUrgent: Bool
    let removal: Removal
    let addition: SecDNSData?
    /// The new `maxSigLife` of `<chg>`; an empty `<chg>` changes nothing.
    let maxSigLife: Int?

    /// Without any of the three it is 2003.
    init(_ element: Element) throws(EPPError) {
        isUrgent = try element.boolean(attribute: "urgent") ?? false
        var children = try Children(of: element, attributes: ["urgent"])
        guard children.next != nil else {
            throw EPPError(.parameterMissing, "rem, add or chg is needed", "RFC 5910 §5.2.5", at: Item(element))
        }
        removal = try children.optional("rem").map { element throws(EPPError) in try Self.removal(element) } ?? .nothing
        addition = try children.optional("add").map { element throws(EPPError) in try SecDNSData(element) }
        maxSigLife = try children.optional("chg").flatMap { element throws(EPPError) in try Self.change(element) }
        try children.end()
    }

    /// `<all>true</all>` removes everything, `<all>false</all>` nothing.
    private static func removal(_ element: Element) throws(EPPError) -> Removal {
        var children = try Children(of: element)
        if let all = children.optional("all") {
            try children.end()
            return try all.boolean() ? .everything : .nothing
        }
        let records = try SecDNSRecord.read(&children)
        try children.end()
        return .records(records)
    }

    private static func change(_ element: Element) throws(EPPError) -> Int? {
        var children = try Children(of: element)
        let maxSigLife = try children.optional("maxSigLife")
            .map { element throws(EPPError) in try element.maxSigLife() }
        try children.end()
        return maxSigLife
    }

    /// The data of the domain as the update leaves them.
    func applied(to former: SecDNSData, of domain: String, _ policy: DNSSECPolicy) throws(EPPError) -> SecDNSData {
        guard !isUrgent || policy.takesUrgent else {
            let item = Item(SecDNS.namespace, "update")
            throw EPPError(
                .unimplementedOption,
                "urgent is not taken",
                "RFC 5910 §5.2.5, policy dnssec.takesUrgent",
                at: item
            )
        }
        let limits = SecDNSLimits(policy, of: domain)
        try limits.checkMaxSigLife(maxSigLife)
        var data = former
        switch removal {
        case .nothing: break
        case .everything: data.records = []
        case .records(let records):
            for record in records { try limits.checkInterface(record) }
            data = try data.removing(records)
        }
        if let addition {
            try limits.check(addition)
            data = try data.adding(addition)
        }
        data.maxSigLife = maxSigLife ?? data.maxSigLife
        try limits.checkCount(data)
        return data
    }
}
