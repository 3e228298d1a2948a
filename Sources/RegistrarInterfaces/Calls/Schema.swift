import EPP
import JSON

/// Parts of JSON schemas.
enum Schema {
    static let text: JSONValue = ["type": "string"]
    static let number: JSONValue = ["type": "integer"]
    static let flag: JSONValue = ["type": "boolean"]
    static let date: JSONValue = ["type": "string", "format": "date-time"]
    static let texts: JSONValue = list(text)
    static let anything: JSONValue = ["type": "object"]

    static func reference(_ name: String) -> JSONValue { ["$ref": .string("#/components/schemas/\(name)")] }
    static func list(_ item: JSONValue) -> JSONValue { ["type": "array", "items": item] }
    static func list(of name: String) -> JSONValue { list(reference(name)) }
    static func choice(_ values: [String]) -> JSONValue {
        ["type": "string", "enum": .array(values.map { .string($0) })]
    }

    /// The same, or null.
    static func optional(_ schema: JSONValue) -> JSONValue {
        guard case .object(var members) = schema, case .string(let type)? = members["type"], members["enum"] == nil
        else {
            return ["oneOf": [schema, ["type": "null"]]]
        }
        members["type"] = [.string(type), "null"]
        return .object(members)
    }

    static func object(_ required: [String: JSONValue], _ optional: [String: JSONValue] = [:]) -> JSONValue {
        var schema: [String: JSONValue] = [
            "type": "object", "properties": .object(required.merging(optional) { own, _ in own }),
        ]
        if !required.isEmpty { schema["required"] = .array(required.keys.sorted().map { .string($0) }) }
        return .object(schema)
    }
}

extension JSONValue {
    init(_ text: String?) { self = text.map { .string($0) } ?? .null }
    init(_ instant: Instant?) { self = instant.map { .string($0.description) } ?? .null }
    init(_ texts: [String]) { self = .array(texts.map { .string($0) }) }
    init(_ number: Int) { self = .integer(Int64(number)) }
}
