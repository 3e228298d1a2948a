import EPP
import Network

/// Sends so many bytes of the frame, the header's four included, and then ends the connection.
struct Truncate: FaultKind {
    static let name = "truncate"
    static let summary = "the beginning of the frame, then the end"
    static let parameters = [
        FaultParameter("after", .integer, note: "bytes"),
        FaultParameter("then", .word(FaultEnding.allCases.map(\.rawValue)), isRequired: false, note: "`abort`"),
    ]
    static let sample = Truncate(after: 1)

    var after: Int
    var then: FaultEnding?

    var stage: FaultStage { .frame }
    var losesAnswer: Bool { true }

    func delivery(of answer: [UInt8], drawn: UInt64, errors: Int) -> Delivery {
        Delivery([.send(Delivery.beginning(of: answer, after))], ending: then ?? .abort)
    }
}

/// Sends so many bytes of the frame, the header's four included, and then nothing more; the connection stays open.
struct Stall: FaultKind {
    static let name = "stall"
    static let summary = "the beginning of the frame, then silence"
    static let parameters = [FaultParameter("after", .integer, note: "bytes")]
    static let sample = Stall(after: 1)

    var after: Int

    var stage: FaultStage { .frame }
    var losesAnswer: Bool { true }

    func delivery(of answer: [UInt8], drawn: UInt64, errors: Int) -> Delivery {
        Delivery([.send(Delivery.beginning(of: answer, after))])
    }
}

extension Delivery {
    fileprivate static func beginning(of answer: [UInt8], _ count: Int) -> [UInt8] {
        Array(frame(answer).prefix(max(0, count)))
    }
}

/// Announces a length that is so much too great or too small.
struct ChangeLength: FaultKind {
    static let name = "wrongLength"
    static let summary = "a header that is wrong by so much"
    static let parameters = [FaultParameter("difference", .integer)]
    static let sample = ChangeLength(difference: 1)

    var difference: Int

    var stage: FaultStage { .frame }
    var losesAnswer: Bool { true }

    func delivery(of answer: [UInt8], drawn: UInt64, errors: Int) -> Delivery {
        let bounded = min(max(difference, -(1 << 31)), 1 << 31)
        return Delivery([.send(FrameDecoder.header(forXMLOf: max(-4, answer.count + bounded)) + answer)])
    }
}

/// Pads the answer with white space to this length.
struct Oversize: FaultKind {
    static let name = "oversized"
    static let summary = "the answer padded to this length"
    static let parameters = [FaultParameter("bytes", .integer)]
    static let sample = Oversize(bytes: 1)

    /// As long is the longest.
    private static let most = 64 << 20

    var bytes: Int

    var stage: FaultStage { .frame }

    func delivery(of answer: [UInt8], drawn: UInt64, errors: Int) -> Delivery {
        let padding = [UInt8](repeating: UInt8(ascii: " "), count: max(0, min(bytes, Self.most) - answer.count))
        return Delivery(of: answer + padding)
    }
}

/// Sends a proper frame of random bytes.
struct SendGarbage: FaultKind {
    static let name = "garbage"
    static let summary = "a proper frame of random bytes"
    static let parameters = [FaultParameter("bytes", .integer)]
    static let sample = SendGarbage(bytes: 1)

    /// As many are sent at most.
    private static let most = 1 << 20

    var bytes: Int

    var stage: FaultStage { .frame }
    var losesAnswer: Bool { true }

    func delivery(of answer: [UInt8], drawn: UInt64, errors: Int) -> Delivery {
        var generator = SeededGenerator(seed: drawn)
        return Delivery(
            of: (0..<min(max(bytes, 1), Self.most)).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
        )
    }
}

extension FaultEffect {
    package static func truncate(after count: Int, then ending: FaultEnding? = nil) -> FaultEffect {
        FaultEffect(Truncate(after: count, then: ending))
    }

    package static func stall(after count: Int) -> FaultEffect { FaultEffect(Stall(after: count)) }

    package static func wrongLength(difference: Int) -> FaultEffect {
        FaultEffect(ChangeLength(difference: difference))
    }

    package static func oversized(bytes: Int) -> FaultEffect { FaultEffect(Oversize(bytes: bytes)) }

    package static func garbage(bytes: Int) -> FaultEffect { FaultEffect(SendGarbage(bytes: bytes)) }
}
