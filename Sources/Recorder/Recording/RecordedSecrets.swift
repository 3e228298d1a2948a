import Crypto
import EPP
import JSON
import Journal
import Locks
import MockRegistry
import TLS
import XML

/// Gives the same replacement to the same secret, in all runs that record into one folder.
///
/// What is kept of a secret is a slow hash with a salt, in a file of its own that only its owner can read: without that file a
/// recording tells nothing of its secrets, and a further run begins with new replacements.
final class RecordedSecrets: Sendable {
    private struct State {
        var salt: [UInt8]
        /// Replacements by the hashes of secrets, in hex.
        var replacements: [String: String] = [:]
        /// By the secrets themselves: only while the process lives.
        var known: [String: String] = [:]
        var last = 0
    }

    private let file: String
    private let isReadOnly: Bool
    private let state: Locked<State>

    /// Goes on with what the file has kept; `last` is the highest number of a replacement in the folder's frames.
    ///
    /// To read only, a secret that is not known has no replacement of its own.
    init(_ file: String, after last: Int, isReadOnly: Bool = false) throws(SetupError) {
        self.file = file
        self.isReadOnly = isReadOnly
        var start = State(salt: SystemRandom().bytes(16))
        start.last = last
        if Files.exists(file) { try Self.read(file, into: &start) }
        state = Locked(start)
    }

    private static func read(_ file: String, into state: inout State) throws(SetupError) {
        let bytes = try Files.read(file)
        guard let json = (try? JSONParser.parse(bytes)).map({ JSONValue($0) }),
            let salt = json["salt"]?.string.flatMap({ Hex.decode($0) }),
            case .object(let members) = json["replacements"]
        else {
            throw SetupError(.badData, "The file \(file) is no list of replacements; without it, new ones are made.")
        }
        state.salt = salt
        for (hash, replacement) in members {
            guard let text = replacement.string, let number = Self.number(of: text) else { continue }
            state.replacements[hash] = text
            state.last = max(state.last, number)
        }
    }

    /// The number of `secret-7`.
    static func number(of text: String) -> Int? {
        text.hasPrefix("secret-") ? Int(text.dropFirst(7)) : nil
    }

    /// The document in UTF-8 with every secret replaced, and whether there was a new one.
    func replaced(in document: [UInt8]) throws(SetupError) -> [UInt8] {
        var hasNew = false
        let replaced = SecretMask.replaced(document) { content in
            guard let secret = Self.secret(in: content) else { return Array(content) }
            let (replacement, isNew) = replacement(of: secret)
            hasNew = hasNew || isNew
            return Array(replacement.utf8)
        }
        if hasNew { try keep() }
        guard let replaced else { return Array("<!-- \(document.count) bytes that are no text -->".utf8) }
        return document.starts(with: [0xFE, 0xFF]) || document.starts(with: [0xFF, 0xFE]) || document.contains(0)
            ? Self.declaredAsUTF8(replaced) : replaced
    }

    /// What an element's content means; nil where it is no secret, as the place-holder of RFC 8807 §4.1 is none.
    private static func secret(in content: ArraySlice<UInt8>) -> String? {
        let wrapped = Array("<s>".utf8) + content + Array("</s>".utf8)
        let element = try? XMLReader().read(wrapped)
        let isPlain = element.map { !$0.hasChildren } ?? false
        let text = (isPlain ? element?.text : nil) ?? String(decoding: content, as: UTF8.self)
        let secret = text.collapsed
        return secret.isEmpty || secret == "[LOGIN-SECURITY]" ? nil : secret
    }

    private func replacement(of secret: String) -> (text: String, isNew: Bool) {
        state.withLock { state in
            if let known = state.known[secret] { return (known, false) }
            // What was replaced before, as a frame that is played again, stays.
            if let number = Self.number(of: secret), number <= state.last { return (secret, false) }
            let hash = Hex.encode(SlowHash.hash(Array(secret.utf8), salt: state.salt))
            if let known = state.replacements[hash] {
                state.known[secret] = known
                return (known, false)
            }
            if isReadOnly {
                state.known[secret] = "not-recorded"
                return ("not-recorded", false)
            }
            state.last += 1
            let text = "secret-\(state.last)"
            state.replacements[hash] = text
            state.known[secret] = text
            return (text, true)
        }
    }

    /// Before any frame with a new replacement is: what is recorded must not be replaced otherwise by a later run.
    private func keep() throws(SetupError) {
        let json = state.withLock { state -> JSONValue in
            [
                "salt": .string(Hex.encode(state.salt)),
                "replacements": .object(state.replacements.mapValues { .string($0) }),
            ]
        }
        do throws(TLSError) {
            try FileSystem.write(String(decoding: json.bytes, as: UTF8.self), to: file, mode: 0o600)
        } catch {
            throw SetupError(.cannotCreate, "\(error).")
        }
    }

    /// A document that came in UTF-16 is kept in UTF-8, and must not say otherwise.
    private static func declaredAsUTF8(_ document: [UInt8]) -> [UInt8] {
        let text = String(decoding: document, as: UTF8.self)
        guard text.hasPrefix("<?xml") || text.hasPrefix("\u{FEFF}<?xml"), let end = text.firstRange(of: "?>") else {
            return document
        }
        return Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\(text[end.upperBound...])".utf8)
    }
}
