import EPP
import Network

/// How an answer's frame goes out under a fault.
package struct Delivery {
    package private(set) var steps: [Output.Step] = []
    /// How the connection ends after that, if it does.
    package private(set) var ending: FaultEnding?

    package init(of answer: [UInt8], under fault: Fault) {
        let frame = FrameDecoder.header(forXMLOf: answer.count) + answer
        switch fault.effect {
        case .delay(let milliseconds, let jitter):
            let extra = UInt64(max(0, jitter ?? 0)) + 1
            steps = [Self.pause(milliseconds, plus: Int(clamping: fault.lot % extra)), .send(frame)]
        case .tarpit(let milliseconds):
            steps = [Self.pause(Self.bounded(milliseconds) * min(fault.errors, 1000)), .send(frame)]
        case .slow(let size, let interval):
            steps = [.slow(bytesPerWrite: size, every: .milliseconds(Self.bounded(interval)), frame)]
        case .truncate(let count, let ending):
            steps = [.send(Array(frame.prefix(max(0, count))))]
            self.ending = ending
        case .wrongLength(let difference):
            let bounded = min(max(difference, -(1 << 31)), 1 << 31)
            steps = [.send(FrameDecoder.header(forXMLOf: max(-4, answer.count + bounded)) + answer)]
        case .oversized(let count):
            let padding = [UInt8](repeating: UInt8(ascii: " "), count: max(0, min(count, 1 << 26) - answer.count))
            steps = [.send(FrameDecoder.header(forXMLOf: answer.count + padding.count) + answer + padding)]
        case .garbage(let count): steps = [.send(Self.garbage(count, fault.lot))]
        default: steps = [.send(frame)]
        }
    }

    private static func garbage(_ count: Int, _ lot: UInt64) -> [UInt8] {
        var lots = FaultLots(seed: lot)
        let count = min(max(count, 1), 1 << 20)
        let bytes = (0..<count).map { _ in UInt8(truncatingIfNeeded: lots.next()) }
        return FrameDecoder.header(forXMLOf: count) + bytes
    }

    private static func pause(_ milliseconds: Int, plus extra: Int = 0) -> Output.Step {
        .pause(.milliseconds(bounded(bounded(milliseconds) + bounded(extra))))
    }

    /// Nobody waits longer than a day.
    private static func bounded(_ milliseconds: Int) -> Int { min(max(milliseconds, 0), 86_400_000) }
}
