import Network

/// Answers later; up to `jitter` more is drawn at random.
struct Delay: FaultKind {
    static let name = "delay"
    static let summary = "a late answer"
    static let parameters = [
        FaultParameter("milliseconds", .integer), FaultParameter("jitter", .integer, isRequired: false),
    ]
    static let sample = Delay(milliseconds: 1)

    var milliseconds: Int
    var jitter: Int?

    var stage: FaultStage { .frame }

    func delivery(of answer: [UInt8], drawn: UInt64, errors: Int) -> Delivery {
        let extra = UInt64(max(0, jitter ?? 0)) + 1
        return LateAnswer.delivery(of: answer, after: milliseconds, plus: Int(clamping: drawn % extra))
    }
}

/// Answers each further error of a session so much later than the one before.
struct Tarpit: FaultKind {
    static let name = "tarpit"
    static let summary = "each further error of a session later than the one before"
    static let parameters = [FaultParameter("milliseconds", .integer)]
    static let sample = Tarpit(milliseconds: 1)

    var milliseconds: Int

    var stage: FaultStage { .frame }

    func isDue(_ context: FaultContext, _ counts: inout CommandCounts) -> Bool { context.errors != nil }

    func delivery(of answer: [UInt8], drawn: UInt64, errors: Int) -> Delivery {
        LateAnswer.delivery(of: answer, after: LateAnswer.bounded(milliseconds) * min(errors, 1000))
    }
}

/// Sends the answer in drips.
struct SendSlowly: FaultKind {
    static let name = "slow"
    static let summary = "the answer in drips"
    static let parameters = [
        FaultParameter("bytesPerWrite", .integer), FaultParameter("everyMilliseconds", .integer),
    ]
    static let sample = SendSlowly(bytesPerWrite: 1, everyMilliseconds: 1)

    var bytesPerWrite: Int
    var everyMilliseconds: Int

    var stage: FaultStage { .frame }

    func delivery(of answer: [UInt8], drawn: UInt64, errors: Int) -> Delivery {
        let interval = Duration.milliseconds(LateAnswer.bounded(everyMilliseconds))
        return Delivery([.slow(bytesPerWrite: bytesPerWrite, every: interval, Delivery.frame(answer))])
    }
}

/// An answer after a pause.
enum LateAnswer {
    static func delivery(of answer: [UInt8], after milliseconds: Int, plus extra: Int = 0) -> Delivery {
        let pause = bounded(bounded(milliseconds) + bounded(extra))
        return Delivery([.pause(.milliseconds(pause)), .send(Delivery.frame(answer))])
    }

    /// Nobody waits longer than a day.
    static func bounded(_ milliseconds: Int) -> Int { min(max(milliseconds, 0), 86_400_000) }
}

extension FaultEffect {
    package static func delay(milliseconds: Int, jitter: Int? = nil) -> FaultEffect {
        FaultEffect(Delay(milliseconds: milliseconds, jitter: jitter))
    }

    package static func tarpit(milliseconds: Int) -> FaultEffect { FaultEffect(Tarpit(milliseconds: milliseconds)) }

    package static func slow(bytesPerWrite: Int, everyMilliseconds: Int) -> FaultEffect {
        FaultEffect(SendSlowly(bytesPerWrite: bytesPerWrite, everyMilliseconds: everyMilliseconds))
    }
}
