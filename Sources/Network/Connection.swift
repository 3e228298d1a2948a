import TLS

/// One connection on its loop: moves bytes between a transport and a conversation, and carries out what the
/// conversation asks for.
///
/// It never blocks and never arms a timer itself: it says what it waits for, and the loop sees to that.
final class Connection {
    /// Where a connection is in its life.
    enum Stage: Equatable {
        /// A proxy is to say whose connection it is.
        case identifying(until: Monotonic)
        case held(until: Monotonic)
        case handshaking(until: Monotonic)
        case open
        /// Our end is closed; the peer's is awaited, as a close with unread bytes would be a reset and could overtake
        /// our last answer.
        case lingering(until: Monotonic)
        case over
    }

    let share: ListenerShare
    let serial: UInt64
    let tag: UInt64
    var stage: Stage
    var transport: Transport
    /// Asks the loop, from any thread, to end this connection in good order.
    var askForEnd: @Sendable () -> Void = {}
    /// Asks the loop, from any thread, to wake the conversation.
    var askForTurn: @Sendable () -> Void = {}
    var conversation: (any Conversation)?
    /// Where the client is: at the other end of the socket, or where its proxy says.
    var origin: (address: String, port: Int)
    /// What has been read of the proxy's header.
    var header: [UInt8] = []
    /// The first bytes may be a PROXY header, which nobody here may send.
    var mayBringHeader = false

    var outstanding = Outstanding()
    /// A pause has been in this batch of steps.
    var owesResume = false
    var isDraining = false
    var isEnding = false
    /// The handshake or a read can go on only when the socket can be written.
    var readWantsWrite = false
    /// Bytes may wait inside the transport although the socket has none.
    var hasUnread = false

    /// What the poller has been told.
    var interest: Poller.Interest = []
    /// When the loop's earliest timer for this connection fires.
    var armed: Monotonic?

    init(_ share: ListenerShare, _ socket: consuming Socket, serial: UInt64, tag: UInt64, at now: Monotonic) {
        self.share = share
        self.serial = serial
        self.tag = tag
        origin = socket.peer
        transport = Transport(socket: socket, tls: nil)
        stage = .held(until: now)
    }

    var descriptor: Int32 { transport.socket.descriptor }
    var isOver: Bool { stage == .over }
    /// The loop counts it no longer.
    var isForgotten = false
    var hasSteps: Bool { outstanding.hasSteps }

    /// Whether the conversation may be given more: not while it has asked for something that is still to be done.
    var takesInput: Bool {
        stage == .open && !isEnding && outstanding.letsMoreIn(upTo: share.limits.pendingBytes)
    }

    /// Whether a turn makes sense although the socket is silent.
    var wantsTurn: Bool { hasUnread && takesInput }

    /// What the poller should wait for.
    var wantedInterest: Poller.Interest {
        switch stage {
        case .held, .over: return []
        case .identifying: return .read
        case .handshaking: return readWantsWrite ? .write : .read
        case .lingering: return .read
        case .open:
            var wanted: Poller.Interest = takesInput ? .read : []
            if !outstanding.pending.isEmpty || readWantsWrite { wanted.insert(.write) }
            return wanted
        }
    }

    /// When the loop should call `fire`.
    var due: Monotonic? {
        switch stage {
        case .identifying(let until), .held(let until), .handshaking(let until), .lingering(let until): return until
        case .over: return nil
        case .open:
            var due = hasSteps || isEnding ? outstanding.pausedUntil : conversation?.deadline
            if !outstanding.pending.isEmpty {
                let stall = outstanding.pending.lastProgress + share.limits.writeTime
                due = due.map { min($0, stall) } ?? stall
            }
            return due
        }
    }

    /// The end, without ceremony.
    func end(at now: Monotonic) {
        if stage == .over { return }
        stage = .over
        leaveConversation(at: now)
    }

    func leaveConversation(at now: Monotonic) {
        let left = conversation
        conversation = nil
        outstanding.queue.removeAll()
        left?.closed(at: now)
    }
}

/// What a connection has still to do: one value, so that to ask about it is one access.
struct Outstanding {
    var pending = Pending()
    var queue = StepQueue()
    var drip: Drip?
    var pausedUntil: Monotonic?

    var hasSteps: Bool { !queue.isEmpty || pausedUntil != nil || drip != nil }

    /// Whether more may come, as no more than so many bytes wait.
    func letsMoreIn(upTo limit: Int) -> Bool { !hasSteps && pending.count < limit }
}

/// A socket with or without TLS over it.
struct Transport: ~Copyable {
    let socket: Socket
    var tls: TLSConnection?

    func read(into buffer: inout MutableSpan<UInt8>) -> Transfer {
        if let tls { tls.read(into: &buffer) } else { socket.read(into: &buffer) }
    }

    func write(_ bytes: Span<UInt8>) -> Transfer {
        if let tls { tls.write(bytes) } else { socket.write(bytes) }
    }

    /// Whether bytes wait where the poller does not see them.
    var hasPending: Bool { tls?.hasPending ?? false }
}
