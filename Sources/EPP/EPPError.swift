import XML

/// Why a command was refused: the one error a command may throw (RFC 5730 §3).
///
/// What is told on the wire and what only the operator may know stand apart.
package struct EPPError: Error, Equatable {
    /// One reference: nothing that may hold a refusal has to keep the room for one.
    private let words: Words

    package init(
        _ code: ResultCode,
        _ found: String = "",
        _ section: String = "",
        required rule: String = "",
        until: Instant? = nil,
        note: String = "",
        at item: Item? = nil
    ) {
        words = Words(code: code, found: found, rule: rule, section: section, until: until, note: note, item: item)
    }

    /// The result code of the answer.
    package var code: ResultCode { words.code }
    /// What is the case, for a human: `the sponsor is ClientX`.
    ///
    /// Never a secret, and nothing that this client may not know.
    package var found: String { words.found }
    /// What was required, as a phrase: `the sponsor asks`; empty where `found` says it all.
    package var rule: String { words.rule }
    /// Where that is written: `RFC 5731 §3.2`, `policy zones`.
    package var section: String { words.section }
    /// When what is the case ends by itself, where it does.
    package var until: Instant? { words.until }
    /// What the operator is told beside: why a code does not open, which credential was wrong.
    ///
    /// It stands in the journal and never in an answer. Never a secret.
    package var note: String { words.note }
    /// The element at fault, written into `<value>`; without one the answer carries the code alone.
    package var item: Item? { words.item }

    /// The sentence of an answer: what is the case and until when, what was required, and where that is written.
    package var reason: String {
        let end = until.map { " until \($0)" } ?? ""
        let parts = [found + end, rule.isEmpty ? "" : "required: \(rule)"].filter { !$0.isEmpty }
        return parts.joined(separator: "; ") + (section.isEmpty ? "" : " (\(section))")
    }

    /// The same refusal with another code.
    package func recoded(_ code: ResultCode) -> EPPError {
        EPPError(code, found, section, required: rule, until: until, note: note, at: item)
    }
}

extension EPPError {
    /// All that is said of a refusal.
    private final class Words: Sendable, Equatable {
        let code: ResultCode
        let found: String
        let rule: String
        let section: String
        let until: Instant?
        let note: String
        let item: Item?

        init(
            code: ResultCode,
            found: String,
            rule: String,
            section: String,
            until: Instant?,
            note: String,
            item: Item?
        ) {
            (self.code, self.found, self.rule, self.section) = (code, found, rule, section)
            (self.until, self.note, self.item) = (until, note, item)
        }

        static func == (left: Words, right: Words) -> Bool {
            left.code == right.code && left.found == right.found && left.rule == right.rule
                && left.section == right.section && left.until == right.until && left.note == right.note
                && left.item == right.item
        }
    }
}

/// An element named in an answer's `<value>`: what was wrong, as the client wrote it (RFC 5730 §2.6).
package struct Item: Sendable, Hashable {
    package let namespace: String
    package let name: String
    package let text: String

    package init(_ namespace: String, _ name: String, _ text: String = "") {
        self.namespace = namespace
        self.name = name
        self.text = text
    }
}

extension EPPError {
    /// 2003: an element that the schema demands is not there.
    package static func missing(_ name: String, in parent: Element) -> EPPError {
        EPPError(.parameterMissing, "<\(parent.name)> at line \(parent.line) lacks \(name)", at: Item(parent))
    }

    /// 2003: an attribute that the schema demands is not there.
    package static func missing(attribute: String, of element: Element) -> EPPError {
        EPPError(.parameterMissing, "<\(element.name)> at line \(element.line) lacks \(attribute)=", at: Item(element))
    }

    /// 2001: an element stands where the schema has no place for it.
    package static func unexpected(_ child: Element, in parent: Element) -> EPPError {
        EPPError(
            .syntaxError,
            "<\(child.name)> at line \(child.line) is not expected there in <\(parent.name)>",
            at: Item(child)
        )
    }
}

extension Item {
    /// The element as the client wrote it; secrets are left out, since answers are logged.
    package init(_ element: Element) {
        let isRepeated = !element.hasChildren && element.mayRepeat(element.text)
        self.init(element.namespace, element.name, isRepeated ? element.text : "")
    }
}

extension Element {
    /// Whether an answer may repeat what was written in this element: nothing long, nothing that may be a secret.
    ///
    /// What stands inside a secret element is one, whatever it is called; and words with markup in them are a frame that was
    /// escaped once too often, passwords included.
    package func mayRepeat(_ words: String) -> Bool {
        words.utf8.count <= 255 && !words.holdsMarkup && !SecretElements.contains(name)
            && !ancestors.contains { SecretElements.contains($0.name) }
    }

    /// Words of this element between quotes, as a sentence has them, or what stands for them where they may not be repeated.
    package func quoted(_ words: String) -> String {
        mayRepeat(words) ? "\"\(words)\"" : "what is written in <\(name)>"
    }
}

extension String {
    /// Whether there is markup in it, escaped once more or not.
    package var holdsMarkup: Bool { contains("<") || contains("&lt;") || contains("&#") || contains("&amp;") }
}

/// The elements that hold secrets, by local name: errors do not repeat what is in them, and the journal masks it.
///
/// One list for both, which neither can make of the extensions, since those stand above them: each extension says which
/// elements are its own (`Extension.secretElements`), and a test holds that to this list.
package enum SecretElements {
    /// Passwords and codes of EPP itself: RFC 5730 §2.9.1.1, RFC 5731 §2.6, RFC 5733 §2.8.
    package static let standard: Set<String> = ["pw", "newPW", "ext"]
    /// Those of extensions: RFC 8495, RFC 8334, ptdomain-1.0, dkhm-4.5, and this product's own.
    private static let ofExtensions: Set<String> = [
        "allocationToken", "code", "processNumber", "transferKey", "authInfo",
    ]

    package static let all = standard.union(ofExtensions)
    private static let words = all.map { Array($0.lowercased().utf8) }

    /// Whether an element of this name is one of EPP itself, too, which holds a secret inside another element.
    package static func mayHoldElements(_ name: ArraySlice<UInt8>) -> Bool { name.isWord(authInfo) }
    private static let authInfo = Array("authinfo".utf8)

    /// Whether an element of this name holds a secret, however the name is written.
    package static func contains(_ name: String) -> Bool { contains(Array(name.utf8)[...]) }

    /// The same, of a name in a frame.
    package static func contains(_ name: ArraySlice<UInt8>) -> Bool { words.contains { name.isWord($0) } }
}

extension ArraySlice<UInt8> {
    /// Whether these bytes are a word that is in lower case and of letters of ASCII alone, however it is written.
    package func isWord(_ word: [UInt8]) -> Bool {
        count == word.count && zip(self, word).allSatisfy { $0 == $1 || $0 | 0x20 == $1 }
    }
}
