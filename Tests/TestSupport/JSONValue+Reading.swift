import JSON

extension JSONValue {
    /// The number, where the value is a whole one.
    package var integer: Int64? {
        guard case .integer(let number) = self else { return nil }
        return number
    }

    /// The value in a JSON text.
    package init(reading text: [UInt8]) throws(JSONFault) { self.init(try JSONParser.parse(text)) }
}
