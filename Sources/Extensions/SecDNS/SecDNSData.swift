import EPP
import XML

/// What a domain's registrar said of its DNSSEC: records, and how long signatures should live (RFC 5910 §4).
package struct SecDNSData: Sendable, Equatable {
    /// In seconds; a wish that the registry may use when it signs.
    package var maxSigLife: Int?
    package var records: [SecDNSRecord]

    package init(maxSigLife: Int? = nil, records: [SecDNSRecord] = []) {
        self.maxSigLife = maxSigLife
        self.records = records
    }

    /// Reads `<create>` and `<add>`: at least one record, all of one interface (RFC 5910 §5.2.1).
    init(_ element: Element) throws(EPPError) {
        var children = try Children(of: element)
        maxSigLife = try children.optional("maxSigLife").map { element throws(EPPError) in try element.maxSigLife() }
        records = try SecDNSRecord.read(&children)
        try children.end()
    }

    /// Joined with more records: one that is there already is 2306.
    func adding(_ more: SecDNSData) throws(EPPError) -> SecDNSData {
        var sum = SecDNSData(maxSigLife: more.maxSigLife ?? maxSigLife, records: records)
        for record in more.records {
            guard !sum.records.contains(where: record.isSame) else {
                throw EPPError(.valuePolicy, "the record is there already", "RFC 5910 §5.2.5", at: record.item)
            }
            sum.records.append(record)
        }
        return sum
    }

    /// Without these records: one that is not there is 2306.
    func removing(_ less: [SecDNSRecord]) throws(EPPError) -> SecDNSData {
        var rest = self
        for record in less {
            guard let place = rest.records.firstIndex(where: record.isSame) else {
                throw EPPError(.valuePolicy, "no such record is there", "RFC 5910 §5.2.5", at: record.item)
            }
            rest.records.remove(at: place)
        }
        return rest
    }

    /// Writes `secDNS:infData` (RFC 5910 §5.1.2).
    func write(_ xml: inout XMLWriter) {
        xml.element("secDNS:infData", ("xmlns:secDNS", SecDNS.namespace)) { xml in
            if let maxSigLife { xml.element("secDNS:maxSigLife", text: String(maxSigLife)) }
            for record in records { record.write(&xml) }
        }
    }
}

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
