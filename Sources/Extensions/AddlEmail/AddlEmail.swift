import Commands
import EPP
import Registry
import XML

/// A second e-mail address of a contact, which may be an internationalized one (RFC 9873).
package enum AddlEmail: Extension {
    package static let namespace = "urn:ietf:params:xml:ns:epp:addlEmail-1.0"

    package static func isOffered(under policy: Policy) -> Bool { policy.contact.takesAdditionalEmail }

    package static var hooks: [AnyHook] {
        [
            replacing(in: ContactCreate.self), replacing(in: ContactUpdate.self),
            .answering(ContactInfo.self, in: namespace) { _, report, context in
                // To nobody else, not even as RFC 9038 would have it (RFC 9873 §4.2.2).
                guard context.services.extensions.contains(namespace) else { return nil }
                let address = report.contact.extensionData[AdditionalEmail.Key.self]
                return { xml in write(address, &xml) }
            },
        ]
    }

    /// What a command says takes the place of what was there.
    private static func replacing<C: Command>(in command: C.Type) -> AnyHook where C.Subject == Contact {
        .amending(command, with: "addlEmail", of: namespace, read: { element, _ throws(EPPError) in try read(element) })
        {
            address,
            _,
            _,
            decision,
            _ in
            decision.subject.extensionData[AdditionalEmail.Key.self] = address
        }
    }

    /// One address; an empty one is none, and takes off the former (RFC 9873 §3).
    private static func read(_ element: Element) throws(EPPError) -> AdditionalEmail? {
        var children = try Children(of: element)
        let email = try children.required("email")
        try children.end()
        let address = try email.token(0...Int.max, attributes: ["primary"])
        let isPrimary = try email.boolean(attribute: "primary") ?? false
        guard !address.isEmpty else {
            guard email[attribute: "primary"] == nil else {
                throw EPPError(
                    .valueSyntax,
                    "no address is primary where there is none",
                    "RFC 9873 §3",
                    at: Item(email)
                )
            }
            return nil
        }
        guard EmailAddress.isWellFormed(address, isInternationalized: true) else {
            throw EPPError(.valueSyntax, "no address of RFC 6531 §3.3", "RFC 9873 §2", at: Item(email))
        }
        return AdditionalEmail(address, isPrimary: isPrimary)
    }

    /// Whoever listed the extension is told that there is none, too.
    private static func write(_ address: AdditionalEmail?, _ xml: inout XMLWriter) {
        xml.element("addlEmail:addlEmail", ("xmlns:addlEmail", namespace)) { xml in
            guard let address else { return xml.empty("addlEmail:email") }
            guard address.isPrimary else { return xml.element("addlEmail:email", text: address.address) }
            xml.element("addlEmail:email", ("primary", "true"), text: address.address)
        }
    }
}
