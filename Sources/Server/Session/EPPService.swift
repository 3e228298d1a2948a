import XML

/// Makes the sessions of one event loop; they share its XML reader.
package final class EPPService: Service {
    private let server: EPPServer
    private let switchboard: (any Switchboard)?
    private let reader = XMLReader()

    package init(_ server: EPPServer, switchboard: (any Switchboard)? = nil) {
        self.server = server
        self.switchboard = switchboard
    }

    package func conversation() -> any Conversation { Session(server, reader: reader, switchboard: switchboard) }
}
