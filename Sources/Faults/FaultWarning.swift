import EPP
import JSON

/// Why a rule never can act, though it is well formed.
extension FaultRule {
    /// One sentence, or nil where nothing is known against the rule; `commands` are all that the registry has, in the
    /// words of rules, `extensions` the namespaces that it announces.
    package func warning(commands: [String], extensions: Set<String>) -> String? {
        commandWarning(commands) ?? extensionWarning(extensions)
    }

    func extensionWarning(_ namespaces: Set<String>) -> String? {
        guard let pattern = match.extension?.rawValue else { return nil }
        let known = Set(namespaces.map(CommandKey.shortName)).sorted()
        let prefix = String(pattern.prefix { $0 != ":" })
        guard pattern.contains(":") else {
            return "An extension is matched by its name and an element's, such as rgp:restore, not by \(pattern)."
        }
        guard !prefix.contains(where: { "*?".contains($0) }), !known.contains(prefix) else { return nil }
        let close = NearestWord.to(prefix, among: known).map { "; did you mean \($0)?" } ?? "."
        return "No extension is called \(prefix)\(close) There are \(known.joined(separator: ", "))."
    }

    func commandWarning(_ commands: [String]) -> String? {
        let match = match
        guard let pattern = match.command else { return objectWarning(commands) }
        if effect.stage == .handshake { return "No command has been sent when \(effect.name) acts: match no command." }
        let known = commands + Self.otherNames + commands.compactMap(Self.withoutOperation)
        guard !known.contains(where: pattern.matches) else { return objectWarning(commands) }
        let close = NearestWord.to(pattern.rawValue, among: known).map { "; did you mean \($0)?" } ?? "."
        let names = Set(known).sorted().joined(separator: ", ")
        return "No command is called \(pattern.rawValue)\(close) There are \(names)."
    }

    /// What rules call that is no command.
    private static let otherNames = ["connection", "greeting", "hello"]

    private func objectWarning(_ commands: [String]) -> String? {
        guard let object = match.object, !commands.contains(where: { $0.hasPrefix("\(object):") }) else { return nil }
        let objects = commands.filter { $0.contains(":") && !$0.hasPrefix("poll:") }.map { $0.prefix { $0 != ":" } }
            .reduce(into: Set<Substring>()) { $0.insert($1) }.sorted().joined(separator: ", ")
        return "No object is called \(object). There are \(objects)."
    }

    /// `domain:transfer` of `domain:transfer request`, `poll` of `poll:req`.
    private static func withoutOperation(_ name: String) -> String? {
        if let space = name.firstIndex(of: " ") { return String(name[..<space]) }
        return name.hasPrefix("poll:") ? "poll" : nil
    }
}
