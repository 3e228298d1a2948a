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
