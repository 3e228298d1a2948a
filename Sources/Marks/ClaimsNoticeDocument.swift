import Commands
import EPP
import Registry
import XML

/// What a registrant is told of the trademarks that stand against a name, before it is registered (RFC 9361, tmNotice).
package struct ClaimsNoticeDocument: Sendable {
    private let id: NoticeID
    private let label: String
    private let notBefore: Instant
    private let notAfter: Instant
    private let rights: [MarkRight]

    /// How long a notice holds that is looked up now.
    private static let lifetime = TimeSpan.hours(48)

    /// The notice that a key of the policy leads to, as it is at a time; nil where none has it.
    package init?(_ claimKey: String, in policy: LaunchPolicy, at now: Instant) {
        guard let claim = policy.claims.with(claimKey: claimKey) else { return nil }
        label = claim.label.lowercased()
        // The checksum is of whole seconds.
        notBefore = Instant(seconds: now.seconds)
        notAfter = notBefore + Self.lifetime
        id = NoticeID(label: label, notAfter: notAfter, number: now.milliseconds)
        rights = claim.rights ?? Mark(labels: [label], at: notBefore).rights
    }

    /// `tmNotice:notice`.
    package var bytes: [UInt8] {
        var xml = XMLWriter()
        xml.raw(#"<?xml version="1.0" encoding="UTF-8"?>"#)
        xml.element("tmNotice:notice", ("xmlns:tmNotice", "urn:ietf:params:xml:ns:tmNotice-1.0")) { xml in
            xml.element("tmNotice:id", text: id.text)
            xml.date("tmNotice:notBefore", notBefore)
            xml.date("tmNotice:notAfter", notAfter)
            xml.element("tmNotice:label", text: label)
            for right in rights { xml.element("tmNotice:claim") { xml in Self.write(right, &xml) } }
        }
        return xml.finish()
    }

    private static func write(_ right: MarkRight, _ xml: inout XMLWriter) {
        xml.element("tmNotice:markName", text: right.markName)
        for holder in right.holders {
            xml.element("tmNotice:holder", ("entitlement", holder.role ?? "owner")) { xml in write(holder, &xml) }
        }
        for contact in right.contacts ?? [] {
            xml.element("tmNotice:contact", ("type", contact.role ?? "owner")) { xml in write(contact, &xml) }
        }
        let country =
            right.trademark?.jurisdiction ?? right.court?.country ?? right.treatyOrStatute?.protections.first?.country
        let description = country ?? "NL"
        xml.element("tmNotice:jurDesc", ("jurCC", description), text: description)
        for number in right.trademark?.classes ?? [] {
            xml.element("tmNotice:classDesc", ("classNum", "\(number)"), text: "Class \(number)")
        }
        xml.element("tmNotice:goodsAndServices", text: right.goodsAndServices)
    }

    private static func write(_ party: MarkParty, _ xml: inout XMLWriter) {
        if let name = party.name { xml.element("tmNotice:name", text: name) }
        if let organization = party.organization { xml.element("tmNotice:org", text: organization) }
        xml.element("tmNotice:addr") { xml in
            for line in party.street { xml.element("tmNotice:street", text: line) }
            xml.element("tmNotice:city", text: party.city)
            if let state = party.stateOrProvince { xml.element("tmNotice:sp", text: state) }
            if let code = party.postalCode { xml.element("tmNotice:pc", text: code) }
            xml.element("tmNotice:cc", text: party.country)
        }
        if let voice = party.voice { xml.element("tmNotice:voice", text: voice) }
        if let fax = party.fax { xml.element("tmNotice:fax", text: fax) }
        if let email = party.email { xml.element("tmNotice:email", text: email) }
    }
}
