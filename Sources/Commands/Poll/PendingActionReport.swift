import EPP
import Registry
import XML

/// `panData`: how an action ended that had been pending (RFC 5731, RFC 5732 and RFC 5733 §3.3, RFC 8543 §4.3).
package struct PendingActionReport: Sendable, Equatable {
    package let kind: ObjectKind
    package let name: String
    package let succeeded: Bool
    /// The identifiers of the command that asked for the action.
    package let origin: TransactionIDs
    package let done: Instant

    package init(_ kind: ObjectKind, _ name: String, succeeded: Bool, _ origin: TransactionIDs, at done: Instant) {
        self.kind = kind
        self.name = name
        self.succeeded = succeeded
        self.origin = origin
        self.done = done
    }

    package var namespace: String {
        switch kind {
        case .domain: Namespace.domain
        case .host: Namespace.host
        case .contact: Namespace.contact
        case .organization: Namespace.organization
        }
    }

    /// Writes the mapping's `panData`.
    package func write(_ xml: inout XMLWriter) {
        let result = succeeded ? "1" : "0"
        switch kind {
        case .domain:
            xml.element("domain:panData", ("xmlns:domain", Namespace.domain)) { xml in
                xml.element("domain:name", ("paResult", result), text: name)
                xml.element("domain:paTRID") { xml in writeOrigin(&xml) }
                xml.date("domain:paDate", done)
            }
        case .host:
            xml.element("host:panData", ("xmlns:host", Namespace.host)) { xml in
                xml.element("host:name", ("paResult", result), text: name)
                xml.element("host:paTRID") { xml in writeOrigin(&xml) }
                xml.date("host:paDate", done)
            }
        case .contact:
            xml.element("contact:panData", ("xmlns:contact", Namespace.contact)) { xml in
                xml.element("contact:id", ("paResult", result), text: name)
                xml.element("contact:paTRID") { xml in writeOrigin(&xml) }
                xml.date("contact:paDate", done)
            }
        case .organization:
            xml.element("org:panData", ("xmlns:org", Namespace.organization)) { xml in
                xml.element("org:id", ("paResult", result), text: name)
                xml.element("org:paTRID") { xml in writeOrigin(&xml) }
                xml.date("org:paDate", done)
            }
        }
    }

    /// These two are EPP's own elements, which stand in the answer without a prefix.
    private func writeOrigin(_ xml: inout XMLWriter) {
        if let client = origin.client { xml.element("clTRID", text: client) }
        xml.element("svTRID", text: origin.server)
    }
}
