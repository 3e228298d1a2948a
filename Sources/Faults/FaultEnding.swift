import Network

/// How a connection is brought to its end.
package enum FaultEnding: String, Sendable, Equatable, Codable, CaseIterable {
    /// With close_notify, as RFC 5734 §9 has it.
    case orderly
    /// Without close_notify.
    case abort
    /// With a TCP reset.
    case reset

    package var step: Output.Step {
        switch self {
        case .orderly: .close
        case .abort: .abort
        case .reset: .reset
        }
    }
}
