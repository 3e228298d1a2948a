import EPP
import TestSupport

/// Something that a registrar does with a name server.
enum HostAct: CustomStringConvertible {
    case create(String)
    case rename(String, to: String)
    case delete(String)
    /// Adds it to a domain's name servers, or removes it.
    case delegate(String, part: String, to: String)

    /// Below the domain, outside, or where the registry puts hosts whose domain is gone.
    static func random(_ domain: String, _ numbers: inout SeededNumbers) -> HostAct {
        let host = name(domain, &numbers)
        switch numbers.below(8) {
        case 0, 1, 2: return .create(host)
        case 3: return .rename(host, to: name(domain, &numbers))
        case 4: return .delete(host)
        default: return .delegate(domain, part: numbers.isOne(in: 4) ? "rem" : "add", to: host)
        }
    }

    private static func name(_ domain: String, _ numbers: inout SeededNumbers) -> String {
        switch numbers.below(6) {
        case 0, 1, 2: "ns\(1 + numbers.below(2)).\(domain)"
        case 3: "ns\(1 + numbers.below(2)).alpha-1.example"
        case 4: "ns\(1 + numbers.below(2)).outside.net"
        default: "h\(5 + numbers.below(3)).sacrificial.invalid"
        }
    }

    var description: String {
        switch self {
        case .create(let name): "create \(name)"
        case .rename(let name, let other): "rename \(name) to \(other)"
        case .delete(let name): "delete \(name)"
        case .delegate(let domain, let part, let host): "\(part) \(host) of \(domain)"
        }
    }

    /// What stands inside `<command>`.
    var command: String {
        switch self {
        case .create(let name):
            let address =
                name.hasSuffix(".example") || name.hasSuffix(".test") ? "<host:addr>192.0.2.7</host:addr>" : ""
            return Self.host("create", "<host:name>\(name)</host:name>\(address)")
        case .rename(let name, let other):
            return Self.host(
                "update",
                "<host:name>\(name)</host:name><host:chg><host:name>\(other)</host:name></host:chg>"
            )
        case .delete(let name): return Self.host("delete", "<host:name>\(name)</host:name>")
        case .delegate(let domain, let part, let host):
            let servers = "<domain:ns><domain:hostObj>\(host)</domain:hostObj></domain:ns>"
            return """
                <update><domain:update xmlns:domain="\(Namespace.domain)"><domain:name>\(domain)</domain:name>\
                <domain:\(part)>\(servers)</domain:\(part)></domain:update></update>
                """
        }
    }

    private static func host(_ verb: String, _ object: String) -> String {
        "<\(verb)><host:\(verb) xmlns:host=\"\(Namespace.host)\">\(object)</host:\(verb)></\(verb)>"
    }
}
