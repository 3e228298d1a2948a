import EPP

@testable import Lint

/// Documents for tests, made from their inner parts.
enum Frames {
    static let domain = "urn:ietf:params:xml:ns:domain-1.0"
    static let host = "urn:ietf:params:xml:ns:host-1.0"
    static let contact = "urn:ietf:params:xml:ns:contact-1.0"
    static let organization = "urn:ietf:params:xml:ns:epp:org-1.0"
    static let secDNS = "urn:ietf:params:xml:ns:secDNS-1.1"
    static let rgp = "urn:ietf:params:xml:ns:rgp-1.0"
    static let loginSec = "urn:ietf:params:xml:ns:epp:loginSec-1.0"

    static func epp(_ content: String) -> String { "<epp xmlns='\(Namespace.epp)'>\(content)</epp>" }

    static let hello = epp("<hello/>")

    static let greeting = epp(
        """
        <greeting><svID>S</svID><svDate>2026-01-01T00:00:00Z</svDate><svcMenu><version>1.0</version><lang>en</lang>\
        <objURI>\(domain)</objURI><objURI>\(host)</objURI><objURI>\(contact)</objURI><svcExtension><extURI>\(secDNS)</extURI>\
        </svcExtension></svcMenu><dcp/></greeting>
        """
    )

    static func login(
        _ services: [String] = [domain, host, contact],
        version: String = "1.0",
        password: String = "secret",
        _ extensions: String = ""
    ) -> String {
        let listed = services.map { "<objURI>\($0)</objURI>" }.joined()
        return command(
            """
            <login><clID>alpha</clID><pw>\(password)</pw><options><version>\(version)</version><lang>en</lang></options>\
            <svcs>\(listed)</svcs></login>
            """,
            extensions,
            identifier: "LOG-1"
        )
    }

    /// A command; `identifier` is its clTRID.
    static func command(_ action: String, _ extensions: String = "", identifier: String? = "C-1") -> String {
        let extended = extensions.isEmpty ? "" : "<extension>\(extensions)</extension>"
        return epp("<command>\(action)\(extended)\(identifier.map { "<clTRID>\($0)</clTRID>" } ?? "")</command>")
    }

    /// `<info><domain:info>…</domain:info></info>`.
    static func about(_ verb: String, _ namespace: String, _ content: String, op: String? = nil) -> String {
        "<\(verb)\(op.map { " op='\($0)'" } ?? "")><\(verb) xmlns='\(namespace)'>\(content)</\(verb)></\(verb)>"
    }

    /// A response; `identifier` is the clTRID that comes back.
    static func response(
        _ codes: Int...,
        data: String = "",
        queue: String = "",
        extensions: String = "",
        identifier: String? = "C-1",
        server: String? = "S-1"
    ) -> String {
        let results = codes.map { "<result code='\($0)'><msg>m</msg></result>" }.joined()
        let told = data.isEmpty ? "" : "<resData>\(data)</resData>"
        let extended = extensions.isEmpty ? "" : "<extension>\(extensions)</extension>"
        let identifiers = [identifier.map { "<clTRID>\($0)</clTRID>" }, server.map { "<svTRID>\($0)</svTRID>" }]
        let trID = "<trID>\(identifiers.compactMap(\.self).joined())</trID>"
        return epp("<response>\(results)\(queue)\(told)\(extended)\(trID)</response>")
    }

    static func data(_ name: String, _ namespace: String, _ content: String) -> String {
        "<\(name) xmlns='\(namespace)'>\(content)</\(name)>"
    }
}
