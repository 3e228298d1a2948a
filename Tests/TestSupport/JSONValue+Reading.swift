import JSON

extension JSONValue {
    /// The number, where the value is a whole one.
    package var integer: Int64? {
        guard case .integer(let number) = self else { return nil }
        return number
    }

    /// The value in a JSON text.
    package init(reading text: [UInt8]) throws(JSONFault) { self.init(try JSONParser.parse(text)) }

    private init(_ json: JSON) {
        switch json.value {
        case .null: self = .null
        case .bool(let value): self = .bool(value)
        case .number(let text): self = Int64(text).map(Self.integer) ?? .number(Double(text) ?? .nan)
        case .string(let text): self = .string(text)
        case .array(let items): self = .array(items.map(Self.init))
        case .object(let members):
            self = .object(Dictionary(members.map { ($0.name, Self($0.value)) }) { first, _ in first })
        }
    }
}
