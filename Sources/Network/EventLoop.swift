import TLS

/// One thread's loop: waits for sockets and timers and serves its connections.
///
/// Nothing in it ever blocks.
final class EventLoop {
    let index: Int
    let handles: [LoopHandle]
    let count: ConnectionCount
    var handle: LoopHandle { handles[index] }
    var poller: Poller { handles[index].poller }

    /// By descriptor: the kernel gives out the lowest free one, so the table stays dense.
    var connections: [Connection?] = []
    var shares: [UInt32: ListenerShare] = [:]
    var isStopped = false
    private var serial: UInt64 = 0
    private var nextLoop = 0
    private var now = Monotonic.now()

    init(index: Int, handles: [LoopHandle], count: ConnectionCount) {
        self.index = index
        self.handles = handles
        self.count = count
    }

    func run() {
        var workspace = Workspace()
        let poller = poller
        while !isStopped {
            let events = poller.wait(milliseconds: workspace.timeout)
            now = .now()
            // Tasks first: a connection may have come for a listener that one of them announces.
            runTasks(&workspace)
            for index in 0..<events where !isStopped { serve(poller.event(index), &workspace) }
            serveAgain(&workspace)
            fireTimers(&workspace)
            sweep(&workspace)
        }
        closeUnmet()
    }

    private func runTasks(_ workspace: inout Workspace) {
        for task in handle.collect() { task(self, &workspace) }
    }

    private func serve(_ event: Poller.Event, _ workspace: inout Workspace) {
        if event.tag == Poller.wakeTag {
            // In this order: a task posted in between is run now, or wakes us again.
            poller.acknowledgeWake()
            return runTasks(&workspace)
        }
        let tag = Tag(event.tag)
        if tag.isListener { return accept(tag.listener, &workspace) }
        let known = tag.descriptor < connections.count ? connections[tag.descriptor] : nil
        guard let connection = known else { return admit(tag, &workspace) }
        // A task, or another connection's turn, may have ended it since the poller told of it.
        if connection.isOver { return }
        connection.turn(isBroken: event.isBroken, at: now, &workspace)
        settle(connection, &workspace)
    }

    /// The first event of a socket that another loop, or this one, has accepted.
    private func admit(_ tag: Tag, _ workspace: inout Workspace) {
        let socket = Socket(adopting: Int32(tag.descriptor))
        guard let share = shares[tag.listener], share.whenEmpty == nil else {
            poller.remove(socket.descriptor)
            return count.leave()
        }
        serial += 1
        let connection = Connection(share, socket, serial: serial, tag: tag.rawValue, at: now)
        connection.interest = .write
        connection.askForEnd = { [handle, serial] in
            handle.post { loop, workspace in loop.end(tag.descriptor, serial: serial, &workspace) }
        }
        connection.askForTurn = { [handle, serial] in
            handle.post { loop, workspace in loop.wake(tag.descriptor, serial: serial, &workspace) }
        }
        while connections.count <= tag.descriptor { connections.append(nil) }
        connections[tag.descriptor] = connection
        share.connections += 1
        connection.welcome(at: now, &workspace)
        settle(connection, &workspace)
    }

    /// Ends a connection in good order, unless it has gone and another has its descriptor.
    private func end(_ descriptor: Int, serial: UInt64, _ workspace: inout Workspace) {
        guard let connection = connection(descriptor, serial) else { return }
        connection.drain(at: now, &workspace)
        settle(connection, &workspace)
    }

    private func wake(_ descriptor: Int, serial: UInt64, _ workspace: inout Workspace) {
        guard let connection = connection(descriptor, serial) else { return }
        connection.wake(at: now, &workspace)
        settle(connection, &workspace)
    }

    func connection(_ descriptor: Int, _ serial: UInt64) -> Connection? {
        guard connections.indices.contains(descriptor), let connection = connections[descriptor] else { return nil }
        return connection.serial == serial && !connection.isOver ? connection : nil
    }

    /// After every turn: forgets a connection that is over, or waits for what it wants next.
    func settle(_ connection: Connection, _ workspace: inout Workspace) {
        if connection.isOver { return forget(connection, &workspace) }
        let wanted = connection.wantedInterest
        if wanted != connection.interest {
            connection.interest = wanted
            poller.change(connection.descriptor, wanted, tag: connection.tag)
        }
        if connection.wantsTurn { workspace.again.append(Int(connection.descriptor)) }
        guard let due = connection.due else { return }
        if let armed = connection.armed, armed <= due { return }
        connection.armed = due
        workspace.timers.insert(due, .connection(descriptor: Int(connection.descriptor), serial: connection.serial))
        forgetPast(&workspace.timers)
    }

    /// A pause leaves the deadline behind that it came before: with a thousand of them a second, one client would fill the
    /// memory.
    private func forgetPast(_ timers: inout Timers) {
        guard timers.count > 2 * connections.count + Self.spareTimers else { return }
        // A deadline that has not moved meanwhile is there as often as there were pauses.
        var seen: Set<Int> = []
        timers.keep { entry in
            guard case .connection(let descriptor, let serial) = entry.owner else { return true }
            return connection(descriptor, serial)?.armed == entry.due && seen.insert(descriptor).inserted
        }
    }

    private static let spareTimers = 1000

    /// Its socket is closed when the present events are served: one of them may be its own, and must not be taken for that
    /// of a new connection.
    private func forget(_ connection: Connection, _ workspace: inout Workspace) {
        guard !connection.isForgotten else { return }
        connection.isForgotten = true
        workspace.forgotten.append(Int(connection.descriptor))
        count.leave()
        connection.share.connections -= 1
        leaveIfEmpty(connection.share)
    }

    /// Closes the sockets of connections that are over.
    ///
    /// The poller is told of each: a child process that has not yet closed its copy would keep the registration alive, and
    /// its next event would be taken for that of a new connection.
    func sweep(_ workspace: inout Workspace) {
        if workspace.forgotten.isEmpty { return }
        for descriptor in workspace.forgotten {
            poller.remove(Int32(descriptor))
            connections[descriptor] = nil
        }
        workspace.forgotten.removeAll(keepingCapacity: true)
    }

    private func serveAgain(_ workspace: inout Workspace) {
        if workspace.again.isEmpty { return }
        let descriptors = workspace.again
        workspace.again.removeAll(keepingCapacity: true)
        for descriptor in descriptors {
            guard let connection = connections[descriptor], connection.wantsTurn else { continue }
            connection.turn(isBroken: false, at: now, &workspace)
            settle(connection, &workspace)
        }
    }

    private func fireTimers(_ workspace: inout Workspace) {
        while let entry = workspace.timers.removeFirst(dueAt: now) {
            switch entry.owner {
            case .task(let body): body()
            case .listener(let identifier): fire(listener: identifier, at: now, &workspace)
            case .connection(let descriptor, let serial):
                guard let connection = connections[descriptor], connection.serial == serial,
                    connection.armed == entry.due
                else { continue }
                connection.armed = nil
                if let due = connection.due, due <= now { connection.fire(at: now, &workspace) }
                settle(connection, &workspace)
            }
        }
    }

    private func accept(_ identifier: UInt32, _ workspace: inout Workspace) {
        guard let share = shares[identifier] else { return }
        for _ in 0..<64 {
            switch share.socket?.accept() ?? .none {
            case .none: return
            case .exhausted: return rest(share, &workspace)
            case .descriptor(let descriptor): handOver(descriptor, of: identifier)
            }
        }
    }

    /// Every new socket can be written: that event lets the loop it goes to make the connection.
    private func handOver(_ descriptor: Int32, of identifier: UInt32) {
        let socket = Socket(adopting: descriptor)
        guard count.enter() else {
            shares[identifier]?.service.met(.tooMany(limit: count.limit), of: socket.peer.address)
            return
        }
        nextLoop = (nextLoop + 1) % handles.count
        let tag = Tag(listener: identifier, descriptor: descriptor)
        guard (try? handles[nextLoop].poller.add(descriptor, .write, tag: tag.rawValue)) != nil else {
            return count.leave()
        }
        _ = socket.release()
    }
}

/// What all connections of a loop share while they are served.
///
/// A value that the loop hands on: to ask one of its own is free, where a class checks each access to what it keeps.
struct Workspace {
    /// What is read into, and what is written from.
    var input = [UInt8](repeating: 0, count: 1 << 16)
    var output = Output()
    var timers = Timers()
    /// Connections with bytes that the poller does not see.
    var again: [Int] = []
    /// Connections that are over and still have their sockets.
    var forgotten: [Int] = []

    /// How long the loop may wait; without an end where nothing is due.
    var timeout: Int32 {
        if !again.isEmpty { return 0 }
        guard let next = timers.next else { return -1 }
        return next.milliseconds(after: .now())
    }
}

/// The word that comes back with an event: whose socket it is.
struct Tag {
    private static let listenerMark: UInt64 = 1 << 63
    let rawValue: UInt64

    init(_ rawValue: UInt64) { self.rawValue = rawValue }

    /// A listening socket.
    init(listener: UInt32) { rawValue = Tag.listenerMark | UInt64(listener & 0x7fff_ffff) << 32 }

    /// A connection that came by a listener.
    init(listener: UInt32, descriptor: Int32) {
        rawValue = UInt64(listener & 0x7fff_ffff) << 32 | UInt64(UInt32(bitPattern: descriptor))
    }

    var isListener: Bool { rawValue & Tag.listenerMark != 0 }
    var listener: UInt32 { UInt32(truncatingIfNeeded: rawValue >> 32) & 0x7fff_ffff }
    var descriptor: Int { Int(UInt32(truncatingIfNeeded: rawValue) & 0x7fff_ffff) }
}
