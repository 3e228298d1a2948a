import EPP
import Registry

/// What of DNSSEC a registry takes: one interface, known numbers, digests of the right length (RFC 5910 §4).
struct SecDNSLimits {
    private let policy: DNSSECPolicy
    private let domain: String

    /// For a domain of this name.
    init(_ policy: DNSSECPolicy, of domain: String) {
        self.policy = policy
        self.domain = domain
    }

    /// Checks what a client adds.
    func check(_ data: SecDNSData) throws(EPPError) {
        try checkMaxSigLife(data.maxSigLife)
        for record in data.records {
            try checkInterface(record)
            switch record {
            case .signer(let signer): try check(signer)
            case .key(let key): try check(key)
            }
        }
        try checkCount(data)
    }

    func checkMaxSigLife(_ maxSigLife: Int?) throws(EPPError) {
        guard let maxSigLife, !policy.takesMaxSigLife else { return }
        let item = Item(SecDNS.namespace, "maxSigLife", String(maxSigLife))
        throw EPPError(
            .unimplementedOption,
            "maxSigLife is not taken",
            "RFC 5910 §5.2.1, policy dnssec.takesMaxSigLife",
            at: item
        )
    }

    func checkInterface(_ record: SecDNSRecord) throws(EPPError) {
        try expect(
            record.interface == policy.interface,
            "this registry takes \(policy.interface.rawValue)",
            "RFC 5910 §4, policy dnssec.interface",
            record.item
        )
    }

    func checkCount(_ data: SecDNSData) throws(EPPError) {
        guard let last = data.records.last else { return }
        let reason = "more than \(policy.mostRecords) records"
        try expect(data.records.count <= policy.mostRecords, reason, "policy dnssec.mostRecords", last.item)
    }

    private func check(_ signer: DelegationSigner) throws(EPPError) {
        try check(algorithm: signer.algorithm)
        let item = Item(SecDNS.namespace, "digestType", String(signer.digestType))
        let reason = "this digest type is not taken"
        try expect(policy.digestTypes.contains(signer.digestType), reason, "policy dnssec.digestTypes", item)
        if let length = Self.digestLengths[signer.digestType] {
            let reason = "a digest of type \(signer.digestType) has \(length) octets"
            try expect(signer.digest.count == length, reason, "RFC 5910 §4.1", signer.item)
        }
        if let key = signer.key { try check(key) }
        if let (found, section) = signer.disagreement(withKeyOf: domain) {
            try expect(false, found, section, signer.item)
        }
    }

    private func check(_ key: DNSKey) throws(EPPError) {
        let flags = Item(SecDNS.namespace, "flags", String(key.flags))
        try expect(policy.keyFlags.contains(key.flags), "these flags are not taken", "policy dnssec.keyFlags", flags)
        let number = Item(SecDNS.namespace, "protocol", String(key.protocol))
        try expect(key.protocol == 3, "the protocol of DNSSEC is 3", "RFC 4034 §2.1.2", number)
        try check(algorithm: key.algorithm)
    }

    private func check(algorithm: Int) throws(EPPError) {
        let item = Item(SecDNS.namespace, "alg", String(algorithm))
        try expect(
            policy.algorithms.contains(algorithm),
            "this algorithm is not taken",
            "policy dnssec.algorithms",
            item
        )
    }

    private func expect(_ holds: Bool, _ reason: String, _ section: String, _ item: Item) throws(EPPError) {
        if !holds { throw EPPError(.valuePolicy, reason, section, at: item) }
    }

    /// SHA-1, SHA-256, GOST, SHA-384, GOST of 2012, SM3: IANA's registry of DS digest types.
    private static let digestLengths = [1: 20, 2: 32, 3: 32, 4: 48, 5: 32, 6: 32]
}
