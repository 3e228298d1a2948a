import Client
import EPP
import Lint
import Locks
import MockRegistry
import TLS
import TestSupport

@testable import Recorder

/// A relay before a server, with what it lints.
final class RelayedServer {
    let observer: LintObserver
    private let relay: Relay
    private let credentials: Credentials
    var port: Int { relay.port }
    /// Whom clients of the relay trust.
    var authority: PEM { credentials.authority }

    init(before port: Int, _ authority: PEM, schemas: LintSchemas? = nil, also observe: Relay.Observer? = nil) throws {
        var address = ServerConnection.Address()
        (address.port, address.authority) = (port, authority)
        credentials = try Credentials(Configuration(), registrars: [])
        let observer = LintObserver(schemas, except: []) { _ in }
        self.observer = observer
        relay = try Relay(host: "127.0.0.1", port: 0, credentials.context, to: address) { number, event in
            observer.take(number, event)
            observe?(number, event)
        }
    }

    convenience init(before registry: MockRegistry) throws {
        try self.init(before: registry.port, PEM(registry.certificateAuthority))
    }

    /// A client's address of the relay.
    func address(patience: Int = 20_000) -> ServerConnection.Address {
        var address = ServerConnection.Address()
        (address.port, address.authority, address.patience) = (port, authority, patience)
        return address
    }

    /// Ends everything, and gives what was found.
    func findings() -> [LintReport.Finding] {
        relay.stop()
        return observer.report.findings
    }

    func stop() { relay.stop() }
}
