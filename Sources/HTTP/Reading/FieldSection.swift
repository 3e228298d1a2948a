/// Reads the fields of a header or trailer as they come, up to the empty line.
struct FieldSection {
    private let limits: HTTPLimits
    private var fields = HTTPFields()
    private var size = 0

    init(_ limits: HTTPLimits) { self.limits = limits }

    /// All fields; nil while the end has not come.
    mutating func next(_ input: inout InputBuffer) throws(HTTPProblem) -> HTTPFields? {
        let tooLarge = HTTPProblem(431, "The header fields are larger than \(limits.fieldBytes) bytes together.")
        while let line = try input.line(limit: limits.fieldBytes - size, orElse: tooLarge) {
            if line.isEmpty { return fields }
            size = min(limits.fieldBytes, size + line.count + 2)
            if fields.all.count == limits.fieldCount {
                throw HTTPProblem(431, "There are more than \(limits.fieldCount) header fields.")
            }
            fields.append(try FieldLine.read(line))
        }
        return nil
    }
}
