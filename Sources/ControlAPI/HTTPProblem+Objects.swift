import HTTP

extension HTTPProblem {
    /// The present state stands in the way.
    static func conflict(_ detail: String) -> HTTPProblem { HTTPProblem(409, detail) }

    /// There is no such thing.
    static func unknown(_ kind: String, _ name: String) -> HTTPProblem {
        HTTPProblem(404, "There is no \(kind) \"\(name)\".")
    }
}
