import XML

/// Makes the sessions of one event loop; they share its XML reader.
package final class EPPService: Service {
    private let server: EPPServer
    private let reader = XMLReader()

    package init(_ server: EPPServer) { self.server = server }

    package func conversation() -> any Conversation { Session(server, reader: reader) }
}
