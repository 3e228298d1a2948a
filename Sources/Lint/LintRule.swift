/// A rule that frames are held against, with the sentence of a standard that it comes from.
package struct LintRule: Sendable, Hashable {
    /// How much a breach weighs.
    package enum Level: String, Sendable {
        /// A MUST, or what the schema says.
        case error
        /// A SHOULD, or what cannot be meant.
        case warning
    }

    /// As `--except` and reports name it: `client-id-echo`.
    package let name: String
    /// The section, such as `RFC 5730 §2.5`.
    package let source: String
    /// What is demanded, in a sentence.
    package let summary: String
    package let level: Level

    init(_ name: String, _ source: String, _ summary: String, _ level: Level = .error) {
        self.name = name
        self.source = source
        self.summary = summary
        self.level = level
    }

    package static func == (left: LintRule, right: LintRule) -> Bool { left.name == right.name }
    package func hash(into hasher: inout Hasher) { hasher.combine(name) }

    /// Where the section can be read.
    package var address: String {
        let words = source.split { " §".contains($0) }.map(String.init)
        let page = "https://www.rfc-editor.org/rfc/rfc\(words.count > 1 ? words[1] : "5730")"
        guard words.count > 2, words[2].allSatisfy({ $0.isNumber || $0 == "." }) else { return page }
        return "\(page)#section-\(words[2])"
    }
}

/// What one frame has against a rule.
package struct Flaw: Sendable, Equatable {
    package let rule: LintRule
    /// What is wrong, in words; no value that may be a secret is in it.
    package let message: String
    /// The line of the document; 0 where none is meant.
    package let line: Int
    /// The section that says so, where a rule has one for each object.
    package let source: String

    init(_ rule: LintRule, _ message: String, line: Int = 0, source: String? = nil) {
        self.rule = rule
        self.message = message
        self.line = line
        self.source = source ?? rule.source
    }
}
