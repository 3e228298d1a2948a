import Hosting
import JSON
import Journal

/// How much is told on standard error.
public enum LogLevel: Int, Sendable, Comparable, CaseIterable {
    /// Nothing.
    case off
    /// What is wrong with frames that are checked.
    case error
    /// Start and end.
    case notice
    /// Each connection, login and command, too.
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

    /// Tells what is of the configuration's level or graver, and of `level` in any case.
    package init(_ configuration: Configuration, always level: LogLevel = .off) {
        self.level = max(configuration.logLevel, level)
        (format, write) = (configuration.logFormat, configuration.logSink)
    }

    package func error(_ text: @autoclosure () -> String) { tell(.error, text) }
    package func notice(_ text: @autoclosure () -> String) { tell(.notice, text) }

    /// What the journal of a registry hears, from level `info` on; frames from `debug` on.
    package func journal(of registry: String) -> JournalLog {
        JournalLog(includesFrames: level >= .debug) { entry in
            let line = LogLine(entry, of: registry)
            write(line.level, line.text, line.fields)
        }
    }

    private func tell(_ level: LogLevel, _ text: () -> String) {
        guard self.level >= level else { return }
        let text = text()
        write(level, text, ["message": .string(text)])
    }

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
