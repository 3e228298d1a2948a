/// Header fields in their order; names are looked up whatever their case (RFC 9110 §5.1).
package struct HTTPFields: Sendable, Equatable, ExpressibleByDictionaryLiteral {
    package private(set) var all: [HTTPField] = []

    package init() {}

    package init(dictionaryLiteral elements: (String, String)...) {
        all = elements.map { HTTPField($0, $1) }
    }

    package mutating func append(_ field: HTTPField) { all.append(field) }

    /// Every value that was given under a name.
    package func values(of name: String) -> [String] {
        let name = name.lowercased()
        return all.filter { $0.name.lowercased() == name }.map(\.value)
    }

    /// The value of a field that comes once at most: nil, when it is absent or repeated.
    package subscript(_ name: String) -> String? {
        let values = values(of: name)
        return values.count == 1 ? values.first : nil
    }

    /// The token of an `Authorization: Bearer` (RFC 6750 §2.1).
    package var bearerToken: String? {
        let parts = self["Authorization"]?.split(separator: " ", maxSplits: 1) ?? []
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
        return parts[1].trimmingSpace
    }

    /// The members of a list-valued field, in lower case, from all its lines (RFC 9110 §5.6.1).
    package func list(_ name: String) -> [String] {
        values(of: name).flatMap { $0.split(separator: ",") }
            .map { $0.trimmingSpace.lowercased() }
            .filter { !$0.isEmpty }
    }
}

extension StringProtocol {
    /// Without spaces and tabs at either end: RFC 9110's optional white space.
    var trimmingSpace: String {
        func isSpace(_ character: Character) -> Bool { character == " " || character == "\t" }
        guard let first = firstIndex(where: { !isSpace($0) }), let last = lastIndex(where: { !isSpace($0) }) else {
            return ""
        }
        return String(self[first...last])
    }
}

/// One header field.
package struct HTTPField: Sendable, Equatable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}
