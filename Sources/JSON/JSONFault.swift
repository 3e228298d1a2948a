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

    /// The field at fault, also one that is not there.
    package var field: JSONPath { missing.map { path[$0] } ?? path }
}
