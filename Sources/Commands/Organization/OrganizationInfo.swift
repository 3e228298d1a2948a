import EPP
import Registry
import XML

/// Shows an organization to whoever asks: RFC 8543 §4.1.2.
package struct OrganizationInfo: OrganizationCommand {
    package static let key = CommandKey(.info, Namespace.organization)
    package static let rules: [Rule<OrganizationInfo>] = []

    package let id: String

    package init(_ object: Element) throws(EPPError) {
        var children = try Children(of: object)
        id = try children.required("id").organizationID()
        try children.end()
    }

    package func decide(
        _ organization: Organization,
        _ context: Context
    ) throws(EPPError) -> Decision<OrganizationReport> {
        let report = OrganizationReport(OrganizationImage(organization, in: context.world), context.world)
        return Decision(showing: report, in: Namespace.organization) { report, xml in report.write(&xml) }
    }
}

/// What info shows of an organization (RFC 8543 §4.1.2).
package struct OrganizationReport: Sendable {
    package let organization: Organization
    let roid: RepositoryObjectID
    let statuses: OrganizationStatuses
    private let linkedRoles: [String]

    /// An organization as it is, or as it was.
    package init(_ image: OrganizationImage, _ world: World) {
        organization = image.organization
        roid = world.roid(organization.object, .organization)
        statuses = organization.shownStatuses(isLinked: image.isLinked)
        linkedRoles = image.linkedRoles
    }

    /// Writes `org:infData`.
    package func write(_ xml: inout XMLWriter) {
        xml.element("org:infData", ("xmlns:org", Namespace.organization)) { xml in
            xml.element("org:id", text: organization.id)
            xml.roid("org:roid", roid)
            for role in organization.roles { write(role, &xml) }
            statuses.forEachName { xml.element("org:status", text: $0) }
            if let parent = organization.parent { xml.element("org:parentId", text: parent) }
            organization.internationalized?.write(.int, &xml)
            organization.localized?.write(.loc, &xml)
            organization.voice?.write("org:voice", &xml)
            organization.fax?.write("org:fax", &xml)
            if let email = organization.email { xml.element("org:email", text: email) }
            if let url = organization.url { xml.element("org:url", text: url) }
            for contact in organization.contacts { contact.write(&xml) }
            writeHistory(&xml)
        }
    }

    private func write(_ role: OrganizationRole, _ xml: inout XMLWriter) {
        xml.element("org:role") { xml in
            xml.element("org:type", text: role.type)
            role.shownStatuses(isLinked: linkedRoles.contains(role.type)).forEachName {
                xml.element("org:status", text: $0)
            }
            if let identifier = role.identifier { xml.element("org:roleID", text: identifier) }
        }
    }

    /// One that the registry manages has no `clID` (RFC 8543 §4.1.2).
    private func writeHistory(_ xml: inout XMLWriter) {
        if !organization.sponsor.isEmpty { xml.element("org:clID", text: organization.sponsor) }
        xml.element("org:crID", text: organization.creator)
        xml.date("org:crDate", organization.created)
        if let updater = organization.updater { xml.element("org:upID", text: updater) }
        if let updated = organization.updated { xml.date("org:upDate", updated) }
    }
}

extension OrganizationAddress {
    fileprivate func write(_ form: Disclosure.Form, _ xml: inout XMLWriter) {
        xml.element("org:postalInfo", ("type", form.rawValue)) { xml in
            xml.element("org:name", text: name)
            guard let address else { return }
            xml.element("org:addr") { xml in
                for line in address.street { xml.element("org:street", text: line) }
                xml.element("org:city", text: address.city)
                if let stateOrProvince = address.stateOrProvince { xml.element("org:sp", text: stateOrProvince) }
                if let postalCode = address.postalCode { xml.element("org:pc", text: postalCode) }
                xml.element("org:cc", text: address.country)
            }
        }
    }
}

extension OrganizationContact {
    fileprivate func write(_ xml: inout XMLWriter) {
        guard let kindName else { return xml.element("org:contact", ("type", kind.rawValue), text: id) }
        xml.element("org:contact", ["type": kind.rawValue, "typeName": kindName], text: id)
    }
}
