/// What libxml2 says about a schema, or about a document against it: the first few lines.
final class SchemaComplaints {
    private(set) var lines: [String] = []
    private(set) var missingImport: String?
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    /// Notes one message unless there are enough.
    func note(_ message: String, line: Int, isMissingImport: Bool) {
        guard lines.count < limit || (isMissingImport && missingImport == nil) else { return }
        let text = Self.withoutValue(message.split(separator: "\n").joined(separator: " "))
        let complaint = line > 0 ? "line \(line): \(text)" : text
        if isMissingImport { missingImport = complaint }
        if lines.count < limit { lines.append(complaint) }
    }

    /// The message without the document's own text, which libxml2 quotes when a simple type does not fit.
    private static func withoutValue(_ message: String) -> String {
        for opening in ["The value '", "The element content '", "The actual value '", "': '"] {
            guard let start = message.firstRange(of: opening) else { continue }
            let type = message.ranges(of: "' is not a valid value of ").last.map { message[$0.upperBound...] }
            let expected = type.map { "the value is not a valid value of \($0)" } ?? "the value is not allowed"
            // The quote that ends the element's name stays.
            return message[..<start.lowerBound] + (opening == "': '" ? "': " : "") + expected
        }
        return message
    }
}
