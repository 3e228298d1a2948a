/// What a registrar says, in short.
extension TestClient {
    /// Reads the greeting and logs in; the result's code.
    @discardableResult package func login(_ client: String, _ password: String) throws -> String {
        _ = try frame()
        return try code(
            of: """
                <login><clID>\(client)</clID><pw>\(password)</pw><options><version>1.0</version><lang>en</lang></options>\
                <svcs><objURI>urn:ietf:params:xml:ns:domain-1.0</objURI></svcs></login>
                """
        )
    }

    /// Asks for a domain, with an auth code where one is taken at creation.
    package func create(_ domain: String, authInfo: String = "2fooBAR") throws -> String {
        try code(
            of: """
                <create><domain:create xmlns:domain="urn:ietf:params:xml:ns:domain-1.0"><domain:name>\(domain)\
                </domain:name><domain:authInfo><domain:pw>\(authInfo)</domain:pw></domain:authInfo></domain:create>\
                </create>
                """
        )
    }

    package func isAvailable(_ domain: String) throws -> Bool {
        try answer(
            to: """
                <check><domain:check xmlns:domain="urn:ietf:params:xml:ns:domain-1.0"><domain:name>\(domain)\
                </domain:name></domain:check></check>
                """
        ).contains("avail=\"1\"")
    }

    package func poll() throws -> String { try answer(to: "<poll op=\"req\"/>") }

    /// The answer's document.
    package func answer(to command: String) throws -> String {
        send(
            """
            <?xml version="1.0" encoding="UTF-8"?><epp xmlns="urn:ietf:params:xml:ns:epp-1.0"><command>\(command)\
            </command></epp>
            """
        )
        return try frame()
    }

    private func code(of command: String) throws -> String {
        String(try answer(to: command).split(separator: "code=\"").last?.prefix(4) ?? "")
    }
}
