import Locks
import Synchronization
import TLS

/// The threads that serve all connections of all listeners.
package final class EventLoops: Sendable {
    let handles: [LoopHandle]
    private let threads: [SystemThread]
    private let count: ConnectionCount
    private let state = Locked(State())

    private struct State {
        var isStopped = false
        var nextIdentifier: UInt32 = 1
        var listeners: [UInt32: Listener] = [:]
    }

    /// Starts the threads.
    ///
    /// The limit counts the connections of all listeners together: further ones are closed at once.
    package init(threads number: Int, connectionLimit: Int = 100_000) throws(TLSError) {
        let count = ConnectionCount(limit: connectionLimit)
        var handles: [LoopHandle] = []
        for _ in 0..<max(1, number) { handles.append(try LoopHandle()) }
        var threads: [SystemThread] = []
        for index in handles.indices {
            let all = handles
            threads.append(try SystemThread { EventLoop(index: index, handles: all, count: count).run() })
        }
        self.handles = handles
        self.threads = threads
        self.count = count
    }

    /// How many listeners there are that have not been stopped.
    package var listenerCount: Int { state.withLock(\.listeners.count) }

    /// How many connections there are now.
    package var connectionCount: Int { count.current }

    /// Opens a listener; without a TLS context it speaks plainly.
    ///
    /// Every loop asks for its own service, on its own thread, when its first connection comes. `localhost` is both
    /// 127.0.0.1 and, where the machine has it, ::1: half of the clients try one of them only. From the addresses in
    /// `proxies` a PROXY header is demanded, from others it is refused; without a list nobody looks for any.
    package func listen(
        host: String,
        port: Int,
        tls context: TLSContext?,
        limits: ConnectionLimits = ConnectionLimits(),
        proxies: [AddressBlock]? = nil,
        service: @escaping @Sendable (_ loop: Int) -> any Service
    ) throws(TLSError) -> Listener {
        guard host == "localhost" else { return try open(host, port, context, limits, proxies, service) }
        for _ in 0..<Self.attempts {
            let listener = try open("127.0.0.1", port, context, limits, proxies, service)
            do throws(TLSError) {
                listener.accompany(by: try open("::1", listener.port, context, limits, proxies, service))
                return listener
            } catch {
                // A machine without IPv6 has no such address, and no client that takes it.
                guard error.kind == .portInUse else { return listener }
                listener.stop()
                guard port == 0 else { throw error }
            }
        }
        throw TLSError(.portInUse, "no port is free on both 127.0.0.1 and ::1")
    }

    /// How often the system is asked for a port that is free on both loopback addresses.
    private static let attempts = 16

    private func open(
        _ host: String,
        _ port: Int,
        _ context: TLSContext?,
        _ limits: ConnectionLimits,
        _ proxies: [AddressBlock]?,
        _ service: @escaping @Sendable (_ loop: Int) -> any Service
    ) throws(TLSError) -> Listener {
        let socket = try Socket.listening(host: host, port: port)
        let actualPort = socket.localPort
        guard let listener = register(host, actualPort) else { throw TLSError(.system, "the event loops have stopped") }
        let settings = ListenerSettings(
            identifier: listener.identifier,
            port: actualPort,
            context: context,
            limits: limits,
            proxies: proxies,
            service: service
        )
        for handle in handles { handle.post { loop, _ in loop.add(settings) } }
        let descriptor = socket.release()
        handles[listener.home].post { loop, _ in
            loop.accept(on: Socket(adopting: descriptor), of: settings.identifier)
        }
        return listener
    }

    /// Shows another identity to those who connect from now on, at every listener that speaks TLS; connections that are open
    /// keep theirs.
    package func use(_ context: TLSContext) {
        for handle in handles { handle.post { loop, _ in loop.use(context) } }
    }

    /// Does something once a while has passed, on one of the threads; not at all where they are ended before.
    package func after(_ time: Duration, _ body: @escaping @Sendable () -> Void) {
        handles[0].post { _, workspace in workspace.timers.insert(.now() + time, .task(body)) }
    }

    private func register(_ host: String, _ port: Int) -> Listener? {
        state.withLock { state in
            if state.isStopped { return nil }
            let identifier = state.nextIdentifier
            state.nextIdentifier += 1
            let listener = Listener(host: host, port: port, identifier: identifier, handles: handles) { [weak self] in
                self?.state.withLock { $0.listeners[identifier] = nil }
            }
            state.listeners[identifier] = listener
            return listener
        }
    }

    /// Stops all listeners, lets what is in flight come to its end, and ends the threads.
    ///
    /// Not to be called on a loop.
    package func stop(within time: Duration = .zero) {
        let listeners = state.withLock { state -> [Listener]? in
            if state.isStopped { return nil }
            state.isStopped = true
            defer { state.listeners = [:] }
            return Array(state.listeners.values)
        }
        guard let listeners else { return }
        let waits = listeners.map { $0.beginStop(within: time) }
        for wait in waits { wait() }
        for handle in handles { handle.post { loop, _ in loop.stop() } }
        for thread in threads { thread.join() }
    }

    deinit { stop() }
}

/// How many connections there are in all loops together, and how many there may be.
final class ConnectionCount: Sendable {
    let limit: Int
    private let value = Atomic<Int>(0)

    init(limit: Int) { self.limit = limit }

    var current: Int { value.load(ordering: .relaxed) }

    /// Takes a place if one is free.
    func enter() -> Bool {
        if value.add(1, ordering: .relaxed).newValue <= limit { return true }
        leave()
        return false
    }

    func leave() { value.subtract(1, ordering: .relaxed) }
}

/// What other threads hold of a loop: its epoll set, and a queue of closures that run on the loop's thread.
final class LoopHandle: Sendable {
    typealias Task = @Sendable (EventLoop, inout Workspace) -> Void

    let poller: Poller
    private let tasks = Locked<[Task]>([])
    private let hasTasks = Atomic<Bool>(false)

    init() throws(TLSError) { poller = try Poller() }

    /// Lets the loop run a task soon; from any thread.
    func post(_ task: @escaping Task) {
        tasks.withLock { $0.append(task) }
        hasTasks.store(true, ordering: .releasing)
        poller.wake()
    }

    /// All tasks that have been posted since the last call.
    func collect() -> [Task] {
        guard hasTasks.exchange(false, ordering: .acquiringAndReleasing) else { return [] }
        return tasks.withLock { tasks in
            defer { tasks = [] }
            return tasks
        }
    }
}
