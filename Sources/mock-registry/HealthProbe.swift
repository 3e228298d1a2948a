import FoundationEssentials
import JSON
import MockRegistry
import TLS

/// Asks a running registry whether it takes connections: the health check of a container, whose image has no client.
struct HealthProbe {
    /// How long each part of an answer may take.
    private static let timeoutMilliseconds = 3_000
    private let host: String
    private let port: Int
    private let usesTLS: Bool

    /// The control API at a URL.
    init(_ address: String) throws(SetupError) {
        guard let url = URL(string: address), let scheme = url.scheme, ["http", "https"].contains(scheme),
            let host = url.host(), let port = url.port
        else {
            throw SetupError(.usage, "\"\(address)\" is no address of a control API such as http://127.0.0.1:7701.")
        }
        usesTLS = scheme == "https"
        self.port = port
        // Where it listens on all addresses, it can be reached at one of them.
        self.host = Announcement.reachable(host.filter { $0 != "[" && $0 != "]" })
    }

    /// Nil, if it is ready; else why it is not.
    func obstacle() -> String? {
        do throws(TLSError) {
            let status = try status()
            return status == "200" ? nil : "port \(port) of \(host) answers with status \(status)"
        } catch {
            return error.description
        }
    }

    private func status() throws(TLSError) -> String {
        let socket = try Socket.connected(to: host, port: port)
        socket.setReceiveTimeout(milliseconds: Self.timeoutMilliseconds)
        // The certificate is not asked about: this is no client, and tells nothing.
        let tls =
            usesTLS ? try TLSConnection(TLSContext(clientTrusting: nil), over: socket, serverName: "localhost") : nil
        let request = Array("GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".utf8)
        if let tls { try Self.succeed(tls.handshake()) }
        try Self.succeed(tls?.write(request.span) ?? socket.write(request.span))
        var answer = [UInt8](repeating: 0, count: 64)
        var span = answer.mutableSpan
        let count = try Self.succeed(tls?.read(into: &span) ?? socket.read(into: &span))
        let line = String(decoding: answer.prefix(count), as: UTF8.self).split(separator: " ")
        return line.count > 1 && line[0].hasPrefix("HTTP/") ? String(line[1]) : "unknown"
    }

    @discardableResult
    private static func succeed(_ transfer: Transfer) throws(TLSError) -> Int {
        switch transfer {
        case .done(let count): return count
        case .failed(let error): throw error
        case .closed: throw TLSError(.connection, "the connection was closed without an answer")
        case .wantsRead, .wantsWrite: throw TLSError(.connection, "no answer came in time")
        }
    }
}

extension HealthProbe {
    /// The registry that the invocation means: the one of `MOCK_REGISTRY_CONTROL`, that of the ready file, or the one that
    /// was started with the same options.
    init(_ invocation: Invocation, environment: [String: String]) throws(SetupError) {
        if let address = environment["MOCK_REGISTRY_CONTROL"] {
            self = try HealthProbe(address)
        } else if let path = invocation.readyFile {
            self = try HealthProbe(try Self.address(inReadyFile: path))
        } else {
            guard let control = invocation.completeConfiguration.control else {
                throw SetupError(.usage, "Without a control API nobody can be asked: --no-control is given.")
            }
            guard control.port != 0 else {
                throw SetupError(.usage, "Name the port of the control API, by --control-port or --ready-file.")
            }
            let host = control.host.contains(":") ? "[\(control.host)]" : control.host
            self = try HealthProbe("\(control.usesTLS ? "https" : "http")://\(host):\(control.port)")
        }
    }

    private static func address(inReadyFile path: String) throws(SetupError) -> String {
        let text = try Files.read(path)
        guard let json = try? JSONParser.parse(text), case .string(let address) = json["control"]?.value.value else {
            throw SetupError(.badData, "The ready file \(path) names no control API.")
        }
        return address
    }
}
