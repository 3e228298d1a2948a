import EPP
import Locks
import Network

/// Counts what the sessions of one event loop do.
///
/// Only that loop's thread counts, so nobody waits for the lock but whoever asks for the sum.
package final class SessionTally: Sendable {
    private let state = Locked(Counts())

    package init() {}

    /// What has been counted so far.
    package var counts: Counts { state.withLock(\.self) }

    func opened() { state.withLock { $0.opened += 1 } }
    func handshakeFailed() { state.withLock { $0.failedHandshakes += 1 } }
    func acted(_ effect: String) { state.withLock { $0.faults[effect, default: 0] += 1 } }

    func decided(_ key: CommandKey?, _ code: Int, inNanoseconds length: Int64) {
        state.withLock { $0.add(key, code, inNanoseconds: length) }
    }
}

extension SessionTally {
    /// What was counted since the process began.
    package struct Counts: Sendable {
        /// Sessions that were opened.
        package internal(set) var opened = 0
        package internal(set) var failedHandshakes = 0
        /// How often faults have acted, by their effects' names.
        package internal(set) var faults: [String: Int] = [:]
        /// How long commands took, by what they were, as far as it could be read, and the code of the verdict.
        package private(set) var commands: [(key: CommandKey?, code: Int, durations: DurationCounts)] = []
        /// Clients repeat themselves: where the last command was counted.
        private var recent = 0
        /// A client can name as many namespaces as it likes.
        private static let mostCommands = 1000

        package init() {}

        mutating func add(_ key: CommandKey?, _ code: Int, inNanoseconds length: Int64) {
            let place = place(of: key, code)
            commands[place].durations.add(nanoseconds: length)
            recent = place
        }

        private mutating func place(of key: CommandKey?, _ code: Int) -> Int {
            if recent < commands.count, commands[recent].code == code, commands[recent].key == key { return recent }
            if let known = commands.firstIndex(where: { $0.code == code && $0.key == key }) { return known }
            guard key == nil || commands.count < Self.mostCommands else { return place(of: nil, code) }
            commands.append((key, code, DurationCounts()))
            return commands.count - 1
        }

        /// Adds what was counted elsewhere.
        package mutating func add(_ other: Counts) {
            opened += other.opened
            failedHandshakes += other.failedHandshakes
            faults.merge(other.faults, uniquingKeysWith: +)
            for command in other.commands {
                commands[place(of: command.key, command.code)].durations.add(command.durations)
            }
        }
    }
}

/// How many lengths of time fell below each of some bounds, and their sum.
package struct DurationCounts: Sendable, Equatable {
    /// In microseconds, each bound included; what is longer is counted behind the last.
    package static let bounds = [25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 50_000, 250_000, 1_000_000]
    /// Between each bound and the one before it.
    package private(set) var counts = [Int](repeating: 0, count: bounds.count + 1)
    package private(set) var nanoseconds: Int64 = 0

    package init() {}

    /// How many there were in all.
    package var total: Int { counts.reduce(0, +) }

    mutating func add(nanoseconds length: Int64) {
        nanoseconds &+= length
        counts[Self.bounds.firstIndex { length <= $0 * 1000 } ?? Self.bounds.count] += 1
    }

    /// Adds what was counted elsewhere.
    package mutating func add(_ other: DurationCounts) {
        nanoseconds &+= other.nanoseconds
        for index in counts.indices { counts[index] += other.counts[index] }
    }
}
