import EPP
import Registry
import XML

/// `contact:trnData`: where a transfer of a contact stands (RFC 5733 §3.1.3).
package struct ContactTransferReport: Sendable {
    package let id: String
    package let transfer: Transfer

    package init(_ id: String, _ transfer: Transfer) {
        self.id = id
        self.transfer = transfer
    }

    package func write(_ xml: inout XMLWriter) {
        xml.element("contact:trnData", ["xmlns:contact": Namespace.contact]) { xml in
            xml.element("contact:id", text: id)
            xml.element("contact:trStatus", text: transfer.status.rawValue)
            xml.element("contact:reID", text: transfer.requester)
            xml.date("contact:reDate", transfer.requested)
            xml.element("contact:acID", text: transfer.actor)
            xml.date("contact:acDate", transfer.acted)
        }
    }
}

extension Decision where Subject == Contact {
    /// The same decision, answered with where the contact's transfer stands now.
    func answeringWithTransfer() -> Decision {
        answering(Namespace.contact) { contact, xml in
            if let transfer = contact.transfer { ContactTransferReport(contact.id, transfer).write(&xml) }
        }
    }
}
