private import Crypto

/// Who may speak to this server.
///
/// A server on a developer's machine is in reach of every web page that is open there: what a page of another origin
/// could send is refused.
package struct HTTPAccess: Sendable {
    /// Names besides the loopback ones by which this server may be called, in lower case and without a port; the first
    /// label may be `*`, which is any one label.
    package var hosts: Set<String>
    /// Origins whose pages may send requests, such as `http://localhost:3000`.
    ///
    /// No page can read an answer all the same: no CORS field is ever sent.
    package var origins: Set<String>
    /// The media types that a body may have, in lower case; a page of another origin can send a form without asking.
    package var bodyTypes: Set<String>
    /// `http` or `https`: with the Host field it is the server's own origin, whose pages are let in.
    package var scheme: String
    /// First segments of the paths that need no token; the empty one stands for the root.
    package var openPaths: Set<String>
    /// Whether a token that is not the server's own lets its bearer call this; throws where it does not.
    ///
    /// Asked before everybody is let in, too: who shows such a token keeps to what it opens.
    package var admits: (@Sendable (_ token: String, _ method: String, _ path: [String]) throws(HTTPProblem) -> Bool)?
    private let tokenHash: [UInt8]?

    /// `token` is nil where everybody is let in, or where the handler asks for credentials of its own kind.
    package init(
        hosts: Set<String> = [],
        origins: Set<String> = [],
        bodyTypes: Set<String> = ["application/json"],
        scheme: String = "http",
        openPaths: Set<String> = [],
        token: String? = nil
    ) {
        self.hosts = Set(hosts.map { $0.lowercased() })
        self.origins = origins
        self.bodyTypes = bodyTypes
        self.scheme = scheme
        self.openPaths = openPaths
        tokenHash = token.map { SHA256.hash(Array($0.utf8)) }
    }

    /// Throws unless the request may go on to its handler.
    func check(_ head: RequestHead) throws(HTTPProblem) {
        try checkHost(head)
        try checkOrigin(head.fields)
        if !openPaths.contains(head.line.target.path.first ?? "") { try checkToken(head) }
        try checkContent(head)
    }

    /// A page whose name was made to point here (DNS rebinding) is of the same origin to its browser: only the Host
    /// field betrays it.
    private func checkHost(_ head: RequestHead) throws(HTTPProblem) {
        guard let field = head.fields["Host"], let named = Authority(field) else {
            throw HTTPProblem(400, "There is no valid Host field (RFC 9112 section 3.2).")
        }
        var authority = named
        if let target = head.line.target.authority {
            guard let absolute = Authority(target) else {
                throw HTTPProblem(400, "The request target has no valid host (RFC 3986 section 3.2).")
            }
            authority = absolute
        }
        // Both, as the browser writes both.
        for authority in [named, authority] where !authority.isLoopback && !authority.isAmong(hosts) {
            throw HTTPProblem(421, "This server is not called that: use localhost or the configured host.")
        }
    }

    private func checkOrigin(_ fields: HTTPFields) throws(HTTPProblem) {
        let given = fields.values(of: "Origin")
        if !given.isEmpty {
            // The Host field is one that this server is called by: it has been checked.
            let own = fields["Host"].map { "\(scheme)://\($0.lowercased())" }
            guard given.count == 1, given.allSatisfy({ $0.lowercased() == own || origins.contains($0) }) else {
                throw HTTPProblem(403, "Pages of this origin may not send requests to this server.")
            }
            return
        }
        for site in fields.values(of: "Sec-Fetch-Site") where site != "none" && site != "same-origin" {
            throw HTTPProblem(403, "Pages of other sites may not send requests to this server.")
        }
    }

    private func checkToken(_ head: RequestHead) throws(HTTPProblem) {
        guard let given = head.fields.bearerToken else {
            guard tokenHash == nil else { throw Self.unauthorized("Bearer realm=\"control\"") }
            return
        }
        // Hashes, so that the time tells nothing of the length either.
        let isOwn = tokenHash.map { bytesAreEqual(SHA256.hash(Array(given.utf8)), $0) }
        if isOwn == true { return }
        if let admits, try admits(given, head.line.method, head.line.target.path) { return }
        guard isOwn == nil else {
            throw Self.unauthorized("Bearer realm=\"control\", error=\"invalid_token\"")
        }
    }

    private static func unauthorized(_ challenge: String) -> HTTPProblem {
        HTTPProblem(401, "A bearer token is needed (RFC 6750).", fields: ["WWW-Authenticate": challenge])
    }

    /// A form of another page can send other types without a preflight; JSON it can't.
    private func checkContent(_ head: RequestHead) throws(HTTPProblem) {
        guard head.hasBody else { return }
        let isPlain = head.fields.list("Content-Encoding").allSatisfy { $0 == "identity" }
        guard isPlain, let type = head.fields["Content-Type"], isTaken(type) else {
            let types = bodyTypes.sorted().joined(separator: " or ")
            throw HTTPProblem(415, "A body must be of the type \(types), and not encoded.")
        }
    }

    private func isTaken(_ type: String) -> Bool {
        let parts = type.lowercased().split(separator: ";", omittingEmptySubsequences: false).map(\.trimmingSpace)
        return bodyTypes.contains(parts.first ?? "")
            && parts.dropFirst().allSatisfy { ["charset=utf-8", "charset=\"utf-8\""].contains($0) }
    }
}

/// A host and perhaps a port, as the Host field has them (RFC 9110 §7.2).
struct Authority {
    /// In lower case, without a closing dot; an IPv6 address in its brackets.
    let host: String

    /// Nil, if it is none.
    init?(_ text: String) {
        let text = text.lowercased()
        var rest = text[...]
        if text.hasPrefix("[") {
            guard let end = text.firstIndex(of: "]"),
                text[..<end].dropFirst().utf8.allSatisfy({ $0.hexValue != nil || $0 == 0x3a || $0 == 0x2e })
            else { return nil }
            host = String(text[...end])
            rest = text[text.index(after: end)...]
        } else {
            let name = text.prefix { $0 != ":" }
            guard !name.isEmpty, name.utf8.allSatisfy({ Self.isNameByte($0) }) else { return nil }
            host = name.hasSuffix(".") ? String(name.dropLast()) : String(name)
            rest = rest.dropFirst(name.count)
        }
        guard rest.isEmpty || rest.first == ":", rest.dropFirst().utf8.allSatisfy(\.isDigit),
            rest.dropFirst().isEmpty || UInt16(rest.dropFirst()) != nil
        else { return nil }
    }

    /// Whether it is one of these, the first label of which may be `*`; IPv6 addresses stand there without brackets.
    func isAmong(_ hosts: Set<String>) -> Bool {
        let plain = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
        return hosts.contains(plain) || hosts.contains(host) || hosts.contains("*" + host.drop { $0 != "." })
    }

    /// Whether it can only mean this machine (RFC 6761 §6.3, RFC 1122 §3.2.1.3, RFC 4291 §2.5.3).
    var isLoopback: Bool {
        if host == "localhost" || host.hasSuffix(".localhost") || host == "[::1]" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil && !$0.hasPrefix("+") }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        (byte >= 0x61 && byte <= 0x7a) || byte.isDigit || byte == 0x2d || byte == 0x2e || byte == 0x5f
    }
}
