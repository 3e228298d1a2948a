import HTTP
import JSON

/// The schemas that bodies of requests are held against, told as they are read: a field that may be left out may be null.
enum RequestSchemas {
    /// The schemas, of which those that a request may carry are so told.
    static func nullable(_ schemas: [String: JSONValue], in routes: [Route]) -> [String: JSONValue] {
        var (carried, left) = (Set<String>(), routes.compactMap(\.request))
        while let name = left.popLast() {
            guard let schema = schemas[name], carried.insert(name).inserted else { continue }
            left += references(in: schema)
        }
        return Dictionary(
            uniqueKeysWithValues: schemas.map { ($0, carried.contains($0) ? nullable($1) : $1) }
        )
    }

    private static func references(in schema: JSONValue) -> [String] {
        switch schema {
        case .object(let members):
            members.flatMap { name, value -> [String] in
                guard name == "$ref", let path = value.string else { return references(in: value) }
                return [String(path.split(separator: "/").last ?? "")]
            }
        case .array(let items): items.flatMap(references)
        default: []
        }
    }

    private static func nullable(_ schema: JSONValue) -> JSONValue {
        switch schema {
        case .array(let items): return .array(items.map(nullable))
        case .object(var members):
            members = members.mapValues(nullable)
            guard case .object(let fields)? = members["properties"] else { return .object(members) }
            var required: Set<String> = []
            if case .array(let names)? = members["required"] { required = Set(names.compactMap(\.string)) }
            let told = fields.map { name, field in (name, required.contains(name) ? field : orNull(field)) }
            members["properties"] = .object(Dictionary(uniqueKeysWithValues: told))
            return .object(members)
        default: return schema
        }
    }

    private static func orNull(_ field: JSONValue) -> JSONValue {
        if field["anyOf"] != nil || field["type"] == ["object", "null"] { return field }
        return ["anyOf": [field, ["type": "null"]]]
    }
}
