import Hosting
import TLS

/// How much is told on standard error.
public enum LogLevel: Int, Sendable, Comparable, CaseIterable {
    case off, error, info, debug

    /// Less is told at the lower level.
    public static func < (left: LogLevel, right: LogLevel) -> Bool { left.rawValue < right.rawValue }

    /// The level of this name.
    public init?(name: String) {
        guard let level = Self.allCases.first(where: { "\($0)" == name }) else { return nil }
        self = level
    }
}

/// Lines on standard error for whoever runs the registry; secrets are never handed to it.
package struct Log: Sendable {
    let level: LogLevel

    /// Tells what is of this level or graver.
    package init(level: LogLevel) { self.level = level }

    func error(_ text: @autoclosure () -> String) { write(.error, text) }
    package func info(_ text: @autoclosure () -> String) { write(.info, text) }
    func debug(_ text: @autoclosure () -> String) { write(.debug, text) }

    private func write(_ level: LogLevel, _ text: () -> String) {
        guard self.level >= level else { return }
        StandardStreams.complain("\(MachineTime.now) \(level): \(text())\n")
    }
}
