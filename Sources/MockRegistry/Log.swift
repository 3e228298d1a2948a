import Hosting
import JSON
import Journal
import Network
import Session

/// How much is told on standard error.
public enum LogLevel: Int, Sendable, Comparable, CaseIterable {
    /// Nothing.
    case off
    /// What is wrong with frames that are checked, and with what proxies say.
    case error
    /// Connections that were not served, handshakes and logins that failed, sessions that a limit ended, what took long.
    case warning
    /// Start and end.
    case notice
    /// Each connection, login and command, and each call that changes something, too.
    case info
    /// Each frame, too.
    case debug

    /// Less is told at the lower level.
    public static func < (left: LogLevel, right: LogLevel) -> Bool { left.rawValue < right.rawValue }

    /// The level of this name.
    public init?(name: String) {
        guard let level = Self.allCases.first(where: { "\($0)" == name }) else { return nil }
        self = level
    }
}

/// How lines of the log are written.
public enum LogFormat: String, Sendable, CaseIterable {
    /// For people: time, level, sentence.
    case text
    /// For programs: an object for each line.
    case json
}

/// Lines on standard error for whoever runs the registry; secrets are never handed to it.
package struct Log: Sendable {
    let level: LogLevel
    let format: LogFormat
    private let write: @Sendable (String) -> Void

    /// Tells what is of the configuration's level or graver.
    package init(_ configuration: Configuration) {
        (level, format, write) = (configuration.logLevel, configuration.logFormat, configuration.logSink)
    }

    package func error(_ text: @autoclosure () -> String) { tell(.error, text) }
    func warning(_ text: @autoclosure () -> String) { tell(.warning, text) }
    package func notice(_ text: @autoclosure () -> String) { tell(.notice, text) }

    /// What the journal of a registry hears, from level `info` on; frames, and faults that acted, from `debug` on.
    package func journal(of registry: String) -> JournalLog {
        JournalLog(includesFrames: level >= .debug) { entry in
            // Events tell of these, with the client's address.
            if [.handshakeFailed, .operator].contains(entry.kind) { return }
            let line = LogLine(entry, of: registry)
            if line.level <= level { write(line) }
        }
    }

    /// What is told of events: so many lines of each kind as the limit admits, and how many were left out.
    func events(slowTime: Duration, _ limit: LogLimit) -> ServerEvents {
        ServerEvents(slowTime: slowTime) { kind in
            kind.level <= level && limit.admits(kind, at: .now())
        } take: { event in
            write(LogLine(event))
        }
    }

    /// Bounds events by lines of this log.
    func limit() -> LogLimit { LogLimit { write(LogLine($0)) } }

    private func tell(_ level: LogLevel, _ text: () -> String) {
        guard self.level >= level else { return }
        let text = text()
        write(level, text, ["message": .string(text)])
    }

    private func write(_ line: LogLine) { write(line.level, line.text, line.fields) }

    private func write(_ level: LogLevel, _ text: String, _ fields: [String: JSONValue]) {
        let time = "\(MachineTime.now)"
        switch format {
        case .text: write("\(time) \(level): \(text)\n")
        case .json:
            let head: [String: JSONValue] = ["time": .string(time), "level": .string("\(level)")]
            let object = JSONValue.object(fields.merging(head) { _, head in head })
            write(String(decoding: object.bytes, as: UTF8.self) + "\n")
        }
    }
}
