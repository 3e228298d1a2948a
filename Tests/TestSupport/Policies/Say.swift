import EPP
import Extensions

/// Commands about objects and their codes, as what stands inside `<command>`.
package enum Say {
    /// Two codes of twenty printable characters (RFC 9154 §4.1).
    package static let strong = "Qx7!kRw#2ZpLm9@vTf4%"
    package static let otherStrong = "8hG$yWq1*NbXc5^JdUs6"

    package static func info(_ domain: String, _ code: String? = nil, with addition: String = "") -> String {
        command("info", name(domain) + (code.map { authInfo($0) } ?? "")) + added(addition)
    }

    package static func create(_ domain: String, _ code: String = "") -> String {
        command("create", name(domain) + "<domain:registrant>ALPHA-1</domain:registrant>" + authInfo(code))
    }

    package static func delete(_ domain: String) -> String { command("delete", name(domain)) }

    /// Sets the code of a domain; an empty one unsets it.
    package static func set(_ domain: String, _ code: String) -> String {
        command("update", name(domain) + "<domain:chg>\(authInfo(code))</domain:chg>")
    }

    package static func unset(_ domain: String) -> String {
        command("update", name(domain) + "<domain:chg><domain:authInfo><domain:null/></domain:authInfo></domain:chg>")
    }

    /// Adds or removes a status.
    package static func status(_ part: String, _ status: String, of domain: String) -> String {
        command("update", name(domain) + "<domain:\(part)><domain:status s=\"\(status)\"/></domain:\(part)>")
    }

    package static func lock(_ domain: String) -> String { status("add", "clientTransferProhibited", of: domain) }

    /// Asks for a transfer; no code leaves out the authInfo.
    package static func transfer(
        _ domain: String,
        _ code: String?,
        number: String? = nil,
        roid: String? = nil
    ) -> String {
        let number = number.map { "<authCode:processNumber>\($0)</authCode:processNumber>" }
        let addition = number.map { "<authCode:transfer \(declaration)>\($0)</authCode:transfer>" } ?? ""
        let object = name(domain) + (code.map { authInfo($0, roid: roid) } ?? "")
        return command("transfer", object, operation: "request") + added(addition)
    }

    package static func transfer(_ domain: String, with held: Stage.Held?) -> String {
        transfer(domain, held?.code ?? strong, number: held?.number)
    }

    /// Another transfer command: query, approve, reject or cancel.
    package static func transfer(_ operation: String, of domain: String) -> String {
        command("transfer", name(domain), operation: operation)
    }

    package static func request(isForced: Bool = false) -> String {
        "<authCode:request \(declaration)\(isForced ? " force=\"true\"" : "")/>"
    }

    package static let cancel = "<authCode:cancel \(declaration)/>"

    /// A command on a contact, by what stands inside its element.
    package static func contact(_ verb: String, _ object: String, operation: String? = nil) -> String {
        element(verb, object, operation, "contact", Namespace.contact)
    }

    package static func setContact(_ id: String, _ code: String) -> String {
        let authInfo = "<contact:authInfo><contact:pw>\(code)</contact:pw></contact:authInfo>"
        return contact("update", "<contact:id>\(id)</contact:id><contact:chg>\(authInfo)</contact:chg>")
    }

    /// Asks for a contact, or answers who does.
    package static func transferContact(_ id: String, _ operation: String, _ code: String) -> String {
        let authInfo = "<contact:authInfo><contact:pw>\(code)</contact:pw></contact:authInfo>"
        return contact("transfer", "<contact:id>\(id)</contact:id>\(authInfo)", operation: operation)
    }

    /// Asks for the message that has waited longest.
    package static let poll = "<poll op=\"req\"/>"

    package static func renew(_ domain: String, _ expires: String) -> String {
        command("renew", name(domain) + "<domain:curExpDate>\(expires)</domain:curExpDate>")
    }

    /// Takes a deletion back (RFC 3915 §4.2.5).
    package static func requestRestore(_ domain: String) -> String { restore(domain, "<rgp:restore op=\"request\"/>") }

    package static func reportRestore(_ domain: String) -> String {
        let date = "2026-01-01T00:00:00.0Z"
        let report = """
            <rgp:preData>before</rgp:preData><rgp:postData>after</rgp:postData><rgp:delTime>\(date)</rgp:delTime>\
            <rgp:resTime>\(date)</rgp:resTime><rgp:resReason>error</rgp:resReason>\
            <rgp:statement>one</rgp:statement><rgp:statement>two</rgp:statement>
            """
        return restore(domain, "<rgp:restore op=\"report\"><rgp:report>\(report)</rgp:report></rgp:restore>")
    }

    private static func restore(_ domain: String, _ restore: String) -> String {
        let update = "<rgp:update xmlns:rgp=\"\(RGP.namespace)\">\(restore)</rgp:update>"
        return command("update", name(domain) + "<domain:chg/>") + added(update)
    }

    private static let declaration = "xmlns:authCode=\"\(AuthCode.namespace)\""

    private static func name(_ domain: String) -> String { "<domain:name>\(domain)</domain:name>" }

    private static func authInfo(_ code: String, roid: String? = nil) -> String {
        "<domain:authInfo><domain:pw\(roid.map { " roid=\"\($0)\"" } ?? "")>\(code)</domain:pw></domain:authInfo>"
    }

    private static func command(_ verb: String, _ object: String, operation: String? = nil) -> String {
        element(verb, object, operation, "domain", Namespace.domain)
    }

    private static func element(
        _ verb: String,
        _ object: String,
        _ operation: String?,
        _ prefix: String,
        _ namespace: String
    ) -> String {
        let operation = operation.map { " op=\"\($0)\"" } ?? ""
        let inner = "<\(prefix):\(verb) xmlns:\(prefix)=\"\(namespace)\">\(object)</\(prefix):\(verb)>"
        return "<\(verb)\(operation)>\(inner)</\(verb)>"
    }

    private static func added(_ addition: String) -> String {
        addition.isEmpty ? "" : "<extension>\(addition)</extension>"
    }
}
