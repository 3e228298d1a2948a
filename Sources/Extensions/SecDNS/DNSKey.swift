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
            throw EPPError(.valueSyntax, "a key is written in Base64 (RFC 5910 §4.2)", at: Item(element))
        }
        return bytes
    }

    var item: Item { Item(SecDNS.namespace, "pubKey", Base64.encode(publicKey)) }

    func write(_ xml: inout XMLWriter) {
        xml.element("secDNS:keyData") { xml in
            xml.element("secDNS:flags", text: String(flags))
            xml.element("secDNS:protocol", text: String(`protocol`))
            xml.element("secDNS:alg", text: String(algorithm))
            xml.element("secDNS:pubKey", text: Base64.encode(publicKey))
        }
    }
}
