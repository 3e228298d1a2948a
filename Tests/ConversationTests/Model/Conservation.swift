import Registry
import TestSupport

/// Nothing comes from nothing and nothing is lost: a domain appears by create alone, and goes by its deletion alone.
enum Conservation {
    static func faults(from before: Photograph, to now: Photograph, _ act: Act, _ answer: [UInt8]?, _ policy: Policy)
        -> [String]
    {
        var faults: [String] = []
        let result = answer.map(Stage.code) ?? 0
        for name in Set(before.domains.keys).union(now.domains.keys) {
            switch (before.domains[name], now.domains[name]) {
            case (nil, .some):
                guard case .create(_, name) = act, [1000, 1001].contains(result) else {
                    faults.append("\(name) came from nothing")
                    continue
                }
            case (.some(let former), nil):
                if case .delete(_, name) = act, result == 1000 { continue }
                let couldExpire = policy.domain.atExpiry == .delete && former.expires <= now.time
                if !former.isDeleted && !former.isWaiting && !couldExpire { faults.append("\(name) is lost") }
            case (.some(let former), .some(let current)):
                if former.id != current.id { faults.append("\(name) is another") }
            case (nil, nil): break
            }
        }
        if now.contacts != before.contacts { faults.append("contacts: \(before.contacts), then \(now.contacts)") }
        if now.hosts > before.hosts, !act.makesHost || result != 1000 {
            faults.append("hosts: \(before.hosts), then \(now.hosts)")
        }
        if now.lastObject < before.lastObject || now.lastMessage < before.lastMessage {
            faults.append("numbers are given out twice")
        }
        return faults
    }
}
