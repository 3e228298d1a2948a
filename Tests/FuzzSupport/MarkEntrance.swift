import Crypto
import EPP
import Marks
import Registry
import TestSupport

/// Signed marks that a registrar sends: whatever is held for genuine says what the authority has signed in a file of the corpus.
final class MarkEntrance {
    private let authorities: [String]
    /// What has been signed, by the identifier of the signed mark.
    private let signed: [String: Mark]
    private static let now = DemoRegistry.start + .days(1)

    init() throws {
        let keys = String(decoding: try Fixtures.bytes("marks/authority.pem"), as: UTF8.self)
        authorities = MarkAuthority(keys: keys).known
        let documents = try Fixtures.names(in: "fuzz/mark").map { try Fixtures.bytes("fuzz/mark/\($0)") }
        let authorities = authorities
        let genuine = documents.compactMap { Self.genuine($0, authorities) }
        signed = Dictionary(genuine.map { ($0.id, $0.mark) }) { first, _ in first }
        guard signed.count > 2 else { throw Breach("Nothing in the corpus is held for genuine.") }
    }

    func take(_ bytes: [UInt8]) throws {
        guard let mark = Self.genuine(bytes, authorities) else { return }
        guard signed[mark.id] == mark.mark else { throw Breach("A mark is held for genuine that nobody has signed.") }
    }

    /// The mark of a document; nil where the registry has something against it, which it says.
    private static func genuine(_ document: [UInt8], _ authorities: [String]) -> SignedMark? {
        guard let mark = try? SignedMark(document: document),
            (try? mark.check(authorities: authorities, revoked: [], at: now)) != nil
        else { return nil }
        return mark
    }
}
