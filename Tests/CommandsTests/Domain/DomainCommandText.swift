/// Commands as a client writes them, without the envelope.
enum DomainCommandText {
    static func update(_ name: String, _ body: String) -> String {
        "<update><d:update><d:name>\(name)</d:name>\(body)</d:update></update>"
    }

    static func delete(_ name: String) -> String { "<delete><d:delete><d:name>\(name)</d:name></d:delete></delete>" }

    static func renew(_ name: String, _ date: String, _ period: String = "") -> String {
        """
        <renew><d:renew><d:name>\(name)</d:name><d:curExpDate>\(date)</d:curExpDate>\(period)</d:renew></renew>
        """
    }

    static func transfer(_ operation: String, _ name: String, _ body: String = "") -> String {
        """
        <transfer op="\(operation)"><d:transfer><d:name>\(name)</d:name>\(body)</d:transfer></transfer>
        """
    }

    static func code(_ code: String) -> String { "<d:authInfo><d:pw>\(code)</d:pw></d:authInfo>" }

    static func years(_ count: Int, _ unit: String = "y") -> String { "<d:period unit=\"\(unit)\">\(count)</d:period>" }

    static func status(_ name: String, _ text: String = "") -> String { "<d:status s=\"\(name)\">\(text)</d:status>" }

    static func info(_ name: String, _ body: String = "") -> String {
        "<info><d:info><d:name>\(name)</d:name>\(body)</d:info></info>"
    }
}
