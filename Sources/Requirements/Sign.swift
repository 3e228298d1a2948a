import Faults
import Journal

/// By what it shows in a journal that a requirement was put to the test: everything that is set must fit.
package struct Sign: Sendable, Equatable {
    /// Such as `domain:*`; none where no exchange shows it.
    let commands: [Glob]
    /// The code of the verdict; none stands for any success.
    let codes: [Int]
    /// Elements of the request.
    let request: Set<String>
    /// Elements that the answer has, and such that it has not.
    let answer: Set<String>
    let missing: Set<String>
    /// Of a refusal: the rule, or what was found.
    let phrase: String?

    /// Whether there is anything to look for.
    package var isVisible: Bool { !commands.isEmpty }

    /// Whether it shows in an exchange.
    func fits(_ exchange: ReadExchange) -> Bool {
        guard commands.contains(where: { $0.matches(exchange.command) }), fits(exchange.outcome) else { return false }
        guard request.isSubset(of: exchange.request), answer.isSubset(of: exchange.answer) else { return false }
        return missing.isDisjoint(with: exchange.answer)
    }

    private func fits(_ outcome: JournalEntry.Verdict?) -> Bool {
        guard let outcome else { return codes.isEmpty }
        guard codes.isEmpty ? outcome.code < 2000 : codes.contains(outcome.code) else { return false }
        guard outcome.code >= 2000, let phrase else { return true }
        return [outcome.rule, outcome.found].contains { $0?.contains(phrase) == true }
    }
}

/// An exchange whose frames have been read.
struct ReadExchange {
    let number: Int
    let command: String
    let outcome: JournalEntry.Verdict?
    let request: Set<String>
    let answer: Set<String>

    init(_ exchange: JournalExchange) {
        number = (exchange.verdict ?? exchange.last)?.sequence ?? 0
        (command, outcome) = (exchange.command, exchange.outcome)
        request = exchange.request?.elements ?? []
        answer = exchange.response?.elements ?? []
    }
}
