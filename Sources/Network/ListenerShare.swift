import TLS

/// What one loop holds of a listener.
final class ListenerShare {
    let identifier: UInt32
    let port: Int
    let context: TLSContext?
    let limits: ConnectionLimits
    private let makeService: () -> any Service
    /// Made when the first connection comes: most of a thousand listeners' shares may never see one.
    private(set) lazy var service: any Service = makeService()

    /// The listening socket, on the loop that accepts.
    var socket: Socket?
    var connections = 0
    /// Set once it is stopping: what its end will be told to.
    var whenEmpty: (() -> Void)?

    init(_ settings: ListenerSettings, loop: Int) {
        identifier = settings.identifier
        port = settings.port
        context = settings.context
        limits = settings.limits
        let makeService = settings.service
        self.makeService = { makeService(loop) }
    }
}
