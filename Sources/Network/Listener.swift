import Locks
import TLS

/// One listening port.
package final class Listener: Sendable {
    package let host: String
    /// The actual port, also when the system has chosen it.
    package let port: Int
    let identifier: UInt32
    private let handles: [LoopHandle]
    /// Told that it is stopping: whoever holds on to it need not any more.
    private let leave: @Sendable () -> Void
    private let isStopping = Locked(false)
    /// The same service at another address.
    private let companion = Locked<Listener?>(nil)

    init(
        host: String,
        port: Int,
        identifier: UInt32,
        handles: [LoopHandle],
        leave: @escaping @Sendable () -> Void
    ) {
        self.leave = leave
        self.host = host
        self.port = port
        self.identifier = identifier
        self.handles = handles
    }

    /// The loop that accepts.
    var home: Int { Int(identifier) % handles.count }

    /// Lets another listener end with this one.
    func accompany(by other: Listener) { companion.withLock { $0 = other } }

    /// Closes the port, and then its connections: in good order within the time, and at its end in any case.
    ///
    /// Returns when all are gone. Not to be called on a loop.
    package func stop(within time: Duration = .zero) { beginStop(within: time)() }

    /// Begins to stop, and returns what waits for its end.
    func beginStop(within time: Duration) -> () -> Void {
        let isFirst = isStopping.withLock { value in
            defer { value = true }
            return !value
        }
        guard isFirst, let latch = try? Latch() else { return {} }
        leave()
        let others = companion.withLock(\.self)?.beginStop(within: time)
        let (handles, identifier) = (handles, identifier)
        // The port first: a connection accepted later would come too late for its loop.
        handles[home].post { loop, _ in
            loop.stopAccepting(identifier)
            for handle in handles {
                handle.post { loop, workspace in
                    loop.stop(identifier, within: time, &workspace) { latch.arrive() }
                }
            }
        }
        return {
            latch.wait(for: handles.count)
            others?()
        }
    }
}

/// What every loop is told of a new listener.
struct ListenerSettings: Sendable {
    let identifier: UInt32
    let port: Int
    let context: TLSContext?
    let limits: ConnectionLimits
    let proxies: [AddressBlock]?
    let service: @Sendable (_ loop: Int) -> any Service
}

/// What one loop holds of a listener.
final class ListenerShare {
    let identifier: UInt32
    let port: Int
    /// What the server shows to those who come now.
    var context: TLSContext?
    let limits: ConnectionLimits
    /// Whose PROXY headers are believed; nil where nobody looks for any.
    let proxies: [AddressBlock]?
    private let makeService: () -> any Service
    /// Whose share it is.
    unowned let loop: EventLoop
    /// Made when the first connection comes: most of a thousand listeners' shares may never see one.
    private(set) lazy var service: any Service = makeService()

    /// The listening socket, on the loop that accepts.
    var socket: Socket?
    var connections = 0
    var crowd: Crowd
    /// Set once it is stopping: what its end will be told to.
    var whenEmpty: (() -> Void)?
    /// When its connections are ended, whatever they are about.
    var end = Monotonic(nanoseconds: .max)

    init(_ settings: ListenerSettings, of loop: EventLoop) {
        self.loop = loop
        identifier = settings.identifier
        port = settings.port
        context = settings.context
        limits = settings.limits
        proxies = settings.proxies
        crowd = Crowd(settings.limits.crowd.share(ofLoops: loop.handles.count))
        let makeService = settings.service
        let index = loop.index
        self.makeService = { makeService(index) }
    }
}

/// How long and how much a connection may keep us waiting.
package struct ConnectionLimits: Sendable {
    /// For the TLS handshake, from the first moment on.
    package var handshakeTime: Duration
    /// For a peer that reads nothing of what we send.
    package var writeTime: Duration
    /// For the peer's own end after ours.
    package var lingerTime: Duration
    /// Bytes of output that the peer has not taken, above which nothing more is read from it.
    package var pendingBytes: Int
    /// How many may be here that are not settled.
    package var crowd: CrowdLimits

    /// The usual limits.
    package init(
        handshakeTime: Duration = .seconds(10),
        writeTime: Duration = .seconds(60),
        lingerTime: Duration = .seconds(1),
        pendingBytes: Int = 1 << 18,
        crowd: CrowdLimits = CrowdLimits()
    ) {
        self.handshakeTime = handshakeTime
        self.writeTime = writeTime
        self.lingerTime = lingerTime
        self.pendingBytes = pendingBytes
        self.crowd = crowd
    }
}
