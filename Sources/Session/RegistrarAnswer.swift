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

/// An answer as a client reads it (RFC 5730 §2.6).
package struct ReadAnswer: Sendable {
    package let code: Int
    package let message: String
    /// Why a command was refused, from `extValue`.
    package let reasons: [String]
    /// What `resData` holds.
    package let data: Element?
    /// What `extension` holds.
    package let extensions: [Element]

    /// Nil for what is no response: a fault may have spoilt it.
    package init?(_ xml: [UInt8]) {
        guard let root = try? XMLReader(knownNames: Namespace.objects).read(xml), root.name == "epp",
            root.namespace == Namespace.epp, let response = root.first("response"),
            let result = response.first("result"), let code = result[attribute: "code"].flatMap({ Int($0) })
        else { return nil }
        self.code = code
        message = result.first("msg")?.text.collapsed ?? ""
        reasons = result.all("extValue").compactMap { $0.first("reason")?.text.collapsed }
        data = response.first("resData")?.firstChild
        extensions = response.first("extension")?.children ?? []
    }

    /// The element that an extension has added.
    package func element(_ name: String, of namespace: String) -> Element? {
        extensions.first { $0.name == name && $0.namespace == namespace }
    }
}

extension RegistrarAnswer {
    /// The answer, if one came that can be read.
    package var read: ReadAnswer? {
        guard case .answered(let xml) = outcome else { return nil }
        return ReadAnswer(xml)
    }
}
