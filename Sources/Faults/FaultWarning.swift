/// Why a rule never can act, though it is well formed.
extension FaultRule {
    /// One sentence, or nil where nothing is known against the rule; `commands` are all that the registry has, in the
    /// words of rules.
    package func warning(commands: [String]) -> String? {
        let match = match
        guard let pattern = match.command else { return objectWarning(commands) }
        if effect.stage == .handshake { return "No command has been sent when \(effect.name) acts: match no command." }
        let known = commands + Self.otherNames + commands.compactMap(Self.withoutOperation)
        guard !known.contains(where: pattern.matches) else { return objectWarning(commands) }
        let sentence = "No command is called \(pattern.rawValue)"
        guard let close = Self.nearest(to: pattern.rawValue, among: known) else { return "\(sentence)." }
        return "\(sentence); did you mean \(close)?"
    }

    /// What rules call that is no command.
    private static let otherNames = ["connection", "greeting", "hello"]

    private func objectWarning(_ commands: [String]) -> String? {
        guard let object = match.object, !commands.contains(where: { $0.hasPrefix("\(object):") }) else { return nil }
        return "No object is called \(object)."
    }

    /// `domain:transfer` of `domain:transfer request`, `poll` of `poll:req`.
    private static func withoutOperation(_ name: String) -> String? {
        if let space = name.firstIndex(of: " ") { return String(name[..<space]) }
        return name.hasPrefix("poll:") ? "poll" : nil
    }

    /// The name that differs in the fewest characters, where it is alike at all.
    private static func nearest(to text: String, among names: [String]) -> String? {
        guard text.utf8.count <= 64 else { return nil }
        let distances = names.map { (name: $0, distance: distance(Array(text.lowercased().utf8), Array($0.utf8))) }
        return distances.min { ($0.distance, $0.name) < ($1.distance, $1.name) }.flatMap {
            $0.distance <= 3 ? $0.name : nil
        }
    }

    /// How many characters must be changed, added or removed (Levenshtein's distance).
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var row = Array(0...right.count)
        for (index, byte) in left.enumerated() {
            var corner = row[0]
            row[0] = index + 1
            for (place, other) in right.enumerated() {
                let change = corner + (byte == other ? 0 : 1)
                corner = row[place + 1]
                row[place + 1] = min(change, corner + 1, row[place] + 1)
            }
        }
        return row[right.count]
    }
}
