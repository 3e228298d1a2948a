import Arguments
import TLS
import XML

/// What the client takes from options, the environment and files.
extension ClientProgram {
    /// Who logs in: as the option says, or as `mock-registry run` tells its command.
    var user: String? { invocation.account.user ?? environment["MOCK_REGISTRY_CLIENT"] }

    func address() throws(ArgumentError) -> ServerConnection.Address {
        var server = invocation.server
        if !given.contains("server"), let port = environment["MOCK_REGISTRY_PORT"].flatMap({ Int($0) }) {
            server.host = environment["MOCK_REGISTRY_HOST"] ?? server.host
            server.port = port
        }
        server.authorityFile = server.authorityFile ?? environment["MOCK_REGISTRY_CA"]
        return try server.address()
    }

    func schemas() throws(ArgumentError) -> SchemaSet? {
        guard let path = invocation.schemas else { return nil }
        do throws(XMLError) { return try SchemaSet(contentsOf: path) } catch {
            throw ArgumentError("\(path): \(error.description)", .unreadable)
        }
    }

    func password() throws(ArgumentError) -> String {
        if let file = invocation.account.passwordFile { return try Self.secret(file) }
        if let password = environment["EPP_PASSWORD"] { return password }
        // What `mock-registry run` tells belongs to the user that it tells.
        if invocation.account.user == nil || invocation.account.user == environment["MOCK_REGISTRY_CLIENT"],
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
        try invocation.account.newPasswordFile.map { file throws(ArgumentError) in try Self.secret(file) }
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
