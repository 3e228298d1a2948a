import EPP

/// The commands of the tests, as what stands inside `<command>`.
enum RST {
    static func command(_ verb: String, _ kind: String, _ body: String, operation: String = "", adding: String = "")
        -> String
    {
        let operation = operation.isEmpty ? "" : " op=\"\(operation)\""
        let object = "<\(kind):\(verb) xmlns:\(kind)=\"urn:ietf:params:xml:ns:\(kind)-1.0\">\(body)</\(kind):\(verb)>"
        let addition = adding.isEmpty ? "" : "<extension>\(adding)</extension>"
        return "<\(verb)\(operation)>\(object)</\(verb)>\(addition)"
    }

    static func element(_ name: String, _ text: String, _ attributes: String = "") -> String {
        "<\(name)\(attributes.isEmpty ? "" : " \(attributes)")>\(text)</\(name)>"
    }

    /// A command that names an object only.
    static func of(_ verb: String, _ kind: String, _ name: String) -> String {
        command(verb, kind, element(kind == "contact" ? "contact:id" : "\(kind):name", name))
    }

    static func check(_ kind: String, _ names: [String]) -> String {
        let names = names.map { element(kind == "contact" ? "contact:id" : "\(kind):name", $0) }
        return command("check", kind, names.joined())
    }

    /// An update that adds, removes or changes something.
    static func update(_ kind: String, _ name: String, _ part: String, _ body: String, adding: String = "") -> String {
        let object = element(kind == "contact" ? "contact:id" : "\(kind):name", name)
        return command("update", kind, object + element("\(kind):\(part)", body), adding: adding)
    }

    static func status(_ kind: String, _ status: String) -> String { "<\(kind):status s=\"\(status)\"/>" }

    static func host(_ name: String, _ addresses: [(version: String, text: String)] = []) -> String {
        command("create", "host", element("host:name", name) + hostAddresses(addresses))
    }

    static func hostAddresses(_ addresses: [(version: String, text: String)]) -> String {
        addresses.map { element("host:addr", $0.text, "ip=\"\($0.version)\"") }.joined()
    }

    static func authInfo(_ kind: String, _ code: String) -> String {
        element("\(kind):authInfo", element("\(kind):pw", code))
    }

    static func renew(_ name: String, _ expires: String, _ years: Int) -> String {
        let period = element("domain:period", "\(years)", "unit=\"y\"")
        return command("renew", "domain", element("domain:name", name) + element("domain:curExpDate", expires) + period)
    }

    static func transfer(_ operation: String, _ name: String, _ years: Int? = nil, _ code: String? = nil) -> String {
        let period = years.map { element("domain:period", "\($0)", "unit=\"y\"") } ?? ""
        let object = element("domain:name", name) + period + (code.map { authInfo("domain", $0) } ?? "")
        return command("transfer", "domain", object, operation: operation)
    }

    static func hostObjects(_ names: [String]) -> String {
        names.isEmpty ? "" : element("domain:ns", names.map { element("domain:hostObj", $0) }.joined())
    }

    static func hostAttribute(_ name: String, _ addresses: [(version: String, text: String)] = []) -> String {
        let addresses = addresses.map { element("domain:hostAddr", $0.text, "ip=\"\($0.version)\"") }.joined()
        return element("domain:hostAttr", element("domain:hostName", name) + addresses)
    }

    /// An element of secDNS around records.
    static func secDNS(_ name: String, _ body: String) -> String {
        "<secDNS:\(name) xmlns:secDNS=\"urn:ietf:params:xml:ns:secDNS-1.1\">\(body)</secDNS:\(name)>"
    }
}
