import Seed

/// Why a registry cannot start, in one sentence.
public struct SetupError: Error, Equatable, CustomStringConvertible {
    /// What went wrong, after sysexits.h: the raw value is the exit status of the process.
    public enum Kind: Int32, Sendable {
        case usage = 64
        case badData = 65
        case unreadable = 66
        case unavailable = 69
        case cannotCreate = 73
    }

    /// What went wrong, for a program.
    public let kind: Kind
    /// What went wrong, for a human.
    public let description: String

    /// A document that somebody wrote is at fault.
    init(_ error: DocumentError) { self.init(.badData, error.description) }

    package init(_ kind: Kind, _ description: String) {
        self.kind = kind
        self.description = description
    }
}
