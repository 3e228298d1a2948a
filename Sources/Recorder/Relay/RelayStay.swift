import Arguments
import Client
private import Glibc
import JSON
import MockRegistry
import TLS

/// The time in which clients may come: until a signal asks for the end, or as long as a command runs.
struct RelayStay {
    let settings: RelaySettings
    /// The word that messages begin with: `lint`.
    let verb: String
    /// A command that has the relay while it runs.
    let command: [String]
    let environment: [String: String]

    /// What listens, however it does.
    struct Listening {
        let port: Int
        let stop: () -> Void
    }

    /// Listens, says so, waits for the end, and gives the command's exit status; 0 where there is none.
    func run(_ listen: (Credentials) throws(SetupError) -> Listening) throws(SetupError) -> Int32 {
        EndSignals.hold(withChildren: !command.isEmpty)
        if let file = settings.readyFile { Files.remove(file) }
        let credentials = try settings.credentials()
        let listening = try listen(credentials)
        defer { listening.stop() }
        let authority = credentials.authorityFile.map(Files.absolute) ?? ""
        if let file = settings.readyFile { try Files.write(ready(listening.port, authority).bytes, to: file) }
        defer { if let file = settings.readyFile { Files.remove(file) } }
        StandardStreams.complain(
            "mock-registry \(verb): clients may come to port \(listening.port) of \(settings.host); they trust \(authority)\n"
        )
        guard command.isEmpty else { return wait(listening.port, authority) }
        while EndSignals.wait() == .reread {}
        return 0
    }

    /// Leads clients to a server meanwhile.
    func relay(to server: ServerConnection.Address, _ observer: @escaping Relay.Observer) throws(SetupError) -> Int32 {
        try run { credentials throws(SetupError) in
            let context = try credentials.context
            do throws(TLSError) {
                let relay = try Relay(host: settings.host, port: settings.port, context, to: server, observer)
                return Listening(port: relay.port, stop: relay.stop)
            } catch {
                throw SetupError(.unavailable, "\(error).")
            }
        }
    }

    private func ready(_ port: Int, _ authority: String) -> JSONValue {
        [
            "host": .string(settings.host), "port": .integer(Int64(port)), "ca": .string(authority),
            "pid": .integer(Int64(getpid())),
        ]
    }

    private func wait(_ port: Int, _ authority: String) -> Int32 {
        var variables = environment
        variables["MOCK_REGISTRY_HOST"] =
            ["localhost", "0.0.0.0", "::"].contains(settings.host) ? "127.0.0.1" : settings.host
        variables["MOCK_REGISTRY_PORT"] = String(port)
        variables["MOCK_REGISTRY_CA"] = authority
        do throws(ChildProcess.StartFailure) {
            return try ChildProcess(command, environment: variables).wait()
        } catch {
            StandardStreams.complain("mock-registry \(verb): \(error.description)\n")
            return error.status
        }
    }
}
