import EPP
import Faults
import Network
import Registry
import TLS
import XML

/// Makes the sessions of one event loop; they share its XML reader.
package final class EPPService: Service {
    private let server: EPPServer
    private let switchboard: (any Switchboard)?
    private let reader = XMLReader(knownNames: Namespace.objects)

    package init(_ server: EPPServer, switchboard: (any Switchboard)? = nil) {
        self.server = server
        self.switchboard = switchboard
    }

    package func conversation() -> any Conversation { Session(server, reader: reader, switchboard: switchboard) }

    package func admission(of address: String) -> Admission {
        guard let fault = server.faults.choose(.accept, occasion(Occasion("connection"))) else { return .accept }
        server.journal?.record(.fault(fault.id, fault.effect))
        switch fault.effect {
        case .delayHandshake(let milliseconds): return .delay(.milliseconds(min(max(milliseconds, 0), 86_400_000)))
        case .close(_, let ending, _): return ending == .reset ? .reset : .close
        default: return .accept
        }
    }

    package func choice(ofName serverName: String?) -> TLSConnection.NameChoice {
        let server = serverName.flatMap { switchboard?.server(named: $0.lowercased()) } ?? server
        guard let fault = server.faults.choose(.handshake, occasion(Occasion(serverName: serverName))) else {
            return .keep
        }
        server.journal?.record(.fault(fault.id, fault.effect))
        switch fault.effect {
        case .refuseName: return .refuse
        case .certificate(let kind): return server.faults.context(kind).map { .context($0) } ?? .keep
        default: return .keep
        }
    }

    package func handshakeFailed(_ error: TLSError, from address: String) {
        server.journal?.record(.handshakeFailed("\(address): \(error)"))
    }

    private func occasion(_ occasion: Occasion) -> Occasion {
        var occasion = occasion
        occasion.now = server.store.clock.now
        occasion.moment = .now()
        return occasion
    }
}
