import EPP
import XML

/// The domain and host names that make trouble without any rule: for clients that cannot reach the control API.
///
/// A check is never concerned: it tells, as ever, whether the name is free.
package enum ReservedNames {
    package static let all: [ReservedName] = [
        ReservedName(
            "answer-lost.example",
            .changes,
            .close(at: .beforeAnswer, by: .abort),
            "The command takes effect; the connection breaks before its answer (RFC 5734 §3)."
        ),
        ReservedName(
            "close-before-answer.example",
            .changes,
            .close(at: .beforeAnswer, by: .abort, undo: true),
            "The command takes no effect; the connection breaks before its answer (RFC 5734 §3)."
        ),
        ReservedName(
            "reset.example",
            .changesAndInfo,
            .close(at: .beforeCommand, by: .reset),
            "The connection is reset; the command takes no effect."
        ),
        ReservedName(
            "never-answers.example",
            .changesAndInfo,
            .neverAnswer(),
            "The command takes effect; no answer comes, and the connection stays open."
        ),
        ReservedName(
            "slow-answer.example",
            .changesAndInfo,
            .delay(milliseconds: 5000),
            "The answer comes five seconds late."
        ),
        ReservedName(
            "dripping-answer.example",
            .changesAndInfo,
            .slow(bytesPerWrite: 16, everyMilliseconds: 50),
            "The answer comes in drips of sixteen bytes."
        ),
        ReservedName(
            "command-failed.example",
            .changesAndInfo,
            .result(code: 2400),
            "2400: the command takes no effect, and may be tried again."
        ),
        ReservedName(
            "command-failed-closing.example",
            .changesAndInfo,
            .result(code: 2500),
            "2500, and the end of the connection: the command takes no effect."
        ),
        ReservedName(
            "garbage-answer.example",
            .changesAndInfo,
            .garbage(bytes: 512),
            "The command takes effect; the answer is a frame of random bytes."
        ),
        ReservedName(
            "truncated-answer.example",
            .changesAndInfo,
            .truncate(after: 100, then: .abort),
            "The command takes effect; the connection breaks after 100 bytes of the answer."
        ),
        ReservedName(
            "wrong-length.example",
            .changesAndInfo,
            .wrongLength(difference: 7),
            "The command takes effect; the answer's header announces seven bytes too many."
        ),
        ReservedName(
            "wrong-cltrid.example",
            .changesAndInfo,
            .clientTransactionID(becomes: "NOT-YOURS-1"),
            "The command takes effect; the answer bears another clTRID."
        ),
        ReservedName(
            "missing-cltrid.example",
            .changesAndInfo,
            .clientTransactionID(),
            "The command takes effect; the answer bears no clTRID."
        ),
        ReservedName(
            "foreign-data.example",
            .changesAndInfo,
            .foreignObject(),
            "The command takes effect; the answer is about another object."
        ),
        ReservedName(
            "invalid-answer.example",
            .changesAndInfo,
            .invalid(by: .unknownElement),
            "The command takes effect; the answer is not valid by the schema."
        ),
        ReservedName(
            "unusual-answer.example",
            .changesAndInfo,
            .style(as: [.otherPrefixes, .pretty, .singleQuotes, .comments]),
            "The command takes effect; the answer is written in an unusual, legal way."
        ),
    ]

    private static let byName = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    /// By their lengths, as most other names are told apart by theirs, and not read.
    private static let ofLength = (0...(all.map(\.name.utf8.count).max() ?? 0)).map { length in
        all.map(\.name).filter { $0.utf8.count == length }
    }

    /// Whether a command is about one of them: its object's first child is the name.
    static func concern(_ envelope: CommandEnvelope) -> Bool {
        guard let name = envelope.action.firstChild?.firstChild, name.textLength < ofLength.count,
            !ofLength[name.textLength].isEmpty
        else { return false }
        let text = name.text.utf8
        return ofLength[name.textLength].contains { reserved in
            reserved.utf8.elementsEqual(text) { $0 == $1 || $0 == $1 | 0x20 }
        }
    }

    static func first(for context: FaultContext) -> ReservedName? {
        guard let verb = context.commandNames.first?.split(separator: ":").last, verb != "check",
            let reserved = context.names.first.flatMap({ byName[$0] }),
            reserved.scope == .changesAndInfo || verb != "info"
        else { return nil }
        return reserved
    }
}

/// A name that makes trouble by itself.
package struct ReservedName: Sendable {
    /// Which commands on it are concerned.
    package enum Scope: String, Sendable {
        /// Those that change something, so that the others tell what has become of it.
        case changes
        /// Those that change something, and info.
        case changesAndInfo
    }

    package let name: String
    package let scope: Scope
    package let effect: FaultEffect
    /// What the client sees, for the documentation.
    package let sentence: String

    init(_ name: String, _ scope: Scope, _ effect: FaultEffect, _ sentence: String) {
        self.name = name
        self.scope = scope
        self.effect = effect
        self.sentence = sentence
    }
}
