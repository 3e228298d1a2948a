import Arguments
import ControlAPI
import HTTP
import JSON

/// Which fields the body of a call has, as the description of the API says, and what values given as text are.
struct BodySchema {
    private let schema: JSONValue?
    /// Whether none of the fields must be there.
    private var isPatch = false

    /// Changes have the fields of what they change.
    init(of route: Route) {
        let name = route.request ?? ""
        isPatch = name.hasSuffix("Patch")
        schema = ControlAPI.described.schemas[isPatch ? String(name.dropLast("Patch".count)) : name]
    }

    private init(_ schema: JSONValue?) { self.schema = Self.resolved(schema) }

    /// The names of its fields.
    var names: [String] { Self.properties(of: schema).keys.sorted() }

    /// Whether a field is a list of texts.
    func isList(_ name: String) -> Bool {
        let field = Self.resolved(Self.properties(of: schema)[name])
        return Self.types(of: field) == ["array"] && Self.types(of: Self.resolved(field?["items"])).contains("string")
    }

    /// Those that must be there.
    var required: [String] {
        guard !isPatch, case .array(let names)? = schema?["required"] else { return [] }
        return names.compactMap(\.string)
    }

    /// Sets a field, which a path with dots finds, to what a text says.
    func set(_ path: String, to text: String, in body: inout JSONValue) throws(ArgumentError) {
        body = try set(path.split(separator: ".").map(String.init)[...], to: text, in: body, path)
    }

    private func set(
        _ path: ArraySlice<String>,
        to text: String,
        in value: JSONValue,
        _ whole: String
    ) throws(ArgumentError) -> JSONValue {
        guard let name = path.first else { return try read(text, whole) }
        let fields = Self.properties(of: schema)
        let field = fields[name]
        guard field != nil || fields.isEmpty else {
            let near = NearestWord.to(name, among: fields.keys).map { "; did you mean \($0)?" } ?? "."
            throw ArgumentError("There is no field \"\(whole)\": \(names.joined(separator: ", "))\(near)")
        }
        guard case .object(var members) = value else {
            throw ArgumentError("\"\(whole)\" is set twice, once as a whole.")
        }
        let former = path.count > 1 ? members[name] ?? .object([:]) : .null
        members[name] = try BodySchema(field).set(path.dropFirst(), to: text, in: former, whole)
        return .object(members)
    }

    /// A value as the schema has it: a number, a truth value, a list of texts with commas between, a text, or else JSON.
    private func read(_ text: String, _ field: String) throws(ArgumentError) -> JSONValue {
        if text == "null" { return .null }
        let types = Self.types(of: schema)
        if types.contains("integer"), let number = Int64(text) { return .integer(number) }
        if types.contains("number"), let number = Double(text), number.isFinite { return .number(number) }
        if types.contains("boolean"), let flag = Self.flags[text] { return .bool(flag) }
        if "[{".contains(text.prefix(1)), !text.isEmpty, let json = try? JSONParser.parse(Array(text.utf8)) {
            return JSONValue(json)
        }
        if types.contains("array"), Self.types(of: Self.resolved(schema?["items"])).contains("string") {
            return .array(text.split(separator: ",").map { .string(String($0)) })
        }
        guard types.isEmpty || types.contains("string") else {
            throw ArgumentError("\"\(field)\" is \(types.sorted().joined(separator: " or ")), not \"\(text)\".")
        }
        return .string(text)
    }

    /// The words of a truth value.
    static let flags = ["true": true, "yes": true, "on": true, "false": false, "no": false, "off": false]

    private static func types(of schema: JSONValue?) -> Set<String> {
        switch schema?["type"] {
        case .string(let type)?: return [type]
        case .array(let types)?: return Set(types.compactMap(\.string))
        default:
            guard case .array(let choices)? = schema?["oneOf"] else { return schema?["enum"] == nil ? [] : ["string"] }
            return choices.reduce(into: []) { $0.formUnion(types(of: resolved($1))) }
        }
    }

    private static func properties(of schema: JSONValue?) -> [String: JSONValue] {
        if case .object(let properties)? = schema?["properties"] { return properties }
        guard case .array(let choices)? = schema?["oneOf"] else { return [:] }
        return choices.reduce(into: [:]) { all, choice in
            all.merge(properties(of: resolved(choice))) { own, _ in own }
        }
    }

    private static func resolved(_ schema: JSONValue?) -> JSONValue? {
        guard let name = schema?["$ref"]?.string?.split(separator: "/").last else { return schema }
        return ControlAPI.described.schemas[String(name)]
    }
}
