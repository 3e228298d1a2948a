import EPP
import HTTP
import JSON

/// The fields of an object in a body, each read as the type that it must have.
///
/// Complaints are problems of status 422 with a JSON pointer, which each interface puts into its own shape. A null is a
/// field that is left out.
struct BodyFields {
    private let object: JSON
    private let path: JSONPath

    /// Nothing that these interfaces take is longer.
    private static let longest = 1 << 20
    static let mostItems = 1000

    /// The body of a request; no body is an object without fields.
    init(_ request: RoutedRequest) throws(HTTPProblem) {
        guard request.http.body.count <= Self.longest else {
            throw HTTPProblem(413, "A body has \(Self.longest) bytes at most.")
        }
        if request.http.body.isEmpty {
            object = JSON(value: .object([]), line: 1)
        } else {
            object = try request.json()
        }
        path = JSONPath()
        guard case .object = object.value else { throw .field("", "An object is expected.") }
    }

    private init(_ object: JSON, _ path: JSONPath) throws(HTTPProblem) {
        guard case .object = object.value else { throw .field(path.pointer, "An object is expected.") }
        (self.object, self.path) = (object, path)
    }

    /// Where a field is, as a JSON pointer.
    func pointer(_ name: String) -> String { path[name].pointer }

    /// A complaint about a field.
    func flaw(_ name: String, _ sentence: String) -> HTTPProblem { .field(pointer(name), sentence) }

    /// Refuses fields of other names.
    func expect(only names: Set<String>) throws(HTTPProblem) {
        guard case .object(let members) = object.value else { return }
        for member in members where !names.contains(member.name) {
            throw flaw(member.name, "There is no such field.")
        }
    }

    /// Whether the field is there and not null.
    func has(_ name: String) -> Bool { value(name) != nil }

    func string(_ name: String) throws(HTTPProblem) -> String? {
        guard let value = value(name) else { return nil }
        guard case .string(let text) = value.value else { throw flaw(name, "A string is expected.") }
        return text
    }

    func string(_ name: String, oneOf choices: [String]) throws(HTTPProblem) -> String? {
        guard let text = try string(name) else { return nil }
        guard choices.contains(text) else {
            throw flaw(name, "One of these is expected: \(choices.joined(separator: ", ")).")
        }
        return text
    }

    func boolean(_ name: String) throws(HTTPProblem) -> Bool? {
        guard let value = value(name) else { return nil }
        guard case .bool(let flag) = value.value else { throw flaw(name, "true or false is expected.") }
        return flag
    }

    func integer(_ name: String, in range: ClosedRange<Int>) throws(HTTPProblem) -> Int? {
        guard let value = value(name) else { return nil }
        guard case .number(let text) = value.value, let number = Int(text), range.contains(number) else {
            throw flaw(name, "A whole number from \(range.lowerBound) to \(range.upperBound) is expected.")
        }
        return number
    }

    func date(_ name: String) throws(HTTPProblem) -> Instant? {
        guard let text = try string(name) else { return nil }
        guard let instant = Instant(text) ?? Instant(text + "Z") else {
            throw flaw(name, "A date such as 2026-01-01T00:00:00Z is expected.")
        }
        return instant
    }

    func fields(_ name: String) throws(HTTPProblem) -> BodyFields? {
        guard let value = value(name) else { return nil }
        return try BodyFields(value, path[name])
    }

    func strings(_ name: String) throws(HTTPProblem) -> [String]? {
        guard let items = try items(name) else { return nil }
        var texts: [String] = []
        for (index, item) in items.enumerated() {
            guard case .string(let text) = item.value else {
                throw .field(path[name][index].pointer, "A string is expected.")
            }
            texts.append(text)
        }
        return texts
    }

    func objects(_ name: String) throws(HTTPProblem) -> [BodyFields]? {
        guard let items = try items(name) else { return nil }
        var objects: [BodyFields] = []
        for (index, item) in items.enumerated() { objects.append(try BodyFields(item, path[name][index])) }
        return objects
    }

    /// Whether the field is a list.
    func isList(_ name: String) -> Bool {
        if case .array? = value(name)?.value { true } else { false }
    }

    private func items(_ name: String) throws(HTTPProblem) -> [JSON]? {
        guard let value = value(name) else { return nil }
        guard case .array(let items) = value.value else { throw flaw(name, "A list is expected.") }
        guard items.count <= Self.mostItems else { throw flaw(name, "At most \(Self.mostItems) are taken.") }
        return items
    }

    private func value(_ name: String) -> JSON? {
        guard let value = object[name]?.value else { return nil }
        return value.value == .null ? nil : value
    }
}
