import EPP
import JSON
import XML

/// Contacts as a seed writes them.
extension SeedDraft {
    mutating func contact(_ sight: SeenObjects.Sight) -> [String: JSONValue] {
        var members = common(sight)
        members["expires"] = nil
        members["id"] = .string(sight.text("id") ?? "")
        for info in sight.data.all("postalInfo") {
            members[info[attribute: "type"]?.collapsed == "loc" ? "loc" : "int"] = Self.postalInfo(info)
        }
        if members["int"] == nil, members["loc"] == nil { members["int"] = Self.unknownAddress }
        for name in ["voice", "fax"] {
            guard let number = sight.data.first(name), !number.text.collapsed.isEmpty else { continue }
            members[name] = .string(number.text.collapsed + (number[attribute: "x"].map { "x\($0)" } ?? ""))
        }
        members["email"] = .string(sight.text("email") ?? "not-recorded@example.invalid")
        if let code = sight.code { members["authInfo"] = .string(code) }
        if let disclose = sight.data.first("disclose") { members["disclosure"] = Self.disclosure(disclose) }
        if sight.has(status: "pendingTransfer") { members["transfer"] = transfer(Namespace.contact, sight.text("id")) }
        return members
    }

    static let unknownAddress: JSONValue = ["name": "Not recorded", "city": "Not recorded", "country": "ZZ"]

    private static func postalInfo(_ info: Element) -> JSONValue {
        let address = info.first("addr")
        var members: [String: JSONValue] = [
            "name": .string(info.first("name")?.text.collapsed ?? "Not recorded"),
            "city": .string(address?.first("city")?.text.collapsed ?? "Not recorded"),
            "country": .string(address?.first("cc")?.text.collapsed ?? "ZZ"),
        ]
        let streets = address?.all("street").map(\.text.collapsed) ?? []
        if !streets.isEmpty { members["street"] = .array(streets.map { .string($0) }) }
        for (element, field) in [
            (info.first("org"), "organization"), (address?.first("sp"), "stateOrProvince"),
            (address?.first("pc"), "postalCode"),
        ] {
            if let text = element?.text.collapsed, !text.isEmpty { members[field] = .string(text) }
        }
        return .object(members)
    }

    private static func disclosure(_ disclose: Element) -> JSONValue {
        var members: [String: JSONValue] = [
            "shows": .bool(["1", "true"].contains(disclose[attribute: "flag"]?.collapsed))
        ]
        for (name, field) in [("name", "names"), ("org", "organizations"), ("addr", "addresses")] {
            let forms = disclose.all(name).compactMap { $0[attribute: "type"]?.collapsed }
            if !forms.isEmpty { members[field] = .array(forms.map { .string($0) }) }
        }
        for name in ["voice", "fax", "email"] where disclose.first(name) != nil { members[name] = true }
        return .object(members)
    }
}
