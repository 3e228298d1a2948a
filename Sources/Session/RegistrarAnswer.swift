import EPP
import Faults
import Network
import XML

/// What a registrar inside the process has got for a document, faults included.
package struct RegistrarAnswer: Sendable, Equatable {
    package enum Outcome: Sendable, Equatable {
        /// A frame came whole: its XML, which a fault may have spoilt.
        case answered([UInt8])
        /// What came is no frame, or a longer one than a client takes: its beginning.
        case garbled([UInt8])
        /// The connection ended before an answer was there.
        case lost(FaultEnding)
        /// No answer comes, or never its end, and the connection stays open.
        case silent
    }

    package let outcome: Outcome
    /// How long after the command the outcome is there.
    package var delay: Duration
    /// Whether the session has ended with it.
    package let isOver: Bool
    /// The session's number in the journal; 0 for none.
    package var session = 0
    /// The journal's newest number before this exchange.
    package var journalBefore = 0

    init(_ outcome: Outcome, delay: Duration = .zero, isOver: Bool = false) {
        self.outcome = outcome
        self.delay = delay
        self.isOver = isOver
    }

    /// The longest answer that is taken; others are garbled.
    private static let longest = 1 << 20

    /// What a client would see of a session's output.
    init(_ output: Output) {
        var bytes = output.bytes
        var delay = Duration.zero
        var ending: FaultEnding?
        for step in output.steps where ending == nil {
            switch step {
            case .send(let more): bytes += more
            case .pause(let duration): delay += duration
            case .slow(let size, let interval, let more):
                bytes += more
                delay += interval * max(0, (more.count - 1) / max(1, size))
            case .close: ending = .orderly
            case .abort: ending = .abort
            case .reset: ending = .reset
            }
        }
        self.init(Self.outcome(of: bytes, ending), delay: delay, isOver: ending != nil)
    }

    private static func outcome(of bytes: [UInt8], _ ending: FaultEnding?) -> Outcome {
        var frames = FrameDecoder(limit: longest)
        var xml: [UInt8]?
        do throws(FrameDecoder.Failure) {
            try frames.receive(bytes.span) { frame in
                xml = [UInt8](copying: frame)
                return false
            }
        } catch { return .garbled(Array(bytes.prefix(longest))) }
        if let xml { return .answered(xml) }
        return ending.map(Outcome.lost) ?? .silent
    }
}
