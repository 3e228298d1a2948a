import JSON

/// What is wrong with a document that somebody wrote, and where: `registry.json:3: domains[0].sponsor: …`.
package struct DocumentError: Error, Equatable, CustomStringConvertible {
    package let description: String
}

extension JSONFault {
    /// As an error of the file of this name.
    package func error(in file: String, _ json: JSON? = nil) -> DocumentError {
        let place = (line ?? json?.line(of: path)).map { ":\($0)" } ?? ""
        let steps = path.steps.isEmpty ? "" : " \(path):"
        return DocumentError(description: "\(file)\(place):\(steps) \(sentence).")
    }
}
