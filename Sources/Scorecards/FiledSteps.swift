import Faults

/// Places of steps that a command can be about, those apart that want an object of one name: of a hundred steps about a hundred
/// objects a command meets its own.
struct FiledSteps: Sendable {
    /// By the names that are wanted, in lower case.
    private var named: [String: [Int]] = [:]
    private var others: [Int] = []

    var isEmpty: Bool { others.isEmpty && named.isEmpty }

    /// Files a step, behind those before it.
    mutating func add(_ place: Int, _ step: CardStep) {
        if let name = Self.name(wantedBy: step) { named[name, default: []].append(place) } else { others.append(place) }
    }

    /// Those that a command can be about, in the order of the card.
    func places(about command: JudgedCommand) -> [Int] {
        guard !named.isEmpty else { return others }
        var own: [Int] = []
        for name in command.names { own += named[name.lowercased()] ?? [] }
        return own.isEmpty ? others : Set(own + others).sorted()
    }

    /// The one name that the command has to have; nil where it may be another's, or where the step has to hear of every command.
    private static func name(wantedBy step: CardStep) -> String? {
        guard !step.isForbidden, step.demand.repeats == nil, let name = step.demand.name else { return nil }
        let isOne = name.utf8.allSatisfy { $0 < 0x80 && !"*?$".utf8.contains($0) }
        return isOne ? name.lowercased() : nil
    }
}
