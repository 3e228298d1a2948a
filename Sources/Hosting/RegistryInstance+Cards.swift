import Commands
import EPP
import Faults
import JSON
import Journal
import Locks
import Registry
import Scorecards
import Session

/// Cards by which a registry's clients can be judged.
extension RegistryInstance {
    /// Those of the program, and those that were brought in; of two with one name the latter.
    package var cards: [Scorecard] {
        let own = ownCards.withLock(\.self)
        return (Scorecard.builtIn.filter { own[$0.name] == nil } + own.values).sorted { $0.name < $1.name }
    }

    /// The card of this name.
    package func card(named name: String) -> Scorecard? { cards.first { $0.name == name } }

    /// Whether a card was brought in.
    package func isOwn(_ card: Scorecard) -> Bool { ownCards.withLock { $0[card.name] != nil } }

    /// The watch by a card, if it was ever begun.
    package func watch(by name: String) -> CardWatch? { watches.withLock { $0[name] } }

    /// More cards of one registry are refused.
    package static let mostCards = 100

    /// Brings a card in; false where there are too many.
    ///
    /// One of the same name that is being watched by is stopped and forgotten.
    package func bring(_ card: Scorecard) -> Bool {
        let isNew = ownCards.withLock { cards in
            guard cards[card.name] != nil || cards.count < Self.mostCards else { return false }
            cards[card.name] = card
            return true
        }
        if isNew { forgetWatch(by: card.name) }
        return isNew
    }

    /// Takes a card away that was brought in, and ends the watch by any card.
    package func dropCard(_ name: String) {
        ownCards.withLock { $0[name] = nil }
        forgetWatch(by: name)
    }

    private func forgetWatch(by name: String) { watches.withLock { $0.removeValue(forKey: name) }?.stop() }

    /// Begins to judge by a card from now on, one registrar or all; false where the registry has no journal.
    ///
    /// Where it is resumed, the operator's part at the beginning has been done before.
    package func start(
        _ card: Scorecard,
        only registrar: ClientID?,
        isRun: Bool,
        isResumed: Bool = false
    ) -> Bool {
        guard let journal = server.journal else { return false }
        let last = journal.last
        let world = server.store.observe().world
        let judge = CardJudge(card, only: registrar, after: last, world, prefixes: prefixes)
        let watch = CardWatch(judge, journal, isRun: isRun) { [weak self] act, registrar, step in
            self?.carryOut(act, for: registrar, step, of: card)
        }
        watches.withLock { $0.updateValue(watch, forKey: card.name) }?.stop()
        watch.start(isResumed: isResumed)
        return true
    }

    /// Begins anew by every card that is being watched by: the registry is as it was at its beginning.
    func resetCards() {
        for (_, watch) in watches.withLock(\.self) {
            let judge = watch.judge
            if !watch.isOver { _ = start(judge.card, only: judge.only, isRun: watch.isRun) }
        }
    }

    /// Prefixes that stand for the namespaces of the registry.
    private var prefixes: [String: String] {
        let announced = server.router.announced
        let all = [Namespace.epp] + announced.objects.sorted() + announced.extensions.sorted()
        return Dictionary(all.map { (CommandKey.shortName(of: $0), $0) }) { first, _ in first }
    }

    /// Puts a message into a registrar's queue, where the registrar is there and the queue not full.
    package func queue(_ text: String, for registrar: ClientID) {
        server.store.operate { world, now in
            guard world.registrars[registrar] != nil, !world.isQueueFull(of: registrar) else { return }
            world.apply(.message(PollMessage.Draft(text, at: now), to: registrar))
        }
    }

    private func carryOut(_ act: OperatorAct, for registrar: ClientID, _ step: CardStep, of card: Scorecard) {
        operate("card \(card.name), step \(step.id)") {
            switch act {
            case .advance(let span): ClockTurn.advance(by: span).carryOut(on: server.store, telling: server.journal)
            case .message(let text): queue(text, for: registrar)
            case .fault(let json):
                guard var rule = try? FaultRule.read(json.bytes) else { return }
                // Before a login nobody knows whose connection it is.
                let isBefore = [.accept, .handshake, .greeting].contains(rule.effect.stage)
                if rule.match.registrar == nil, !isBefore { rule.match.registrar = Glob(rawValue: registrar) }
                _ = try? add(rule)
            }
        }
    }
}
