import EPP
import JSON
import XML

/// Details of an object as a seed writes them.
extension SeenObjects.Sight {
    /// The code that its sponsor was shown, as it was replaced.
    var code: String? {
        data.first("authInfo")?.first("pw").map(\.text.collapsed).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// `{"NS": 3600}` of RFC 9803.
    var lifetimes: JSONValue? {
        let elements = extensions.filter { $0.name == "infData" && $0.namespace.hasSuffix("ttl-1.0") }.flatMap {
            $0.all("ttl")
        }
        let pairs = elements.compactMap { element -> (String, JSONValue)? in
            guard let type = element[attribute: "for"]?.collapsed, let seconds = Int64(element.text.collapsed) else {
                return nil
            }
            return (type, .integer(seconds))
        }
        return pairs.isEmpty ? nil : .object(Dictionary(pairs) { first, _ in first })
    }

    /// The delegation signers or keys of RFC 5910.
    var signers: JSONValue? {
        guard let data = extensions.first(where: { $0.name == "infData" && $0.namespace.hasSuffix("secDNS-1.1") })
        else {
            return nil
        }
        var members: [String: JSONValue] = [:]
        if let life = data.first("maxSigLife").flatMap({ Int64($0.text.collapsed) }) {
            members["maxSigLife"] = .integer(life)
        }
        let records = data.all("dsData").map { record -> JSONValue in
            var members = Self.fields(of: record, ["keyTag", "alg", "digestType"], texts: ["digest"])
            if let key = record.first("keyData") { members["keyData"] = .object(Self.key(key)) }
            return .object(members)
        }
        if !records.isEmpty { members["dsData"] = .array(records) }
        let keys = data.all("keyData").map { JSONValue.object(Self.key($0)) }
        if !keys.isEmpty { members["keyData"] = .array(keys) }
        return .object(members)
    }

    private static func key(_ element: Element) -> [String: JSONValue] {
        fields(of: element, ["flags", "protocol", "alg"], texts: ["pubKey"])
    }

    private static func fields(of element: Element, _ numbers: [String], texts: [String]) -> [String: JSONValue] {
        var members: [String: JSONValue] = [:]
        for name in numbers {
            members[name] = element.first(name).flatMap { Int64($0.text.collapsed) }.map { .integer($0) }
        }
        for name in texts { members[name] = element.first(name).map { .string($0.text.collapsed) } }
        return members
    }
}
