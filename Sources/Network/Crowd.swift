/// Who has come by a listener and is not settled: when too many of them are there, the oldest that can be spared gives way
/// to the newcomer, so that nobody who holds connections open keeps others out.
///
/// Order is that of arrival. Who has settled or gone is struck out when the bound is met, not before: a connection costs
/// one entry, and the bound is looked at without searching.
struct Crowd {
    private let limits: CrowdLimits
    private var queues: [String: [Member]] = [:]
    private var count = 0

    struct Member: Equatable {
        let descriptor: Int
        let serial: UInt64
    }

    init(_ limits: CrowdLimits) { self.limits = limits }

    /// Makes room for one more from an address.
    ///
    /// Over the bound of all addresses it is one of the address that has most.
    mutating func place(from address: String, _ standing: (Member) -> Standing?) -> Verdict {
        if let most = limits.perAddress, queues[address, default: []].count >= most {
            strike(address, standing)
            if queues[address, default: []].count >= most { return yielding(of: address, standing) }
        }
        guard let most = limits.connections, count >= most else { return .admitted }
        for address in queues.keys { strike(address, standing) }
        guard count >= most, let busiest = queues.max(by: { $0.value.count < $1.value.count })?.key else {
            return .admitted
        }
        return yielding(of: busiest, standing)
    }

    /// What becomes of a newcomer.
    enum Verdict: Equatable {
        case admitted
        /// Let in, and this one is to give way.
        case admittedFor(Member)
        /// All that are there are busy.
        case refused
    }

    mutating func add(_ member: Member, from address: String) {
        queues[address, default: []].append(member)
        count += 1
    }

    private mutating func yielding(of address: String, _ standing: (Member) -> Standing?) -> Verdict {
        let queue = queues[address, default: []]
        let spared = queue.firstIndex { standing($0) == .idle } ?? queue.firstIndex { standing($0) == .waiting }
        guard let spared else { return .refused }
        count -= 1
        queues[address]?.remove(at: spared)
        return .admittedFor(queue[spared])
    }

    private mutating func strike(_ address: String, _ standing: (Member) -> Standing?) {
        guard var queue = queues[address] else { return }
        let before = queue.count
        queue.removeAll { (standing($0) ?? .settled) == .settled }
        count -= before - queue.count
        queues[address] = queue.isEmpty ? nil : queue
    }
}

/// How a connection takes its place in the crowd, and leaves it for another's sake.
extension Connection {
    /// Comes in, if need be in an older one's place.
    func enter(at now: Monotonic, _ workspace: inout Workspace) {
        let loop = share.loop
        let verdict = share.crowd.place(from: origin.address) { loop.connection($0.descriptor, $0.serial)?.standing }
        switch verdict {
        case .admitted: break
        case .admittedFor(let member):
            guard let older = loop.connection(member.descriptor, member.serial) else { break }
            older.giveWay(at: now, &workspace)
            loop.settle(older, &workspace)
        case .refused:
            share.service.crowdedOut(origin.address, isNew: true)
            return end(at: now)
        }
        share.crowd.add(Crowd.Member(descriptor: Int(descriptor), serial: serial), from: origin.address)
        admit(at: now, &workspace)
    }

    private var standing: Standing {
        switch stage {
        case .identifying, .held, .handshaking, .lingering: .idle
        case .open: conversation?.standing ?? .idle
        case .over: .settled
        }
    }

    private func giveWay(at now: Monotonic, _ workspace: inout Workspace) {
        share.service.crowdedOut(origin.address, isNew: false)
        // A peer that takes nothing of an answer, or has asked for nothing, is told nothing.
        guard stage == .open, !hasSteps, !isEnding, !hasUnsent, let conversation,
            conversation.standing != .idle
        else { return end(at: now) }
        conversation.giveWay(at: now, &workspace.output)
        take(at: now, &workspace)
    }
}

/// How many connections that are not settled a listener holds on to; nil is without a bound.
package struct CrowdLimits: Sendable, Equatable {
    /// Of all addresses together.
    package var connections: Int?
    /// Of one address.
    package var perAddress: Int?

    package init(connections: Int? = nil, perAddress: Int? = nil) {
        self.connections = connections
        self.perAddress = perAddress
    }

    /// What one of so many loops may hold: connections are dealt out to them in turn.
    func share(ofLoops loops: Int) -> CrowdLimits {
        CrowdLimits(
            connections: connections.map { max(1, ($0 + loops - 1) / loops) },
            perAddress: perAddress.map { max(1, ($0 + loops - 1) / loops) }
        )
    }
}

/// What would be lost if a connection gave way to another.
package enum Standing: Sendable {
    /// Nothing is under way.
    case idle
    /// Its peer waits for something that may not come for long.
    case waiting
    /// A request or an answer is under way.
    case busy
    /// It is no part of the crowd any more: its peer is known.
    case settled
}
