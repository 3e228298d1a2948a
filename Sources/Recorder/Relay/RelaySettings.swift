import Arguments
import Client
import JSON
import MockRegistry
import TLS

/// Where a relay listens, which server it leads to, and whom it tells that it is ready.
package struct RelaySettings: Sendable {
    /// Nil until a server is named.
    var server: ServerChoice?
    var port = 7710
    var host = "localhost"
    var hostNames: [String] = []
    var certificates = "certs"
    var readyFile: String?

    /// The options that say it; of the server, those behind `--to`.
    static func options<Settings>(
        _ change: @escaping @Sendable (inout Settings, (inout RelaySettings) -> Void) -> Void
    ) -> [Option<Settings>] {
        ServerChoice.options("to", "the server to lead clients to") { settings, changeChoice in
            change(&settings) { relay in
                var choice = relay.server ?? ServerChoice()
                changeChoice(&choice)
                relay.server = choice
            }
        } + listening(change)
    }

    /// The options of the side that clients come to.
    static func listening<Settings>(
        _ change: @escaping @Sendable (inout Settings, (inout RelaySettings) -> Void) -> Void
    ) -> [Option<Settings>] {
        [
            .number("port", 0...65_535, "where clients come; 7710 unless told otherwise, 0 lets the system choose") {
                settings,
                port in change(&settings) { $0.port = port }
            },
            .text("host", "ADDRESS", "where to listen; localhost unless told otherwise: 127.0.0.1 and ::1") {
                settings,
                host in change(&settings) { $0.host = host }
            },
            .text("host-name", "NAME", "a name that clients call this machine by", isRepeatable: true) {
                settings,
                name in change(&settings) { $0.hostNames.append(name) }
            },
            .text(
                "certs",
                "DIR",
                "where the certificates shown to clients are kept or made; certs unless told otherwise"
            ) {
                settings,
                folder in change(&settings) { $0.certificates = folder }
            },
            .text("ready-file", "FILE", "a JSON file with host, port, ca and pid, written when clients may come") {
                settings,
                file in change(&settings) { $0.readyFile = file }
            },
        ]
    }

    /// What clients are shown: the certificates that the registry itself shows from this folder.
    func credentials() throws(SetupError) -> Credentials {
        var configuration = Configuration()
        configuration.host = host
        configuration.hostNames = hostNames
        configuration.certificateDirectory = certificates
        return try Credentials(configuration, registrars: [])
    }
}
