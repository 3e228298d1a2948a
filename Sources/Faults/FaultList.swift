/// The rules in their order, found by what they ask for: a command looks at those that could fit it, however many there are.
///
/// A rule is filed under its object's name where it gives a whole one, else under its command; with neither it is looked at
/// each time.
struct FaultList {
    private enum Key: Hashable { case name([UInt8]), command([UInt8]), any }

    /// By place; the place of a rule never changes.
    private var entries: [Int: FaultState.Entry] = [:]
    private var places: [String: Int] = [:]
    /// In the order of the rules.
    private var index: [Key: [Int]] = [:]
    private var lastPlace = 0

    var count: Int { entries.count }

    /// In the order of the rules.
    var all: [FaultState.Entry] { ordered.compactMap { entries[$0] } }

    private var ordered: [Int] { entries.keys.sorted() }

    subscript(place: Int) -> FaultState.Entry? { entries[place] }

    /// Whether there is a rule of this identifier.
    func contains(_ id: String) -> Bool { places[id] != nil }

    /// At most so many, behind the one of an identifier; nil where there is none of it.
    func page(after id: String?, _ most: Int) -> [FaultState.Entry]? {
        guard let id else { return ordered.prefix(most).compactMap { entries[$0] } }
        guard let place = places[id] else { return nil }
        return ordered.drop { $0 <= place }.prefix(most).compactMap { entries[$0] }
    }

    /// Puts a rule in the place of the one of its identifier, or behind all others.
    mutating func put(_ entry: FaultState.Entry) {
        let place = places[entry.rule.id] ?? lastPlace + 1
        lastPlace = max(lastPlace, place)
        if let former = entries[place] { unfile(former, place) }
        (entries[place], places[entry.rule.id]) = (entry, place)
        let key = Self.key(of: entry.rule.match)
        let filed = index[key, default: []]
        index[key, default: []].insert(place, at: filed.firstIndex { $0 > place } ?? filed.endIndex)
    }

    /// False where there is none.
    mutating func remove(_ id: String) -> Bool {
        guard let place = places.removeValue(forKey: id), let entry = entries.removeValue(forKey: place) else {
            return false
        }
        unfile(entry, place)
        return true
    }

    /// Changes what is known of a rule, but not the rule's match.
    mutating func change<Result>(_ place: Int, _ body: (inout FaultState.Entry) -> Result) -> Result? {
        guard var entry = entries[place] else { return nil }
        defer { entries[place] = entry }
        return body(&entry)
    }

    /// The places of the rules that could fit, in their order.
    func places(for context: FaultContext) -> [Int] {
        var found = index[.any] ?? []
        for name in context.names { found += index[.name(Glob.folded(name))] ?? [] }
        for command in context.commandNames { found += index[.command(Glob.folded(command))] ?? [] }
        found.sort()
        return found
    }

    private mutating func unfile(_ entry: FaultState.Entry, _ place: Int) {
        let key = Self.key(of: entry.rule.match)
        index[key]?.removeAll { $0 == place }
        if index[key]?.isEmpty == true { index[key] = nil }
    }

    private static func key(of match: FaultMatch) -> Key {
        if let name = match.name, name.isWhole { return .name(Glob.folded(name.rawValue)) }
        if let command = match.command, command.isWhole { return .command(Glob.folded(command.rawValue)) }
        return .any
    }
}

extension Glob {
    /// Whether nothing in it stands for anything else.
    var isWhole: Bool { !rawValue.utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") } }
}
