import Network
import Registry
import TLS

/// Something that whoever runs the server should hear of at once: a line of its log.
package struct ServerEvent: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
        /// A connection was closed unheard, or had to make way.
        case connectionRefused
        case handshakeFailed
        /// A proxy's header was wrong, missing, or not to be believed: the server's settings are not as the network is.
        case proxyRefused
        case loginFailed
        /// A limit ended a session, or a connection that took nothing.
        case sessionEnded
        /// A call of the control API has changed something.
        case operated
        /// Something took longer than it should.
        case slowWork
        /// A frame is not as its schema says.
        case schemaViolated
    }

    package let kind: Kind
    /// A clause without a secret in it.
    package let text: String
    /// The registry's identifier; empty where it is about none.
    package let registry: String
    /// The session's number in the journal; 0 for none.
    package var session = 0
    /// Who is logged in, or tried; as the client wrote it.
    package var registrar: ClientID = ""
    /// The client's numeric address.
    package var address = ""
}

/// Where a server's events go: each is told as far as it is wanted.
package struct ServerEvents: Sendable {
    /// The registry that they are about.
    private var registry = ""
    /// Work that takes longer is an event.
    package let slowTime: Duration
    private let wants: @Sendable (ServerEvent.Kind) -> Bool
    private let take: @Sendable (ServerEvent) -> Void

    /// `wants` is asked before an event is made, and counts it: what it answers is for one event.
    package init(
        slowTime: Duration,
        wants: @escaping @Sendable (ServerEvent.Kind) -> Bool,
        take: @escaping @Sendable (ServerEvent) -> Void
    ) {
        (self.slowTime, self.wants, self.take) = (slowTime, wants, take)
    }

    /// Nobody listens.
    package static let unheard = ServerEvents(slowTime: .seconds(3600), wants: { _ in false }, take: { _ in })

    /// The same, about a registry.
    package func of(registry: String) -> ServerEvents {
        var events = self
        events.registry = registry
        return events
    }

    /// Tells an event, unless nobody wants it; `complete` says whom it is about.
    package func tell(
        _ kind: ServerEvent.Kind,
        _ text: @autoclosure () -> String,
        _ complete: (inout ServerEvent) -> Void = { _ in }
    ) {
        guard wants(kind) else { return }
        var event = ServerEvent(kind: kind, text: text(), registry: registry)
        complete(&event)
        take(event)
    }
}

extension ServerEvents {
    /// Tells of a connection that was not served; whoever only looked whether the port is open is none.
    package func tell(_ trouble: ConnectionTrouble, of address: @autoclosure () -> String) {
        guard let kind = trouble.kind, wants(kind) else { return }
        let address = address()
        take(ServerEvent(kind: kind, text: trouble.words(about: address), registry: registry, address: address))
    }
}

extension ConnectionTrouble {
    fileprivate var kind: ServerEvent.Kind? {
        switch self {
        case .tooMany, .noDescriptor, .madeWay, .crowdedOut: .connectionRefused
        case .tookNothing: .sessionEnded
        case .handshakeFailed(let error):
            switch error.kind {
            case .silent: nil
            case .proxy: .proxyRefused
            default: .handshakeFailed
            }
        }
    }
}
