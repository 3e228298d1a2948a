import Commands
import EPP
import Extensions
import Foundation
import TestSupport
import Testing

/// The secrets of the schemas are those that errors and the journal hide.
@Suite struct SecretSchemaTests {
    /// Elements that only look like secrets, and what they hold.
    private static let harmless: Set<String> = [
        "authInfo",  // the secret is inside
        "claimKey",  // by which a notice is found (RFC 8334 §3.1.1)
        "codeMark",  // the secret is inside
        "keyData", "keyTag", "pubKey",  // public keys and their tags (RFC 5910 §4)
        "keyRelayData",  // such keys and their dates (RFC 8063 §2.1)
    ]
    private static let words = ["code", "token", "pw", "key", "number", "pass", "secret", "auth"]
    private static let namespaces =
        standardExtensions.map { $0.namespace } + [Namespace.epp, Namespace.domain, Namespace.contact, Namespace.host]

    @Test("Every element that sounds secret in a schema of what is spoken is known", arguments: namespaces)
    func suspects(namespace: String) throws {
        let name = namespace.split { ":/".contains($0) }.last.map(String.init) ?? ""
        let names = Self.schema(name).map { text in
            text.matches(of: /element\s+name="([^"]+)"/).map { String($0.output.1) }
        }
        let suspects = (names ?? []).filter { name in Self.words.contains { name.lowercased().contains($0) } }
        #expect(Set(suspects).subtracting(Self.harmless).isSubset(of: SecretElements.all))
    }

    @Test("The product's own schema is found, with its secrets") func ownSchema() {
        #expect(Self.schema("authCode-1.0")?.contains("processNumber") == true)
    }

    /// Nil where the official schemas are not here, and for a namespace without elements.
    private static func schema(_ name: String) -> String? {
        [Fixtures.folder, Standards.folder].compactMap(\.self)
            .compactMap { try? String(contentsOf: $0.appendingPathComponent("schemas/\(name).xsd"), encoding: .utf8) }
            .first
    }
}
