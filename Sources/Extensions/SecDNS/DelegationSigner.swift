private import Crypto
import EPP
import XML

/// `<dsData>`: the hash of a key, as it stands in the parent zone (RFC 5910 §4.1).
package struct DelegationSigner: Sendable, Equatable {
    package let keyTag: Int
    package let algorithm: Int
    package let digestType: Int
    package let digest: [UInt8]
    /// The key itself, by which a registry could check the hash.
    package let key: DNSKey?

    package init(keyTag: Int, algorithm: Int, digestType: Int, digest: [UInt8], key: DNSKey? = nil) {
        self.keyTag = keyTag
        self.algorithm = algorithm
        self.digestType = digestType
        self.digest = digest
        self.key = key
    }

    init(_ element: Element) throws(EPPError) {
        var children = try Children(of: element)
        keyTag = try children.required("keyTag").unsigned(0...65_535)
        algorithm = try children.required("alg").unsigned(0...255)
        digestType = try children.required("digestType").unsigned(0...255)
        digest = try Self.hexadecimal(children.required("digest"))
        key = try children.optional("keyData").map { element throws(EPPError) in try DNSKey(element) }
        try children.end()
    }

    private static func hexadecimal(_ element: Element) throws(EPPError) -> [UInt8] {
        try element.expectSimple([])
        guard let bytes = Hex.decode(element.text) else {
            throw EPPError(.valueSyntax, "a digest is written in hexadecimal", "RFC 5910 §4.1", at: Item(element))
        }
        return bytes
    }

    /// `rem` names a record by these four (RFC 5910 §5.2.5).
    func isSame(_ other: DelegationSigner) -> Bool {
        keyTag == other.keyTag && algorithm == other.algorithm && digestType == other.digestType
            && digest == other.digest
    }

    var item: Item { Item(SecDNS.namespace, "digest", Hex.encode(digest)) }

    func write(_ xml: inout XMLWriter) {
        xml.element("secDNS:dsData") { xml in
            xml.element("secDNS:keyTag", text: String(keyTag))
            xml.element("secDNS:alg", text: String(algorithm))
            xml.element("secDNS:digestType", text: String(digestType))
            xml.element("secDNS:digest", text: Hex.encode(digest))
            key?.write(&xml)
        }
    }
}

/// In a seed, with the names of RFC 5910 §4.1.
extension DelegationSigner: Codable {
    private enum CodingKeys: String, CodingKey { case keyTag, alg, digestType, digest, keyData }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        guard let digest = Hex.decode(try fields.decode(String.self, forKey: .digest)), !digest.isEmpty else {
            throw DecodingError.dataCorruptedError(
                forKey: .digest,
                in: fields,
                debugDescription: "a digest is written in hexadecimal (RFC 5910 §4.1)"
            )
        }
        self.init(
            keyTag: Int(try fields.decode(UInt16.self, forKey: .keyTag)),
            algorithm: Int(try fields.decode(UInt8.self, forKey: .alg)),
            digestType: Int(try fields.decode(UInt8.self, forKey: .digestType)),
            digest: digest,
            key: try fields.decodeIfPresent(DNSKey.self, forKey: .keyData)
        )
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(keyTag, forKey: .keyTag)
        try fields.encode(algorithm, forKey: .alg)
        try fields.encode(digestType, forKey: .digestType)
        try fields.encode(Hex.encode(digest), forKey: .digest)
        try fields.encodeIfPresent(key, forKey: .keyData)
    }
}
