import EPP
import Faults
import Journal
import Network
import Registry
import TLS
import XML

/// Makes the sessions of one event loop; they share its XML reader.
package final class EPPService: Service {
    private let server: EPPServer
    private let selector: (any RegistrySelector)?
    private let reader = XMLReader(knownNames: Namespace.objects)

    package init(_ server: EPPServer, selector: (any RegistrySelector)? = nil) {
        self.server = server
        self.selector = selector
    }

    package func conversation() -> any Conversation { Session(server, reader: reader, selector: selector) }

    package func admission(of address: String) -> Admission {
        guard let fault = server.faults.choose(.accept, context(FaultContext("connection"))) else { return .accept }
        server.journal?.record(.fault(fault.id, fault.effect))
        return fault.admission
    }

    package func choice(ofName serverName: String?) -> TLSConnection.NameChoice {
        let server = serverName.flatMap { selector?.server(named: $0.lowercased()) } ?? server
        guard let fault = server.faults.choose(.handshake, context(FaultContext(serverName: serverName))) else {
            return .keep
        }
        server.journal?.record(.fault(fault.id, fault.effect))
        return server.faults.nameChoice(under: fault)
    }

    package func handshakeFailed(_ error: TLSError, from address: String) {
        server.journal?.record(.handshakeFailed("\(address): \(error)"))
    }

    private func context(_ context: FaultContext) -> FaultContext {
        var context = context
        context.now = server.store.clock.now
        context.moment = .now()
        return context
    }
}
