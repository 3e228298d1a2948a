import Extensions
import Registry
import XML

/// The codes that a registry made in the course of a dialogue, in the order in which they were first told or delivered.
///
/// In a dialogue's files `%CODE1%` is the first of them, `%NUMBER1%` the first process number, `%KEY1%` the first key to answer a
/// transfer: what was made is not known
/// beforehand, and whether it is the same once more is part of the story.
package struct HeardCodes {
    private var codes: [String] = []
    private var numbers: [String] = []
    private var keys: [String] = []

    /// Notes a code that an answer tells.
    mutating func hear(_ answer: Element) {
        if let code = Self.code(in: answer) { Self.add(code, to: &codes) }
    }

    /// The code that an answer tells, if it does: in an extension, or beside one that tells until when it is valid.
    package static func code(in answer: Element) -> String? {
        let told = answer.first("response")?.first("extension")?.children ?? []
        for element in told {
            switch element.namespace {
            case AuthCode.namespace: return element.first("code")?.text
            case DKHM.namespace: return element.text
            case EURidAuthInfo.namespace:
                let data = answer.first("response")?.first("resData")?.children.first
                return data?.children.last { $0.name == "authInfo" }?.children.first?.text
            default: continue
            }
        }
        return nil
    }

    /// Notes what a delivery brought the holder; a number that is known beforehand stands in the files as it is.
    mutating func hear(_ delivery: Outbox.Delivery) {
        if !delivery.code.isEmpty { Self.add(delivery.code, to: &codes) }
        if let key = delivery.key { Self.add(key, to: &keys) }
        if let number = delivery.processNumber, number.utf8.count == 8 { Self.add(number, to: &numbers) }
    }

    private static func add(_ secret: String, to secrets: inout [String]) {
        if !secrets.contains(secret) { secrets.append(secret) }
    }

    /// A file with what the names stand for; before anything was heard, every byte as it is.
    func filled(_ bytes: [UInt8]) -> [UInt8] {
        pairs.isEmpty ? bytes : Array(filled(String(decoding: bytes, as: UTF8.self)).utf8)
    }

    /// A file's text with what the names stand for.
    func filled(_ text: String) -> String {
        pairs.reduce(text) { $0.replacing($1.name, with: $1.secret) }
    }

    /// An answer's text with the names in place of what they stand for.
    func masked(_ text: String) -> String {
        pairs.reduce(text) { $0.replacing($1.secret, with: $1.name) }
    }

    private var pairs: [(name: String, secret: String)] {
        codes.enumerated().map { ("%CODE\($0.offset + 1)%", $0.element) }
            + numbers.enumerated().map { ("%NUMBER\($0.offset + 1)%", $0.element) }
            + keys.enumerated().map { ("%KEY\($0.offset + 1)%", $0.element) }
    }
}
