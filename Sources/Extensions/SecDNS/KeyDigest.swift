private import Crypto
import EPP

/// How a key is named in the parent zone (RFC 4034 §5).
extension DelegationSigner {
    /// What of the record is not that of the key inside, for a domain of this name; nil where all agrees, and where there
    /// is no key, or a digest that is not computed here.
    func disagreement(withKeyOf domain: String) -> (found: String, section: String)? {
        guard let key else { return nil }
        if key.algorithm != algorithm { return ("the key's algorithm is \(key.algorithm)", "RFC 4034 §5.1.2") }
        // RSA/MD5 alone has another tag (RFC 4034 §B.1).
        if algorithm != 1, key.tag != keyTag { return ("the key's tag is \(key.tag)", "RFC 4034 §5.1.1") }
        guard let function = Self.functions[digestType] else { return nil }
        return function.hash(Self.wire(domain) + key.data) == digest
            ? nil : ("the digest is not the key's", "RFC 4034 §5.1.4, RFC 5910 §4.1")
    }

    private static var functions: [Int: Digest] { [1: .sha1, 2: .sha256, 4: .sha384] }

    /// The canonical form of an owner's name: labels behind their lengths, in lower case, the root last (RFC 4034 §6.2).
    private static func wire(_ domain: String) -> [UInt8] {
        let labels = domain.lowercased().utf8.split(separator: UInt8(ascii: "."))
        return labels.flatMap { [UInt8(truncatingIfNeeded: $0.count)] + Array($0) } + [0]
    }
}

extension DNSKey {
    /// The record's data (RFC 4034 §2.1).
    fileprivate var data: [UInt8] {
        let numbers = [flags >> 8, flags, `protocol`, algorithm]
        return numbers.map { UInt8(truncatingIfNeeded: $0) } + publicKey
    }

    /// RFC 4034 appendix B.
    package var tag: Int {
        let sum = data.enumerated().reduce(0) { $0 + Int($1.element) << ($1.offset % 2 == 0 ? 8 : 0) }
        return (sum + (sum >> 16 & 0xFFFF)) & 0xFFFF
    }
}
