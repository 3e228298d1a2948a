import EPP
import Registry
import TestSupport

/// Which code opens which domain, as a registrar would keep book of it: what the registry says is held against this.
struct CodeModel {
    private struct Valid {
        var held: Stage.Held
        var expires: Instant?
    }

    private let policy: AuthInfoPolicy
    private var valid: [String: Valid] = [:]
    /// Every code that a domain ever had.
    private var known: [String: [Stage.Held]] = [:]
    /// Who sponsors what, as of the last step.
    private(set) var sponsors: [String: ClientID] = [:]
    /// The codes that were made last.
    private(set) var recent: [String] = []

    init(_ policy: AuthInfoPolicy) { self.policy = policy }

    /// The codes of the fixtures: `alpha-1-Auth` is that of alpha-1.example.
    mutating func plant(in stage: Stage) {
        let (names, now) = stage.registry.store.operate { world, now in
            (world.domains.values.map { ($0.name, $0.sponsor, $0.authInfo != .unset) }, now)
        }
        for (name, sponsor, isSet) in names {
            sponsors[name] = sponsor
            let code = "\(name.prefix { $0 != "." })-Auth"
            if isSet { note(Stage.Held(code: code), for: name, at: now) }
        }
    }

    private mutating func note(_ held: Stage.Held, for name: String, at now: Instant) {
        if valid[name]?.held.code != held.code {
            valid[name] = Valid(held: held, expires: policy.lifetime > .zero ? now + policy.lifetime : nil)
        } else if policy.isChosenByRegistrar, policy.lifetime > .zero {
            valid[name]?.expires = now + policy.lifetime
        }
        known[name, default: []].append(held)
        recent = (recent + [held.code]).suffix(4)
    }

    /// Mostly the code that is valid, else one that was.
    func some(of name: String, _ numbers: inout SeededNumbers) -> Stage.Held {
        if !numbers.isOne(in: 3), let held = valid[name]?.held { return held }
        guard let all = known[name], !all.isEmpty else { return Stage.Held(code: Say.otherStrong) }
        return all[numbers.below(all.count)]
    }

    private func opens(_ name: String, _ held: Stage.Held, at now: Instant, needsNumber: Bool) -> Bool {
        guard let valid = valid[name], valid.expires.map({ $0 > now }) ?? true else { return false }
        return valid.held.code == held.code
            && (!needsNumber || valid.held.number == nil || valid.held.number == held.number)
    }

    /// A code opens a domain exactly when it is the valid one.
    func faults(_ act: Act, _ result: Int, _ before: Photograph) -> [String] {
        switch act {
        case .info(_, let name, let held?) where before.domains[name] != nil:
            let isRight = opens(name, held, at: before.time, needsNumber: false)
            return (result == 2202) == !isRight
                ? [] : ["\(act): \(result), and the code is \(isRight ? "right" : "wrong")"]
        case .transfer(let client, let name, let held):
            guard let domain = before.domains[name], domain.sponsor != client else { return [] }
            guard held.number != nil || !policy.asksForProcessNumber else {
                return result == 2003 ? [] : ["\(act): \(result) without a process number"]
            }
            let isRight = opens(name, held, at: before.time, needsNumber: true)
            return (result == 2202) == !isRight
                ? [] : ["\(act): \(result), and the code is \(isRight ? "right" : "wrong")"]
        default: return []
        }
    }

    /// Keeps book: what was set, unset, made, used, what expired, what is gone.
    mutating func follow(_ act: Act, _ answer: [UInt8]?, from before: Photograph, to now: Photograph, in stage: Stage) {
        for (name, valid) in valid where valid.expires.map({ $0 <= now.time }) ?? false { self.valid[name] = nil }
        for name in Set(before.domains.keys).union(now.domains.keys) {
            let (former, current) = (before.domains[name], now.domains[name])
            sponsors[name] = current?.sponsor
            if former?.id != current?.id || (former?.sponsor != current?.sponsor && policy.isSingleUse) {
                valid[name] = nil
            }
        }
        if case .holder(.fetch(let name)) = act, now.mails > before.mails, let held = stage.mailed() {
            note(held, for: name, at: now.time)
        }
        guard let answer, Stage.code(of: answer) == 1000 else { return }
        switch act {
        case .set(_, let name, ""), .cancelCode(_, let name): valid[name] = nil
        case .set(_, let name, let code): note(Stage.Held(code: code), for: name, at: now.time)
        case .request(_, let name, _): if let held = stage.told(answer) { note(held, for: name, at: now.time) }
        default: break
        }
    }

    /// The registry has a code exactly where one is valid by the book.
    func faults(in now: Photograph) -> [String] {
        now.domains.values.filter { $0.hasCode != (valid[$0.name] != nil) }
            .map { "\($0.name) has \($0.hasCode ? "a code" : "no code") against the book" }
    }
}

extension Stage {
    /// The code that a request led to: in the answer, or in the holder's mail.
    fileprivate func told(_ answer: [UInt8]) -> Held? {
        self.toldCode(in: answer).map { Held(code: $0) } ?? mailed()
    }

    /// The code of the last mail that had one.
    fileprivate func mailed() -> Held? {
        registry.store.operate { world, _ in
            world.outbox.deliveries.last { $0.kind == .code }.map { Held(code: $0.code, number: $0.processNumber) }
        }
    }
}
