import Arguments
import HTTP
import JSON
import TLS

/// Where a control API is, and with what it lets one in.
struct ControlAddress: Sendable {
    var usesTLS = false
    var host = "localhost"
    var port = 7701
    var token: String?
    /// The certificates to trust, over TLS.
    var authority: PEM?
    /// How long any part of an answer may take, in milliseconds.
    var patience = 60_000

    init() {}

    /// Reads `http://127.0.0.1:7701`.
    init(_ url: String) throws(ArgumentError) {
        var rest = url[...]
        guard let scheme = ["http://", "https://"].first(where: { rest.hasPrefix($0) }) else { throw Self.misfit(url) }
        rest = rest.dropFirst(scheme.count)
        if rest.hasSuffix("/") { rest = rest.dropLast() }
        usesTLS = scheme == "https://"
        port = usesTLS ? 443 : 80
        var end = rest.endIndex
        if rest.hasPrefix("[") {
            guard let bracket = rest.firstIndex(of: "]") else { throw Self.misfit(url) }
            end = rest.index(after: bracket)
        } else if let colon = rest.firstIndex(of: ":") {
            end = colon
        }
        host = rest[..<end].filter { $0 != "[" && $0 != "]" }
        let tail = rest[end...]
        guard !host.isEmpty, !host.contains(where: { "/@?# ".contains($0) }) else { throw Self.misfit(url) }
        guard !tail.isEmpty else { return }
        guard tail.hasPrefix(":"), let number = UInt16(tail.dropFirst()), number > 0 else { throw Self.misfit(url) }
        port = Int(number)
    }

    private static func misfit(_ url: String) -> ArgumentError {
        ArgumentError("\"\(url)\" is no address of a control API such as http://127.0.0.1:7701.")
    }

}

extension HTTPClientConnection {
    /// Connects to a control API, and sends the request with the token.
    convenience init(_ request: Request, to address: ControlAddress) throws(Failure) {
        var request = request
        if let token = address.token { request.fields.append(("Authorization", "Bearer \(token)")) }
        let authority = address.usesTLS ? address.authority : nil
        try self.init(
            request,
            to: Destination(host: address.host, port: address.port, authority: authority, patience: address.patience)
        )
    }
}

extension OperatorInvocation {
    /// Where options, or the environment's variables, say that the API is.
    func address(_ environment: [String: String]) throws(ArgumentError) -> ControlAddress {
        var address = ControlAddress()
        if let url = control ?? environment["MOCK_REGISTRY_CONTROL"] { address = try ControlAddress(url) }
        address.patience = Int(patience * 1000)
        address.token = environment["MOCK_REGISTRY_CONTROL_TOKEN"]
        if let tokenFile { address.token = try OperatorFiles.line(of: tokenFile) }
        if address.token?.utf8.contains(where: { $0 < 0x21 || $0 > 0x7E }) == true {
            throw ArgumentError("The token has characters that no token has.")
        }
        guard address.usesTLS else { return address }
        let usual = ["certs/ca.pem", "/etc/ssl/certs/ca-certificates.crt"]
        guard
            let file = authorityFile ?? environment["MOCK_REGISTRY_CA"]
                ?? usual.first(where: { FileSystem.exists($0) })
        else { throw ArgumentError("Whom to trust is not known: --ca names a file of certificates.") }
        do throws(TLSError) { address.authority = try PEM(file: file) } catch {
            throw ArgumentError(error.description, .unreadable)
        }
        return address
    }
}

/// What commands read from files, or from the standard input as `-`.
enum OperatorFiles {
    static func read(_ file: String) throws(ArgumentError) -> [UInt8] {
        do throws(TLSError) { return try GivenFile.read(file) } catch {
            throw ArgumentError(error.description, .unreadable)
        }
    }

    static func text(_ file: String) throws(ArgumentError) -> String {
        guard let text = String(validating: try read(file), as: UTF8.self) else {
            throw ArgumentError("\(file) is not UTF-8.", .unreadable)
        }
        return text
    }

    /// Up to the end of the first line: a secret.
    static func line(of file: String) throws(ArgumentError) -> String {
        do throws(TLSError) { return try GivenFile.line(of: file) } catch {
            throw ArgumentError(error.description, .unreadable)
        }
    }
}
