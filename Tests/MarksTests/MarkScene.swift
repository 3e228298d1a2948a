import Crypto
import EPP
import Foundation
import Marks
import Registry
import TestSupport

/// The authority of the fixtures, and what it signs on the day on which every dialogue begins.
enum MarkScene {
    static let now = DemoRegistry.start
    static let authority = MarkAuthority(keys: keys)
    static let keys = String(decoding: (try? Fixtures.bytes("marks/authority.pem")) ?? [], as: UTF8.self)

    /// A key of the fixtures: to make one takes a while.
    static let key = PEMBlock.all(in: keys).last { $0.label == "PRIVATE KEY" }.flatMap { SigningKey(der: $0.bytes) }
    static let validity: Range<Int64> = 0..<4_000_000_000
    /// Another than the one that is built in, with a key of another kind.
    static let otherAuthority = SigningKey.ellipticCurve().flatMap {
        SigningAuthority(named: "Another", $0, validity: validity)
    }

    /// A mark for `alder`, which a test can change before it is signed.
    static func document(_ change: (inout MarkDraft) -> Void = { _ in }) -> [UInt8] {
        var draft = MarkDraft(Mark(labels: ["alder"], named: "Alder & \"Sons\" <1>", at: now))
        draft.id = "1-65535"
        change(&draft)
        return authority.sign(draft, at: now)?.document ?? []
    }

    /// What the registry has against a document at a time; empty where it is good.
    static func refusal(
        _ document: [UInt8],
        by authorities: [String] = authority.known,
        revoked: [RevokedMark] = [],
        at time: Instant = now
    ) -> String {
        do {
            try SignedMark(document: document).check(authorities: authorities, revoked: revoked, at: time)
            return ""
        } catch {
            return error.found
        }
    }

    /// The same with a stretch of its text replaced, which must be there.
    static func refusal(_ document: [UInt8], replacing old: String, by new: String) -> String {
        let text = String(decoding: document, as: UTF8.self)
        guard text.contains(old) else { return "the document has no \(old)" }
        return refusal(Array(text.replacing(old, with: new).utf8))
    }
}
