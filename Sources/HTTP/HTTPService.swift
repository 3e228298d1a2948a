import Network

/// Makes HTTP conversations for a listener.
package final class HTTPService: Service {
    private let site: HTTPSite
    private let limits: HTTPLimits
    private let budget: BodyBudget
    private let met: Trouble

    /// Is told what kept a connection from being served; its address may be asked for.
    package typealias Trouble = @Sendable (ConnectionTrouble, _ address: () -> String) -> Void

    /// Several APIs, each under a prefix of its own; services that share a budget share the memory of bodies.
    package init(
        _ site: HTTPSite,
        limits: HTTPLimits = HTTPLimits(),
        budget: BodyBudget = BodyBudget(),
        met: @escaping Trouble = { _, _ in }
    ) {
        self.site = site
        self.limits = limits
        self.budget = budget
        self.met = met
    }

    /// One API for all paths.
    package convenience init(_ handler: any HTTPHandler, access: HTTPAccess, limits: HTTPLimits = HTTPLimits()) {
        self.init(HTTPSite(HTTPMount(handler, access: access)), limits: limits)
    }

    package func conversation() -> any Conversation { HTTPConversation(site, limits: limits, budget: budget) }

    package func met(_ trouble: ConnectionTrouble, of address: @autoclosure () -> String) { met(trouble, address) }
}

/// Answers requests.
///
/// It is called on an event loop and must not block; it may be called on several at the same time.
package protocol HTTPHandler: Sendable {
    /// The reply to a request that is well formed and let in.
    func respond(to request: HTTPRequest, at now: Monotonic) -> HTTPReply

    /// How many bytes the body of a request may have, decoded, where that is not the usual limit.
    ///
    /// Asked when the head is there: what is too large is refused before it comes.
    func largestBody(_ method: String, path: [String]) -> Int?
}

extension HTTPHandler {
    package func largestBody(_ method: String, path: [String]) -> Int? { nil }
}

/// How much and how long a client may keep us busy.
package struct HTTPLimits: Sendable {
    /// Bytes of a request line.
    package var requestLine = 8 << 10
    /// Bytes of all header fields, or of all trailer fields, together.
    package var fieldBytes = 16 << 10
    package var fieldCount = 64
    /// Bytes of a body, decoded, of a request whose handler does not say otherwise.
    ///
    /// Memory is taken only as they come.
    package var body = 1 << 20
    /// From a request's first byte to the end of its header.
    package var headerTime: Duration = .seconds(10)
    /// From the end of the header to the end of the body.
    package var bodyTime: Duration = .seconds(60)
    /// Between requests.
    package var idleTime: Duration = .seconds(60)
    /// Bytes of pipelined requests that may wait for an answer in the making, before nothing more is read.
    package var waitingBytes = 64 << 10
    /// Bytes of answers, above which pipelined requests wait until the client has taken them.
    package var answeredBytes = 256 << 10

    package init() {}
}

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
