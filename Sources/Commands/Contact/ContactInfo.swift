import EPP
import Registry
import XML

/// Shows a contact: RFC 5733 §3.1.2.
///
/// Personal data: the sponsor reads it, and whoever knows the authInfo where the policy lets them.
package struct ContactInfo: ContactCommand {
    package static let key = CommandKey(.info, Namespace.contact)
    package static let rules: [Rule<ContactInfo>] = [
        Rule(
            "the sponsor asks, or another registrar with authInfo",
            else: .authorizationError,
            "RFC 5733 §3.1.2, policy contact.isReadableWithAuthInfo",
            found: { _ in "another registrar sponsors the contact" }
        ) {
            $0.contact.sponsor == $0.client
                || ($0.command.authInfo != nil && $0.policy.contact.isReadableWithAuthInfo)
        },
        Rule(
            "an authInfo that is given matches",
            else: .invalidAuthInfo,
            "RFC 5733 §3.1.2",
            found: { $0.command.authInfo?.finding(on: $0.contact, $0.context) ?? "none is given" }
        ) {
            $0.command.authInfo?.opens($0.contact, $0.context) ?? true
        },
    ]

    package let id: String
    package let authInfo: AuthInfoElement?

    package init(_ object: Element) throws(EPPError) {
        var children = try Children(of: object)
        id = try children.required("id").contactID()
        authInfo = try children.optional("authInfo").map { element throws(EPPError) in try AuthInfoElement(element) }
        try children.end()
    }

    package func decide(_ contact: Contact, _ context: Context) throws(EPPError) -> Decision<ContactReport> {
        let isSponsor = contact.sponsor == context.client
        let shown = context.shownAuthInfo(contact.authInfo, of: .contact, isSponsor: isSponsor, hasCode: false)
        let report = ContactReport(contact, authInfo: shown, context.world)
        return Decision(showing: report, in: Namespace.contact) { report, xml in report.write(&xml) }
    }
}

/// What info shows of a contact (RFC 5733 §3.1.2).
package struct ContactReport: Sendable {
    package let contact: Contact
    let roid: RepositoryObjectID
    let statuses: ContactStatuses
    let authInfo: String?

    package init(_ contact: Contact, authInfo: String?, _ world: World) {
        self.contact = contact
        roid = world.roid(contact.object, .contact)
        statuses = contact.shownStatuses(isLinked: world.isLinked(contact: contact.id))
        self.authInfo = authInfo
    }

    /// A contact as it was, whole but for its code.
    init(_ image: ContactImage, _ world: World) {
        contact = image.contact
        roid = world.roid(contact.object, .contact)
        statuses = contact.shownStatuses(isLinked: image.isLinked)
        authInfo = nil
    }

    /// Writes `contact:infData`.
    package func write(_ xml: inout XMLWriter) {
        xml.element("contact:infData", ("xmlns:contact", Namespace.contact)) { xml in
            xml.element("contact:id", text: contact.id)
            xml.roid("contact:roid", roid)
            xml.statuses("contact:status", statuses, contact.statusNotes)
            contact.internationalized?.write(.int, &xml)
            contact.localized?.write(.loc, &xml)
            contact.voice?.write("contact:voice", &xml)
            contact.fax?.write("contact:fax", &xml)
            xml.element("contact:email", text: contact.email)
            writeHistory(&xml)
            if let authInfo {
                xml.element("contact:authInfo") { xml in xml.element("contact:pw", text: authInfo) }
            }
            contact.disclosure?.write(&xml)
        }
    }

    private func writeHistory(_ xml: inout XMLWriter) {
        xml.element("contact:clID", text: contact.sponsor)
        xml.element("contact:crID", text: contact.creator)
        xml.date("contact:crDate", contact.created)
        if let updater = contact.updater { xml.element("contact:upID", text: updater) }
        if let updated = contact.updated { xml.date("contact:upDate", updated) }
        if let transferred = contact.transferred { xml.date("contact:trDate", transferred) }
    }
}

extension PostalInfo {
    fileprivate func write(_ form: Disclosure.Form, _ xml: inout XMLWriter) {
        xml.element("contact:postalInfo", ("type", form.rawValue)) { xml in
            xml.element("contact:name", text: name)
            if let organization { xml.element("contact:org", text: organization) }
            xml.element("contact:addr") { xml in
                for line in street { xml.element("contact:street", text: line) }
                xml.element("contact:city", text: city)
                if let stateOrProvince { xml.element("contact:sp", text: stateOrProvince) }
                if let postalCode { xml.element("contact:pc", text: postalCode) }
                xml.element("contact:cc", text: country)
            }
        }
    }
}

extension PhoneNumber {
    func write(_ name: StaticString, _ xml: inout XMLWriter) {
        guard let `extension` else { return xml.element(name, text: number) }
        xml.element(name, ("x", `extension`), text: number)
    }
}
