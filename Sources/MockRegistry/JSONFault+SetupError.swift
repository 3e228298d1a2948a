import JSON

extension JSONFault {
    /// As an error of the file of this name.
    package func error(in file: String, _ json: JSON? = nil) -> SetupError {
        let place = (line ?? json?.line(of: path)).map { ":\($0)" } ?? ""
        let steps = path.steps.isEmpty ? "" : " \(path):"
        return SetupError(.badData, "\(file)\(place):\(steps) \(sentence).")
    }
}
