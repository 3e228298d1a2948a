import EPP
import Foundation
import Registry
import TestSupport

/// Three registrars, the holders and the clock do what they like, and after each step the registry is asked whether it is still sound.
struct ModelRun {
    static let registrars: [ClientID] = ["alpha", "beta", "gamma"]
    /// No answer may hold a code of a registrar's choice where codes are not shown: each of them begins so.
    private static let mark = "K7q!"

    let stage: Stage
    private let policy: Policy
    private var numbers: SeededNumbers
    private var codes: CodeModel
    private var promises = Promises()
    private var names: [String]
    private var made = 0
    private(set) var complaints: [String] = []
    private(set) var accepted: [String: Int] = [:]
    private var log: [String] = []
    private var written = WrittenState()

    /// The state is written and read back about once in so many steps, and as a whole once in `wholePace`.
    private let pace: Int
    private static let wholePace = 25

    init(seed: UInt64, on stage: Stage, pace: Int) {
        self.stage = stage
        self.pace = pace
        policy = stage.policy
        numbers = SeededNumbers(seed: seed)
        names = stage.registry.store.operate { world, _ in world.domains.values.map(\.name).sorted() }
        names += (1...3).map { "new-\($0).example" }
        codes = CodeModel(policy.authInfo)
        codes.plant(in: stage)
    }

    /// Takes so many steps, then lets every promise come due.
    mutating func run(steps: Int) {
        var before = Photograph(stage)
        for _ in 0..<steps where complaints.isEmpty { before = step(before) }
        guard complaints.isEmpty else { return }
        for _ in 0..<10 {
            stage.advance(.days(8))
            let now = Photograph(stage)
            promises.note(now.messages(since: before))
            before = now
        }
        complaints += written.faults(in: stage, isWhole: true).map { "\($0)\n\(log.joined(separator: "\n"))" }
        complaints += promises.broken.map { "\($0)\n\(log.joined(separator: "\n"))" }
    }

    private mutating func step(_ before: Photograph) -> Photograph {
        let act = Act.random(names, codes, &numbers, number: made)
        made += 1
        let (answer, isAccepted) = act.perform(on: stage)
        let now = Photograph(stage)
        log.append("\(now.time) \(act) \(answer.map { "\(Stage.code(of: $0))" } ?? "")")
        var faults = Invariants.faults(in: stage) + Conservation.faults(from: before, to: now, act, answer, policy)
        if let answer { faults += secrets(in: answer, of: act) + codes.faults(act, Stage.code(of: answer), before) }
        promises.note(now.messages(since: before))
        promises.note(act, answer, before)
        codes.follow(act, answer, from: before, to: now, in: stage)
        faults += codes.faults(in: now)
        let isWhole = numbers.isOne(in: Self.wholePace)
        if isWhole || pace < Self.wholePace && numbers.isOne(in: pace) {
            faults += written.faults(in: stage, isWhole: isWhole)
        }
        if isAccepted { accepted[act.kind, default: 0] += 1 }
        if !faults.isEmpty { complaints.append("\(faults)\n\(log.joined(separator: "\n"))") }
        return now
    }

    /// Where codes are not shown, none stands in any answer, save the one that tells it once.
    private func secrets(in answer: [UInt8], of act: Act) -> [String] {
        guard !policy.authInfo.isShown else { return [] }
        let data = Data(answer)
        var secrets = [Self.mark, "-Auth"]
        if policy.authInfo.regime == .holderDelivered || !act.asksForCode { secrets += codes.recent }
        return secrets.filter { data.range(of: Data($0.utf8)) != nil }.map { "\($0) stands in an answer" }
    }
}
