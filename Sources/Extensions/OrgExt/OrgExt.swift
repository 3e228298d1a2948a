import Commands
import EPP
import Registry
import XML

/// Organizations that a domain, a host or a contact names, each in a role (RFC 8544).
package enum OrgExt: Extension {
    package static let namespace = "urn:ietf:params:xml:ns:epp:orgext-1.0"

    package static func isOffered(under policy: Policy) -> Bool { policy.organization.isOffered }

    package static var hooks: [AnyHook] {
        [
            creating(DomainCreate.self), updating(DomainUpdate.self),
            answering(DomainInfo.self) { $0.domain.organizations },
            creating(HostCreate.self), updating(HostUpdate.self), answering(HostInfo.self) { $0.host.organizations },
            creating(ContactCreate.self), updating(ContactUpdate.self),
            answering(ContactInfo.self) { $0.contact.organizations },
        ]
    }

    private static func creating<C: Command>(_ command: C.Type) -> AnyHook where C.Subject: OrganizationBearer {
        .amending(
            command,
            with: "create",
            of: namespace,
            read: { element, _ throws(EPPError) in try OrganizationNaming(create: element) },
            amend
        )
    }

    private static func updating<C: Command>(_ command: C.Type) -> AnyHook where C.Subject: OrganizationBearer {
        .amending(
            command,
            with: "update",
            of: namespace,
            read: { element, _ throws(EPPError) in try OrganizationNaming(update: element) },
            amend
        )
    }

    private static func amend<C: Command>(
        _ naming: OrganizationNaming,
        _: C,
        _: C.Target,
        _ decision: inout Decision<C.Subject>,
        _ context: Context
    ) throws(EPPError) where C.Subject: OrganizationBearer {
        var organizations = decision.subject.organizations
        try naming.apply(to: &organizations, context)
        decision.subject.organizations = organizations
    }

    /// Whoever listed the extension is told that there are none, too (RFC 8544 §4.1.2).
    private static func answering<C: Command>(
        _ command: C.Type,
        _ organizations: @escaping @Sendable (C.Subject) -> [OrganizationLink]
    ) -> AnyHook {
        .answering(command, in: namespace) { _, report, _ in
            let links = organizations(report)
            return { xml in
                xml.element("orgext:infData", ("xmlns:orgext", namespace)) { xml in
                    for link in links { xml.element("orgext:id", ("role", link.role), text: link.id) }
                }
            }
        }
    }
}
