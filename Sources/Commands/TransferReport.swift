import EPP
import Registry
import XML

/// `trnData`: where a transfer stands (RFC 5731 and RFC 5733 §3.1.3).
///
/// Written by the answers to every transfer command, and into the poll messages of both parties.
package struct TransferReport: Sendable, Equatable {
    package let kind: ObjectKind
    package let name: String
    package let transfer: Transfer

    package init(_ kind: ObjectKind, _ name: String, _ transfer: Transfer) {
        self.kind = kind
        self.name = name
        self.transfer = transfer
    }

    /// The mapping's namespace; a host has no transfer (RFC 5732 §3.2.4).
    package var namespace: String { kind == .contact ? Namespace.contact : Namespace.domain }

    /// Writes `domain:trnData` or `contact:trnData`.
    package func write(_ xml: inout XMLWriter) {
        if kind == .contact { writeContact(&xml) } else { writeDomain(&xml) }
    }

    private func writeDomain(_ xml: inout XMLWriter) {
        xml.element("domain:trnData", ("xmlns:domain", Namespace.domain)) { xml in
            xml.element("domain:name", text: name)
            xml.element("domain:trStatus", text: transfer.status.rawValue)
            xml.element("domain:reID", text: transfer.requester)
            xml.date("domain:reDate", transfer.requested)
            xml.element("domain:acID", text: transfer.actor)
            xml.date("domain:acDate", transfer.acted)
            if let expires = transfer.expires { xml.date("domain:exDate", expires) }
        }
    }

    private func writeContact(_ xml: inout XMLWriter) {
        xml.element("contact:trnData", ("xmlns:contact", Namespace.contact)) { xml in
            xml.element("contact:id", text: name)
            xml.element("contact:trStatus", text: transfer.status.rawValue)
            xml.element("contact:reID", text: transfer.requester)
            xml.date("contact:reDate", transfer.requested)
            xml.element("contact:acID", text: transfer.actor)
            xml.date("contact:acDate", transfer.acted)
        }
    }
}
