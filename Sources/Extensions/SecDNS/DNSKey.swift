private import Crypto
import EPP
import XML

/// `<keyData>`: a public key (RFC 5910 §4.2).
package struct DNSKey: Sendable, Equatable {
    package let flags: Int
    package let `protocol`: Int
    package let algorithm: Int
    package let publicKey: [UInt8]

    package init(flags: Int, protocol: Int = 3, algorithm: Int, publicKey: [UInt8]) {
        self.flags = flags
        self.protocol = `protocol`
        self.algorithm = algorithm
        self.publicKey = publicKey
    }

    init(_ element: Element) throws(EPPError) {
        var children = try Children(of: element)
        flags = try children.required("flags").unsigned(0...65_535)
        `protocol` = try children.required("protocol").unsigned(0...255)
        algorithm = try children.required("alg").unsigned(0...255)
        publicKey = try Self.base64(children.required("pubKey"))
        try children.end()
    }

    private static func base64(_ element: Element) throws(EPPError) -> [UInt8] {
        try element.expectSimple([])
        guard let bytes = Base64.decode(element.text), !bytes.isEmpty else {
            throw EPPError(.valueSyntax, "a key is written in Base64", "RFC 5910 §4.2", at: Item(element))
        }
        return bytes
    }

    var item: Item { Item(SecDNS.namespace, "pubKey", Base64.encode(publicKey)) }

    func write(_ xml: inout XMLWriter) {
        xml.element("secDNS:keyData", writeFields)
    }

    func writeFields(_ xml: inout XMLWriter) {
        xml.element("secDNS:flags", text: String(flags))
        xml.element("secDNS:protocol", text: String(`protocol`))
        xml.element("secDNS:alg", text: String(algorithm))
        xml.element("secDNS:pubKey", text: Base64.encode(publicKey))
    }
}

/// In a seed, with the names of RFC 5910 §4.2.
extension DNSKey: Codable {
    private enum CodingKeys: String, CodingKey { case flags, `protocol`, alg, pubKey }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        guard let key = Base64.decode(try fields.decode(String.self, forKey: .pubKey)), !key.isEmpty else {
            throw DecodingError.dataCorruptedError(
                forKey: .pubKey,
                in: fields,
                debugDescription: "a key is written in Base64 (RFC 5910 §4.2)"
            )
        }
        self.init(
            flags: Int(try fields.decode(UInt16.self, forKey: .flags)),
            protocol: Int(try fields.decodeIfPresent(UInt8.self, forKey: .protocol) ?? 3),
            algorithm: Int(try fields.decode(UInt8.self, forKey: .alg)),
            publicKey: key
        )
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(flags, forKey: .flags)
        try fields.encode(`protocol`, forKey: .protocol)
        try fields.encode(algorithm, forKey: .alg)
        try fields.encode(Base64.encode(publicKey), forKey: .pubKey)
    }
}

/// The numbers of the secDNS schema.
extension Element {
    /// `xs:unsignedShort` and `xs:unsignedByte`: digits and no sign, 2004 beyond the range.
    func unsigned(_ range: ClosedRange<Int>) throws(EPPError) -> Int {
        guard
            text.utf8.first(where: { !$0.isXMLSpace }).map({ $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "+") })
                ?? true
        else { throw EPPError(.valueSyntax, "<\(name)> has no sign", "RFC 5910 §4", at: Item(self)) }
        return try integer(range)
    }

    /// `maxSigLifeType`: an `xs:int` of at least 1 (RFC 5910 §4).
    func maxSigLife() throws(EPPError) -> Int { try integer(1...2_147_483_647) }
}
