import EPP
import Registry
import XML

/// A record of one of the two interfaces (RFC 5910 §4).
package enum SecDNSRecord: Sendable, Equatable {
    case signer(DelegationSigner)
    case key(DNSKey)

    /// Reads all of the records that stand next: one at least, and of one interface only.
    static func read(_ children: inout Children) throws(EPPError) -> [SecDNSRecord] {
        let keys = try children.many("keyData")
        guard keys.isEmpty else {
            return try keys.map { element throws(EPPError) in .key(try DNSKey(element)) }
        }
        let signers = try children.some("dsData")
        return try signers.map { element throws(EPPError) in .signer(try DelegationSigner(element)) }
    }

    var interface: DNSSECPolicy.Interface {
        switch self {
        case .signer: .dsData
        case .key: .keyData
        }
    }

    /// Whether both mean one record: of a `dsData` its four fields count, not the key inside (RFC 5910 §5.2.5).
    func isSame(_ other: SecDNSRecord) -> Bool {
        switch (self, other) {
        case (.signer(let one), .signer(let two)): one.isSame(two)
        case (.key(let one), .key(let two)): one == two
        default: false
        }
    }

    var item: Item {
        switch self {
        case .signer(let signer): signer.item
        case .key(let key): key.item
        }
    }

    func write(_ xml: inout XMLWriter) {
        switch self {
        case .signer(let signer): signer.write(&xml)
        case .key(let key): key.write(&xml)
        }
    }
}
