import Commands
import EPP
import Registry
import XML

/// The domains of .pt: the number that the registry has given a domain goes with most commands (ptdomain-1.0).
///
/// DNS.PT publishes no schema: what clients send and read is the measure (Net-DRI, FCCN; php-epp-client; tembo).
package enum PTDomain: Extension {
    package static let namespace = Namespace.ptdomain
    package static let secretElements: Set<String> = ["transferKey"]

    package static func isOffered(under policy: Policy) -> Bool { policy.authInfo.offers(.ptdomain) }

    package static var hooks: [AnyHook] { create + [info, update, renew, delete, transfer] }

    /// A create says what the registration rests on; its answer tells the domain's number.
    private static let create: [AnyHook] = [
        .amending(DomainCreate.self, with: "create", of: namespace, read: readCreate) {
            terms,
            _,
            _,
            decision,
            _ in
            terms.apply(to: &decision.subject)
        },
        .answering(DomainCreate.self, in: namespace) { _, domain, _ in
            let number = String(domain.id)
            return { xml in
                xml.element("ptdomain:creData", ("xmlns:ptdomain", namespace)) { xml in
                    xml.element("ptdomain:roid", text: number)
                }
            }
        },
        .answering(DomainInfo.self, in: namespace) { _, report, context in
            let terms = PTTerms(of: report.domain, context.policy)
            return { xml in
                xml.element("ptdomain:infData", ("xmlns:ptdomain", namespace)) { xml in terms.write(&xml) }
            }
        },
    ]

    private static let info = AnyHook.deciding(DomainInfo.self, with: "info", of: namespace, read: read(["roid"])) {
        fields,
        info,
        domain,
        _,
        context throws(EPPError) in
        try PTFields.check(fields, domain, info.item, context)
    }

    private static let update = changing(DomainUpdate.self, "update", ["roid"] + PTTerms.names)
    private static let renew = changing(DomainRenew.self, "renew", ["roid", "autoRenew", "notRenew"])

    /// A command whose element says the number, and terms that hold from now on.
    private static func changing<C: Command>(_ command: C.Type, _ element: String, _ names: [String]) -> AnyHook
    where C.Target == Domain, C.Subject == Domain {
        .deciding(command, with: element, of: namespace, read: read(names)) {
            fields,
            command,
            domain,
            decision,
            context throws(EPPError) in
            try PTFields.check(fields, domain, command.item, context)
            fields?.terms.apply(to: &decision.subject)
        }
    }

    private static let delete = AnyHook.deciding(
        DomainDelete.self,
        with: "delete",
        of: namespace,
        read: read(["roid"])
    ) { fields, delete, domain, _, context throws(EPPError) in
        try PTFields.check(fields, domain, delete.item, context)
    }

    /// The number is checked together with the code, so that a refusal tells nothing.
    private static let transfer = AnyHook.amending(
        DomainTransferRequest.self,
        with: "transfer",
        of: namespace,
        read: { element, request throws(EPPError) in
            let fields = try PTFields(element, ["roid", "transferKey", "renounce", "autoRenew"])
            try fields.complete(&request)
            return fields
        }
    ) { fields, request, domain, _, context throws(EPPError) in
        try PTFields.check(fields, domain, request.item, context)
    }

    private static let readCreate: @Sendable (Element, inout DomainCreate) throws(EPPError) -> PTTerms = {
        element,
        _ throws(EPPError) in try PTFields(element, PTTerms.names).terms
    }

    private static func read(_ names: [String]) -> @Sendable (Element) throws(EPPError) -> PTFields {
        { element throws(EPPError) in try PTFields(element, names) }
    }
}
