import Server

/// Makes HTTP conversations for a listener.
package final class HTTPService: Service {
    private let handler: any HTTPHandler
    private let access: HTTPAccess
    private let limits: HTTPLimits

    package init(_ handler: any HTTPHandler, access: HTTPAccess, limits: HTTPLimits = HTTPLimits()) {
        self.handler = handler
        self.access = access
        self.limits = limits
    }

    package func conversation() -> any Conversation { HTTPConversation(handler, access: access, limits: limits) }
}
