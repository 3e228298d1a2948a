import JSON

/// Checks values against the part of JSON Schema that the document uses.
package struct SchemaCheck {
    private let definitions: JSONValue

    package init(_ definitions: JSONValue) { self.definitions = definitions }

    /// What is wrong, each with its place.
    package func faults(of value: JSONValue, by schema: JSONValue, at place: String = "") -> [String] {
        if case .bool(let isAllowed) = schema { return isAllowed ? [] : ["\(place): not allowed"] }
        if let name = schema["$ref"]?.string?.split(separator: "/").last {
            guard let definition = definitions[String(name)] else { return ["\(place): no schema \(name)"] }
            return faults(of: value, by: definition, at: place)
        }
        if case .array(let choices)? = schema["oneOf"] {
            let fitting = choices.filter { faults(of: value, by: $0, at: place).isEmpty }
            return fitting.count == 1 ? [] : ["\(place): \(fitting.count) of the choices fit"]
        }
        if case .array(let values)? = schema["enum"], !values.contains(value) { return ["\(place): not in the enum"] }
        if let type = schema["type"], !Self.isOf(type, value) { return ["\(place): not \(type)"] }
        switch value {
        case .object(let members): return faults(of: members, by: schema, at: place)
        case .array(let items):
            guard let item = schema["items"] else { return [] }
            return items.enumerated().flatMap { faults(of: $1, by: item, at: "\(place)/\($0)") }
        default: return []
        }
    }

    private func faults(of members: [String: JSONValue], by schema: JSONValue, at place: String) -> [String] {
        var faults: [String] = []
        if case .array(let required)? = schema["required"] {
            faults += required.compactMap(\.string).filter { members[$0] == nil }.map { "\(place)/\($0): missing" }
        }
        for (name, value) in members {
            if let property = schema["properties"]?[name] {
                faults += self.faults(of: value, by: property, at: "\(place)/\(name)")
            } else if schema["additionalProperties"] == .bool(false) {
                faults.append("\(place)/\(name): not announced")
            }
        }
        return faults
    }

    private static func isOf(_ type: JSONValue, _ value: JSONValue) -> Bool {
        if case .array(let types) = type { return types.contains { isOf($0, value) } }
        switch (type, value) {
        case ("object", .object), ("array", .array), ("string", .string), ("boolean", .bool), ("integer", .integer),
            ("number", .integer), ("number", .number), ("null", .null):
            return true
        default: return false
        }
    }
}
