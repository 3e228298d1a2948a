import EPP
import Registry
import XML

/// A transfer of a contact, whatever its operation: an identifier, and perhaps authInfo (RFC 5733 §3.2.4).
package protocol TransfersContact: AboutContact {
    init(id: String, authInfo: AuthInfoElement?) throws(EPPError)
}

extension TransfersContact {
    package init(_ object: Element) throws(EPPError) {
        var children = try Children(of: object)
        let id = try children.required("id").contactID()
        let authInfo = try children.optional("authInfo").map { element throws(EPPError) in
            try AuthInfoElement(element)
        }
        try children.end()
        try self.init(id: id, authInfo: authInfo)
    }

    /// A transfer must be pending: it is what the command ends.
    static var pendingRule: Rule<Self> {
        Rule("a transfer is pending", else: .notPendingTransfer, "RFC 5730 §3, 2301") { _, contact, _ in
            contact.transfer?.isPending == true
        }
    }

    /// Ends the pending transfer, and tells both parties.
    func ending(_ contact: Contact, _ status: Transfer.Status, _ context: Context) -> Decision<Contact> {
        let decided = contact.decided(status, by: context.client, at: context.now, context.policy)
        var decision = Decision(decided, changes: { [.contact($0)] })
        decision.sideEffects = decided.transferMessages(at: context.now)
        return decision.answeringWithTransfer()
    }
}

extension Decision where Subject == Contact {
    /// The same decision, answered with where the contact's transfer stands now.
    func answeringWithTransfer() -> Decision {
        answering(Namespace.contact) { contact, xml in
            if let transfer = contact.transfer { TransferReport(.contact, contact.id, transfer).write(&xml) }
        }
    }
}
