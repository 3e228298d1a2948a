import EPP
import Registry
import XML

extension PhoneNumber {
    /// Reads `<voice>` or `<fax>` (RFC 5733 §2.5): `(\+[0-9]{1,3}\.[0-9]{1,14})?` of at most 17 characters.
    init(_ element: Element) throws(EPPError) {
        let text = try element.token(0...17, attributes: ["x"])
        guard Self.isWellFormed(text) else {
            let reason = "\"\(text)\" is no telephone number such as +1.7035555555 (RFC 5733 §2.5)"
            throw EPPError(.valueSyntax, reason, at: Item(element))
        }
        self.init(text, extension: element[attribute: "x"]?.collapsed)
    }

    /// An empty number is none.
    var unlessEmpty: PhoneNumber? { number.isEmpty ? nil : self }

    private static func isWellFormed(_ text: String) -> Bool {
        guard !text.isEmpty else { return true }
        guard text.utf8.first == UInt8(ascii: "+") else { return false }
        let parts = text.utf8.dropFirst().split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts.count == 2 && (1...3).contains(parts[0].count) && (1...14).contains(parts[1].count)
            && parts.joined().allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    }
}
