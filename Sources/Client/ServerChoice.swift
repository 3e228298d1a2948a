import Arguments
import TLS

/// Which server is meant, whom to trust, and which certificate to show: what options say of it.
package struct ServerChoice: Sendable {
    package var host = "localhost"
    package var port = 7700
    package var authorityFile: String?
    package var trustsAnyone = false
    package var certificateFile: String?
    package var keyFile: String?
    package var serverName: String?
    /// How long any part of an answer may take, in seconds.
    package var patience = 60.0

    package init() {}

    /// The address that is meant, with what stands in the files.
    package func address() throws(ArgumentError) -> ServerConnection.Address {
        guard (certificateFile == nil) == (keyFile == nil) else {
            throw ArgumentError("--cert and --key belong together.")
        }
        var address = ServerConnection.Address()
        address.host = host
        address.port = port
        address.serverName = serverName
        address.patience = Int(patience * 1000)
        if !trustsAnyone { address.authority = try Self.pem(try trustedFile()) }
        if let certificateFile, let keyFile {
            address.identity = TLSIdentity(chain: try Self.pem(certificateFile), key: try Self.pem(keyFile))
        }
        return address
    }

    /// The file that names whom to trust: as told, or this product's own in the working directory, or the system's.
    private func trustedFile() throws(ArgumentError) -> String {
        if let authorityFile { return authorityFile }
        let usual = ["certs/ca.pem", "/etc/ssl/certs/ca-certificates.crt"]
        guard let found = usual.first(where: { FileSystem.exists($0) }) else {
            throw ArgumentError(
                "Whom to trust is not known: --ca names a file of certificates, --insecure trusts anyone."
            )
        }
        return found
    }

    private static func pem(_ path: String) throws(ArgumentError) -> PEM {
        do throws(TLSError) { return try PEM(file: path) } catch {
            throw ArgumentError(error.description, .unreadable)
        }
    }
}

extension ServerChoice {
    /// Changes the choice that settings hold.
    package typealias Change<Settings> = @Sendable (inout Settings, (inout ServerChoice) -> Void) -> Void

    /// The options that say which server is meant: `name` is that of its address, `server` or `to`.
    package static func options<Settings>(
        _ name: String,
        _ help: String,
        _ change: @escaping Change<Settings>
    ) -> [Option<Settings>] {
        [
            .parsed(
                name,
                "HOST:PORT",
                help,
                expected: "a host and a port from 1 to 65535, such as localhost:7700 or [::1]:7700",
                { ServerAddress($0) },
                { settings, address in
                    change(&settings) { choice in
                        choice.host = address.host
                        choice.port = address.port ?? choice.port
                    }
                }
            ),
            .text("ca", "FILE", "the certificates to trust (certs/ca.pem where that is, or the system's)") {
                settings,
                file in change(&settings) { $0.authorityFile = file }
            },
            .flag("insecure", "trust any server") { settings in change(&settings) { $0.trustsAnyone = true } },
            .text("cert", "FILE", "the client's certificate") { settings, file in
                change(&settings) { $0.certificateFile = file }
            },
            .text("key", "FILE", "its private key") { settings, file in change(&settings) { $0.keyFile = file } },
            .text("server-name", "NAME", "the name to ask for and to find in the certificate (the host)") {
                settings,
                name in change(&settings) { $0.serverName = name }
            },
            .seconds("timeout", 0.01...86_400, "how long an answer may take (60)") { settings, seconds in
                change(&settings) { $0.patience = seconds }
            },
        ]
    }
}

/// Where a server is, as it is typed: `HOST:PORT`, `[IPv6]:PORT`, or a host alone.
struct ServerAddress: Equatable {
    let host: String
    var port: Int?

    init?(_ text: String) {
        guard text.hasPrefix("[") else {
            let parts = text.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count <= 2 else { return nil }
            self.init(parts[0], parts.count == 2 ? String(parts[1]) : nil)
            return
        }
        let parts = text.dropFirst().split(separator: "]", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].isEmpty || parts[1].hasPrefix(":") else { return nil }
        self.init(parts[0], parts[1].isEmpty ? nil : String(parts[1].dropFirst()))
    }

    private init?(_ host: Substring, _ port: String?) {
        guard !host.isEmpty else { return nil }
        self.host = String(host)
        guard let port else { return }
        guard let number = Int(port), (1...65_535).contains(number), port.first != "+" else { return nil }
        self.port = number
    }
}
