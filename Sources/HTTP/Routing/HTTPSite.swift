/// The APIs that one listener serves: the one with the longest prefix that fits has the request.
package struct HTTPSite: Sendable {
    /// Has every path that is below no other prefix, and what is no request at all.
    let root: HTTPMount
    private let others: [HTTPMount]

    /// `root`'s prefix is empty.
    package init(_ root: HTTPMount, _ others: [HTTPMount] = []) {
        self.root = root
        self.others = others.sorted { $0.prefix.count > $1.prefix.count }
    }

    /// The API that a path belongs to.
    func mount(of path: [String]) -> HTTPMount { others.first { path.starts(with: $0.prefix) } ?? root }
}

/// An API below a prefix of a listener's paths: what answers, who may call it, and how it says what is wrong.
package struct HTTPMount: Sendable {
    /// The segments that its paths begin with; its handler does not see them.
    let prefix: [String]
    let handler: any HTTPHandler
    let access: HTTPAccess
    let errors: ErrorShape

    /// A prefix is such as `/opusdns/v1`; the empty one is that of all paths.
    ///
    /// `errors` is the shape of what is refused before the handler is asked: no token, a body that is too large.
    package init(
        _ handler: any HTTPHandler,
        at prefix: String = "",
        access: HTTPAccess,
        errors: ErrorShape = .problemDetails
    ) {
        self.handler = handler
        self.prefix = prefix.split(separator: "/").map(String.init)
        self.access = access
        self.errors = errors
    }

    /// A table of routes, with paths as they are behind the prefix.
    package init(
        _ routes: [Route],
        at prefix: String = "",
        access: HTTPAccess,
        errors: ErrorShape = .problemDetails
    ) {
        self.init(HTTPRouter(routes, errors: errors), at: prefix, access: access, errors: errors)
    }

    /// A path as the handler sees it.
    func path(behindPrefix path: [String]) -> [String] {
        let rest = Array(path.dropFirst(prefix.count))
        return !prefix.isEmpty && rest == [""] ? [] : rest
    }
}
