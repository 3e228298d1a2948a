import EPP
import Registry
import XML

/// Changes a contact: RFC 5733 §3.2.5.
package struct ContactUpdate: ContactCommand, SetsNumbers, SetsPostalInfo {
    package static let key = CommandKey(.update, Namespace.contact)
    package static let rules: [Rule<ContactUpdate>] = [
        sponsorRule,
        .noStatusProhibits(
            [.serverUpdateProhibited, .clientUpdateProhibited],
            "RFC 5733 §2.2",
            yielding: .clientUpdateProhibited,
            to: { $0.command.unlocks($0.policy) }
        ),
        Rule(
            "a wish to disclose is taken",
            else: .dataPolicyViolation,
            "RFC 5733 §2.9, policy contact.takesDisclosure",
            at: { _ in Item(Namespace.contact, "disclose") },
            found: { _ in "this registry takes none" }
        ) { $0.command.change?.disclosure == nil || $0.policy.contact.takesDisclosure },
        emptyNumberRule,
        postalFormRule,
    ]

    package let id: String
    package let statuses: StatusChanges<ContactStatuses>
    let change: ContactChange?

    package init(_ object: Element) throws(EPPError) {
        var children = try Children(of: object)
        id = try children.required("id").contactID()
        statuses = StatusChanges(
            added: try Self.statuses(children.optional("add")),
            removed: try Self.statuses(children.optional("rem"))
        )
        change = try children.optional("chg").map { element throws(EPPError) in try ContactChange(element) }
        try children.end()
    }

    /// A `<chg>` must have a child (RFC 5733 §3.2.5), which the schema does not ask for; an extension may stand for it.
    package var asksForNothing: Bool { change.map(\.isEmpty) ?? statuses.isEmpty }

    package var emptyNumber: Item? {
        if change?.voice?.number.isEmpty == true { return Item(Namespace.contact, "voice") }
        return change?.fax?.number.isEmpty == true ? Item(Namespace.contact, "fax") : nil
    }

    var postalForms: [Disclosure.Form] { change?.postal.map(\.form) ?? [] }

    private static func statuses(
        _ element: Element?
    ) throws(EPPError) -> [StatusChanges<ContactStatuses>.Entry] {
        guard let element else { return [] }
        var children = try Children(of: element)
        let entries = try children.some("status", atMost: 7).map { status throws(EPPError) in
            try StatusChanges<ContactStatuses>.Entry(status)
        }
        try children.end()
        return entries
    }

    /// Whether the update takes `clientUpdateProhibited` away, and no more than the policy lets it at once.
    private func unlocks(_ policy: PolicyInForce) -> Bool {
        guard statuses.remove(.clientUpdateProhibited) else { return false }
        let changesMore = change != nil || !statuses.added.isEmpty || statuses.removed.count > 1
        return policy.contact.unlockingMayChangeMore || !changesMore
    }

    package func decide(_ contact: Contact, _ context: Context) throws(EPPError) -> Decision<Contact> {
        var contact = contact
        var (standing, notes) = (contact.statuses, contact.statusNotes)
        try statuses.apply(to: &standing, &notes)
        (contact.statuses, contact.statusNotes) = (standing, notes)
        try change?.apply(to: &contact, context)
        contact.touch(by: context.client, at: context.now)
        return Decision(contact, changes: { [.contact($0)] })
    }
}

/// `<chg>` of a contact's update: what is given replaces what was (RFC 5733 §3.2.5).
struct ContactChange: Sendable {
    let postal: [PostalChange]
    /// An empty number removes the former one.
    let voice: PhoneNumber?
    let fax: PhoneNumber?
    let email: String?
    /// An empty code unsets it (RFC 9154 §5.2).
    let authInfo: AuthInfoElement?
    let disclosure: Disclosure?
    let isEmpty: Bool

    init(_ element: Element) throws(EPPError) {
        var children = try Children(of: element)
        postal = try PostalChange.read(children.many("postalInfo", atMost: 2))
        voice = try children.optional("voice").map { element throws(EPPError) in try PhoneNumber(element) }
        fax = try children.optional("fax").map { element throws(EPPError) in try PhoneNumber(element) }
        email = try children.optional("email").map { element throws(EPPError) in try element.emailAddress() }
        authInfo = try children.optional("authInfo").map { element throws(EPPError) in try AuthInfoElement(element) }
        disclosure = try children.optional("disclose").map { element throws(EPPError) in try Disclosure(element) }
        try children.end()
        isEmpty = element.children.isEmpty
    }

    func apply(to contact: inout Contact, _ context: Context) throws(EPPError) {
        for change in postal {
            switch change.form {
            case .int: contact.internationalized = try change.applied(to: contact.internationalized)
            case .loc: contact.localized = try change.applied(to: contact.localized)
            }
        }
        if let voice { contact.voice = voice.unlessEmpty }
        if let fax { contact.fax = fax.unlessEmpty }
        if let email { contact.email = email }
        if let authInfo {
            let code = try context.changedAuthInfo(
                authInfo,
                of: .contact,
                from: contact.authInfo,
                isLocked: contact.isLocked(at: context.now, context.policy.transfer),
                Item(Namespace.contact, "authInfo")
            )
            contact.replaceCode(by: code, code == .unset ? .removed : .replaced, at: context.now)
        }
        if let disclosure { contact.disclosure = disclosure }
    }
}
