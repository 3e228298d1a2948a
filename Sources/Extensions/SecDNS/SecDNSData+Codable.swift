/// In a seed: `{"maxSigLife": 604800, "dsData": [...]}`, or `keyData` for the other interface.
extension SecDNSData: Codable {
    private enum CodingKeys: String, CodingKey { case maxSigLife, dsData, keyData }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        let signers = try fields.decodeIfPresent([DelegationSigner].self, forKey: .dsData) ?? []
        let keys = try fields.decodeIfPresent([DNSKey].self, forKey: .keyData) ?? []
        self.init(
            maxSigLife: try fields.decodeIfPresent(Int32.self, forKey: .maxSigLife).map(Int.init),
            records: signers.map(SecDNSRecord.signer) + keys.map(SecDNSRecord.key)
        )
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encodeIfPresent(maxSigLife, forKey: .maxSigLife)
        let signers = records.compactMap(\.signer)
        if !signers.isEmpty { try fields.encode(signers, forKey: .dsData) }
        let keys = records.compactMap(\.key)
        if !keys.isEmpty { try fields.encode(keys, forKey: .keyData) }
    }
}

extension SecDNSRecord {
    fileprivate var signer: DelegationSigner? {
        guard case .signer(let signer) = self else { return nil }
        return signer
    }

    fileprivate var key: DNSKey? {
        guard case .key(let key) = self else { return nil }
        return key
    }
}
