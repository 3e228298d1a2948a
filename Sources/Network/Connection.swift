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
    /// A stream of bytes, with or without TLS over it.
    let socket: Socket
    var tls: TLSConnection?
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

    /// Nil as long as there was nothing.
    private(set) var outstanding: Outstanding?
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
        self.socket = socket
        stage = .held(until: now)
    }

    var descriptor: Int32 { socket.descriptor }
    var isOver: Bool { stage == .over }
    /// The loop counts it no longer.
    var isForgotten = false
    var hasSteps: Bool { outstanding?.hasSteps ?? false }
    /// Whether bytes wait that the socket has not taken yet.
    var hasUnsent: Bool { outstanding?.pending.isEmpty == false }

    /// Whether the conversation may be given more: not while it has asked for something that is still to be done.
    var takesInput: Bool {
        guard stage == .open, !isEnding else { return false }
        return outstanding?.letsMoreIn(upTo: share.limits.pendingBytes) ?? true
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
            if hasUnsent || readWantsWrite { wanted.insert(.write) }
            return wanted
        }
    }

    /// When the loop should call `fire`.
    var due: Monotonic? {
        switch stage {
        case .identifying(let until), .held(let until), .handshaking(let until), .lingering(let until): return until
        case .over: return nil
        case .open:
            let due = hasSteps || isEnding ? outstanding?.pausedUntil : conversation?.deadline
            guard let outstanding, hasUnsent else { return due }
            let stall = outstanding.pending.lastProgress + share.limits.writeTime
            return due.map { min($0, stall) } ?? stall
        }
    }

    /// What is still to be done, for who has to add to it.
    func owe() -> Outstanding {
        if let outstanding { return outstanding }
        let fresh = Outstanding()
        outstanding = fresh
        return fresh
    }

    /// Whether bytes wait where the poller does not see them: already taken from the socket.
    var tlsHasUnread: Bool { tls?.hasPending ?? false }

    func receive(into buffer: inout MutableSpan<UInt8>) -> Transfer {
        if let tls { tls.read(into: &buffer) } else { socket.read(into: &buffer) }
    }

    func write(_ bytes: Span<UInt8>) -> Transfer {
        if let tls { tls.write(bytes) } else { socket.write(bytes) }
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
        outstanding?.queue.removeAll()
        left?.closed(at: now)
    }
}

/// What a connection has still to do.
///
/// Most connections never have any of it, and ask that by a look at a nil.
final class Outstanding {
    var pending = Pending()
    var queue = StepQueue()
    var drip: Drip?
    var pausedUntil: Monotonic?

    var hasSteps: Bool { !queue.isEmpty || pausedUntil != nil || drip != nil }

    /// Whether more may come, as no more than so many bytes wait.
    func letsMoreIn(upTo limit: Int) -> Bool { !hasSteps && pending.count < limit }
}
