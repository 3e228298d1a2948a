import JSON

extension HTTPProblem {
    /// What is wrong with a body: 400 for what is no JSON, 422 for what it says.
    package init(_ fault: JSONFault, in json: JSON? = nil) {
        let sentence = fault.sentence.prefix(1).uppercased() + fault.sentence.dropFirst() + "."
        guard fault.line == nil else {
            self.init(400, "The body is not JSON: \(fault.sentence).", members: Self.place(fault.line))
            return
        }
        self = .field(fault.field.pointer, sentence)
        members.merge(Self.place(json?.line(of: fault.path))) { _, line in line }
    }

    private static func place(_ line: Int?) -> [String: JSONValue] {
        line.map { ["line": .integer(Int64($0))] } ?? [:]
    }
}
