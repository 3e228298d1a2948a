/// The requests as XML.
enum Documents {
    private static let place = FrameTemplate.place

    /// RFC 5730 §2.9.1.1, with the three objects and no extension.
    static func login(client: String, password: String) -> String {
        let objects = ["domain", "contact", "host"]
            .map { "<objURI>urn:ietf:params:xml:ns:\($0)-1.0</objURI>" }
            .joined()
        return command(
            """
            <login><clID>\(escaped(client))</clID><pw>\(escaped(password))</pw>\
            <options><version>1.0</version><lang>en</lang></options><svcs>\(objects)</svcs></login>
            """
        )
    }

    /// RFC 5730 §2.9.1.2.
    static let logout = command("<logout/>")

    /// The request that a workload repeats.
    static func work(_ options: Options, mark: String) -> String? {
        switch options.workload {
        case .info: domain("info", "<domain:name hosts=\"all\">\(escaped(options.name))</domain:name>")
        case .check: domain("check", name(options.name))
        case .create: create(name: "load-\(mark)-\(place).\(options.zone)", contact: options.contact)
        case .update: domain("update", name(options.name) + "<domain:chg>\(authInfo)</domain:chg>")
        case .hello: document("<hello/>")
        case .login, .idle: nil
        }
    }

    /// RFC 5731 §3.2.1; without a contact for registries that keep none.
    private static func create(name new: String, contact: String) -> String {
        let id = escaped(contact)
        let contacts =
            contact.isEmpty
            ? ""
            : """
            <domain:registrant>\(id)</domain:registrant><domain:contact type="admin">\(id)</domain:contact>\
            <domain:contact type="tech">\(id)</domain:contact>
            """
        return domain("create", name(new) + "<domain:period unit=\"y\">1</domain:period>" + contacts + authInfo)
    }

    private static let authInfo = "<domain:authInfo><domain:pw>Load-\(place)</domain:pw></domain:authInfo>"

    private static func name(_ name: String) -> String { "<domain:name>\(escaped(name))</domain:name>" }

    private static func domain(_ verb: String, _ content: String) -> String {
        let namespace = "urn:ietf:params:xml:ns:domain-1.0"
        return command(
            "<\(verb)><domain:\(verb) xmlns:domain=\"\(namespace)\">\(content)</domain:\(verb)></\(verb)>"
        )
    }

    private static func command(_ content: String) -> String {
        document("<command>\(content)<clTRID>LOAD-\(place)</clTRID></command>")
    }

    private static func document(_ content: String) -> String {
        """
        <?xml version="1.0" encoding="UTF-8" standalone="no"?>\
        <epp xmlns="urn:ietf:params:xml:ns:epp-1.0">\(content)</epp>
        """
    }

    static func escaped(_ text: String) -> String {
        text.reduce(into: "") { result, character in
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            default: result.append(character)
            }
        }
    }
}
