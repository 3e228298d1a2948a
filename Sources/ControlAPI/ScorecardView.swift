import JSON
import Scorecards
import Seed

/// A card in a list, as JSON.
struct ScorecardSummary: Encodable {
    let name: String
    let title: String
    let proves: String
    let steps: Int
    let isOwn: Bool
    let state: WatchState

    init(_ card: Scorecard, isOwn: Bool, _ state: WatchState) {
        (name, title, proves, steps) = (card.name, card.title, card.proves, card.steps.count)
        (self.isOwn, self.state) = (isOwn, state)
    }
}

/// Whether anybody is being judged by a card.
enum WatchState: String, Encodable, CaseIterable { case idle, watched, run, stopped }

/// A card, and how far everybody is with it, as JSON.
struct ScorecardView: Encodable {
    let name: String
    let title: String
    let proves: String
    let sources: [String]
    let policy: String?
    let state: WatchState
    /// Entries that were gone before they were judged.
    let missed: Int
    let registrars: [ProgressView]
    /// Everybody's, one registrar's behind the other's; the card's own where nobody was heard.
    let steps: [StepView]

    init(_ card: Scorecard, _ state: WatchState, missed: Int, _ progress: [CardProgress]) {
        (name, title, proves, sources, policy) = (card.name, card.title, card.proves, card.sources, card.policyName)
        (self.state, self.missed) = (state, missed)
        registrars = progress.map(ProgressView.init)
        let results = progress.flatMap { one in
            zip(card.steps, one.steps).map { StepView($0, of: one.registrar, $1) }
        }
        steps = results.isEmpty ? card.steps.map { StepView($0, of: nil, StepProgress()) } : results
    }
}

/// How far a registrar is, as JSON.
struct ProgressView: Encodable {
    let registrar: String
    let verdict: StepVerdict
    let passed: Int
    let steps: Int

    init(_ progress: CardProgress) {
        (registrar, verdict) = (progress.registrar, progress.verdict)
        (passed, steps) = (progress.steps.count { $0.verdict == .passed }, progress.steps.count)
    }
}

/// A step, and what has become of it, as JSON.
struct StepView: Encodable {
    let registrar: String?
    let id: String
    let title: String
    let verdict: StepVerdict
    /// How often it was tried in vain.
    let failures: Int
    let expected: String
    let came: String?
    let entry: Int?
    let time: SeedTime?
    let rule: String
    let from: [String]
    let operatorDoes: [String]

    init(_ step: CardStep, of registrar: String?, _ result: StepProgress) {
        (self.registrar, verdict, failures) = (registrar, result.verdict, result.failures)
        (id, title, rule, from) = (step.id, step.title, step.rule, step.from)
        (expected, operatorDoes) = (step.expectation, step.actions)
        came = result.came ?? result.decision?.words
        (entry, time) = (result.decision?.entry, result.decision.map { .fixed($0.time) })
    }
}

/// A report on a card, as JSON: what the card is, and everybody's steps with the frames that decided them.
struct CardReportView: Encodable {
    let card: ScorecardView
    let registry: String
    let version: String
    let frames: [String: [FrameView]]

    struct FrameView: Encodable {
        let step: String
        let entry: Int
        let request: String?
        let answer: String?
    }

    init(_ report: CardReport) {
        card = ScorecardView(report.card, .stopped, missed: report.missed, report.progress)
        (registry, version) = (report.registry, report.version)
        frames = Dictionary(
            uniqueKeysWithValues: report.progress.map { one in
                let frames = zip(report.card.steps, one.steps).compactMap { step, result in
                    result.decision.map {
                        FrameView(step: step.id, entry: $0.entry, request: $0.request, answer: $0.answer)
                    }
                }
                return (one.registrar, frames)
            }
        )
    }
}
