/// What is wrong with a JSON text or with what it says, and where.
package struct JSONFault: Error, Equatable {
    package let sentence: String
    package let path: JSONPath
    /// The field of the object at the path that is not there.
    package let missing: String?
    /// Known where the text itself is at fault.
    package let line: Int?

    package init(_ sentence: String, at path: JSONPath = JSONPath(), missing: String? = nil, line: Int? = nil) {
        self.sentence = sentence
        self.path = path
        self.missing = missing
        self.line = line
    }

    /// As an error of the file of this name.
    package func error(in file: String, _ json: JSON? = nil) -> SetupError {
        let place = (line ?? json?.line(of: path)).map { ":\($0)" } ?? ""
        let steps = path.steps.isEmpty ? "" : " \(path):"
        return SetupError(.badData, "\(file)\(place):\(steps) \(sentence).")
    }
}
