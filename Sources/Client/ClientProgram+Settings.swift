import Arguments
import TLS
import XML

/// What the client takes from options, the environment and files.
extension ClientProgram {
    /// Who logs in: as the option says, or as `mock-registry run` tells its command.
    var user: String? { invocation.server.user ?? environment["MOCK_REGISTRY_CLIENT"] }

    func address() throws(ArgumentError) -> ServerConnection.Address {
        let server = invocation.server
        guard (server.certificateFile == nil) == (server.keyFile == nil) else {
            throw ArgumentError("--cert and --key belong together.")
        }
        var address = ServerConnection.Address()
        address.host = server.host
        address.port = server.port
        if !given.contains("server"), let port = environment["MOCK_REGISTRY_PORT"].flatMap({ Int($0) }) {
            address.host = environment["MOCK_REGISTRY_HOST"] ?? server.host
            address.port = port
        }
        address.serverName = server.serverName
        address.patience = Int(server.patience * 1000)
        if !server.trustsAnyone { address.authority = try Self.pem(try authorityFile()) }
        if let certificate = server.certificateFile, let key = server.keyFile {
            address.identity = TLSIdentity(chain: try Self.pem(certificate), key: try Self.pem(key))
        }
        return address
    }

    /// The file that names whom to trust: as told, or this product's own in the working directory, or the system's.
    private func authorityFile() throws(ArgumentError) -> String {
        if let told = invocation.server.authorityFile ?? environment["MOCK_REGISTRY_CA"] { return told }
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

    func schemas() throws(ArgumentError) -> SchemaSet? {
        guard let path = invocation.schemas else { return nil }
        do throws(XMLError) { return try SchemaSet(contentsOf: path) } catch {
            throw ArgumentError("\(path): \(error.description)", .unreadable)
        }
    }

    func password() throws(ArgumentError) -> String {
        if let file = invocation.server.passwordFile { return try Self.secret(file) }
        if let password = environment["EPP_PASSWORD"] { return password }
        // What `mock-registry run` tells belongs to the user that it tells.
        if invocation.server.user == nil || invocation.server.user == environment["MOCK_REGISTRY_CLIENT"],
            let password = environment["MOCK_REGISTRY_PASSWORD"]
        {
            return password
        }
        guard let typed = LineEditor().secret("Password of \(user ?? ""): ") else {
            throw ArgumentError("A login needs a password: --password-file, or EPP_PASSWORD.")
        }
        return typed
    }

    func newPassword() throws(ArgumentError) -> String? {
        try invocation.server.newPasswordFile.map { file throws(ArgumentError) in try Self.secret(file) }
    }

    /// The fields with what stands in files.
    func secrets(into fields: CommandFields) throws(ArgumentError) -> CommandFields {
        var fields = fields
        if let file = fields.authInfoFile { fields.authInfo = try Self.secret(file) }
        if let file = fields.processNumberFile { fields.extensions.processNumber = try Self.secret(file) }
        return fields
    }

    /// A file's text up to the end of its first line.
    private static func secret(_ file: String) throws(ArgumentError) -> String {
        do throws(TLSError) { return try GivenFile.line(of: file) } catch {
            throw ArgumentError(error.description, .unreadable)
        }
    }

    /// What stands in a file, or comes by the standard input.
    static func read(_ file: String) throws(ArgumentError) -> [UInt8] {
        do throws(TLSError) { return try GivenFile.read(file) } catch {
            throw ArgumentError(error.description, .unreadable)
        }
    }
}
