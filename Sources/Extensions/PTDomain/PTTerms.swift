import EPP
import Registry
import XML

/// What a registration of .pt rests on, and how it goes on.
struct PTTerms: Sendable {
    /// Its fields in the order in which they are told.
    static let names =
        ["legitimacy", "registration_basis", "autoRenew", "notRenew"] + PTRecord.Consent.allCases.map(\.rawValue)

    private let record: PTRecord
    /// Nil where nothing is said.
    private let renews: Bool?

    /// What the fields of an element say.
    init(_ fields: [String: Element]) throws(EPPError) {
        var record = PTRecord()
        record.legitimacy = try fields["legitimacy"].map { field throws(EPPError) in try Self.type(of: field) }
        record.registrationBasis = try fields["registration_basis"].map { field throws(EPPError) in
            try Self.type(of: field)
        }
        for consent in PTRecord.Consent.allCases {
            record.consents[consent] = try fields[consent.rawValue].map { field throws(EPPError) in try field.boolean()
            }
        }
        self.record = record
        let autoRenew = try fields["autoRenew"].map { field throws(EPPError) in try field.boolean() }
        let notRenew = try fields["notRenew"].map { field throws(EPPError) in try field.boolean() }
        renews = notRenew == true ? false : autoRenew
    }

    /// What holds for a domain.
    init(of domain: Domain, _ policy: PolicyInForce) {
        record = domain.extensionData[PTRecord.Key.self] ?? PTRecord()
        renews = domain.renewsAtExpiry(policy)
    }

    /// What is said takes the place of what was said before.
    func apply(to domain: inout Domain) {
        let changed = (domain.extensionData[PTRecord.Key.self] ?? PTRecord()).changed(by: record)
        domain.extensionData[PTRecord.Key.self] = changed == PTRecord() ? nil : changed
        guard let renews else { return }
        domain.change(noteOf: domain.sponsor) { $0.renews = renews }
    }

    func write(_ xml: inout XMLWriter) {
        if let type = record.legitimacy { xml.empty("ptdomain:legitimacy", ["type": type]) }
        if let type = record.registrationBasis { xml.empty("ptdomain:registration_basis", ["type": type]) }
        if let renews { xml.element("ptdomain:autoRenew", text: String(renews)) }
        for consent in PTRecord.Consent.allCases {
            guard let isGiven = record.consents[consent] else { continue }
            xml.element(consent.element, text: String(isGiven))
        }
    }

    /// A number of the registry's own lists, such as `090`; older clients write it as the element's text.
    private static func type(of field: Element) throws(EPPError) -> String {
        let text = try field.token(0...PTRecord.longestType, attributes: ["type"])
        let type = field[attribute: "type"]?.collapsed ?? text
        guard !type.isEmpty else { throw .missing(attribute: "type", of: field) }
        guard PTRecord.isType(type) else {
            throw EPPError(.valueSyntax, "\(field.quoted(type)) is no type", "ptdomain-1.0", at: Item(field))
        }
        return type
    }
}

extension PTRecord.Consent {
    fileprivate var element: StaticString {
        switch self {
        case .ownerVisible: "ptdomain:ownerVisible"
        case .arbitration: "ptdomain:Arbitration"
        case .ownerConfirmation: "ptdomain:ownerConf"
        }
    }
}
