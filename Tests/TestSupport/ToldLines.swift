import Locks

/// What a log has told, from whatever thread.
package final class ToldLines: Sendable {
    private let state = Locked<[String]>([])

    package init() {}

    /// Takes a line.
    package var take: @Sendable (String) -> Void { { [state] line in state.withLock { $0.append(line) } } }

    /// The lines so far, without their ends; each call has told one whole line.
    package var lines: [String] { state.withLock(\.self).map { String($0.dropLast()) } }
}
