import Hosting
import TLS

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
