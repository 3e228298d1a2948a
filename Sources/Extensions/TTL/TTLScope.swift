import EPP
import Registry

/// The types of records that an object of one kind has, and what the registry takes for each.
struct TTLScope: Sendable {
    let ranges: [TTLPolicy.Range]

    /// The addresses of hosts are a domain's own only where hosts are its attributes (RFC 9803 §3.2).
    static func domain(_ policy: Policy) -> TTLScope {
        let types: [TTLPolicy.RecordType] = policy.hasHostObjects ? [.NS, .DS, .DNAME] : [.NS, .DS, .DNAME, .A, .AAAA]
        return TTLScope(types, policy)
    }

    static func host(_ policy: Policy) -> TTLScope { TTLScope([.A, .AAAA], policy) }

    private init(_ types: [TTLPolicy.RecordType], _ policy: Policy) {
        ranges = types.compactMap(policy.ttl.range)
    }

    /// What was chosen before, with what is chosen now: 2306 for a type that is not to be chosen here, 2004 outside its
    /// range (RFC 9803 §2.2.1, §3.1).
    func choosing(
        _ list: TTLList,
        after former: [TTLPolicy.RecordType: Int]
    ) throws(EPPError) -> [TTLPolicy.RecordType: Int] {
        var chosen = former
        for entry in list.entries {
            guard let type = entry.type, let range = ranges.first(where: { $0.type == type }) else {
                throw EPPError(
                    .valuePolicy,
                    "no time is taken for this type (RFC 9803 §3.1, policy ttl)",
                    at: entry.item
                )
            }
            if let seconds = entry.seconds, seconds < range.min || seconds > range.max {
                let reason = "\(type) takes \(range.min) to \(range.max) seconds (RFC 9803 §2.2.1, policy ttl)"
                throw EPPError(.valueRange, reason, at: entry.item)
            }
            chosen[type] = entry.seconds
        }
        return chosen
    }
}
