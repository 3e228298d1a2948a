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
                throw EPPError(.valuePolicy, "the record is there already (RFC 5910 §5.2.5)", at: record.item)
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
                throw EPPError(.valuePolicy, "no such record is there (RFC 5910 §5.2.5)", at: record.item)
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
