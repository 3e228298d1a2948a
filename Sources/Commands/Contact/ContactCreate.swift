import EPP
import Registry
import XML

/// Makes a contact: RFC 5733 §3.2.1.
package struct ContactCreate: SetsNumbers, SetsPostalInfo {
    package static let key = CommandKey(.create, Namespace.contact)
    package static let rules: [Rule<ContactCreate>] = [
        Rule("the identifier is free", else: .objectExists, "RFC 5730 §3, 2302", found: { _ in "a contact has it" }) {
            $0.policy.contact.naming == .registry || !$0.world.contacts.contains($0.command.id)
        },
        Rule(
            "the registrar's data model has contacts",
            else: .valuePolicy,
            "policy domain.dataModel",
            found: { "the data model of \($0.client) is thin" }
        ) { $0.policy.dataModel(of: $0.client) == .thick },
        emptyNumberRule,
        postalFormRule,
        Rule(
            "a wish to disclose is taken",
            else: .dataPolicyViolation,
            "RFC 5733 §2.9, policy contact.takesDisclosure",
            at: { _ in Item(Namespace.contact, "disclose") },
            found: { _ in "this registry takes none" }
        ) { $0.command.disclosure == nil || $0.policy.contact.takesDisclosure },
    ]

    package let id: String
    package let internationalized: PostalInfo?
    package let localized: PostalInfo?
    package let voice: PhoneNumber?
    package let fax: PhoneNumber?
    package let email: String
    package let authInfo: AuthInfoElement
    package let disclosure: Disclosure?
    package let emptyNumber: Item?

    var postalForms: [Disclosure.Form] {
        (internationalized == nil ? [] : [.int]) + (localized == nil ? [] : [.loc])
    }

    package var item: Item { Item(Namespace.contact, "id", id) }

    package init(_ object: Element) throws(EPPError) {
        var children = try Children(of: object)
        id = try children.required("id").contactID()
        let postal = try PostalChange.read(children.some("postalInfo", atMost: 2))
        internationalized = try postal.first { $0.form == .int }.map { info throws(EPPError) in
            try info.applied(to: nil)
        }
        localized = try postal.first { $0.form == .loc }.map { info throws(EPPError) in try info.applied(to: nil) }
        voice = try children.optional("voice").map { element throws(EPPError) in try Self.voice(element) }
        let fax = try children.optional("fax").map { element throws(EPPError) in try PhoneNumber(element) }
        self.fax = fax?.unlessEmpty
        emptyNumber = fax?.number.isEmpty == true ? Item(Namespace.contact, "fax") : nil
        email = try children.required("email").emailAddress()
        authInfo = try AuthInfoElement(children.required("authInfo"))
        disclosure = try children.optional("disclose").map { element throws(EPPError) in try Disclosure(element) }
        try children.end()
    }

    /// The schema lets a number be empty; of a new contact's voice that is none.
    private static func voice(_ element: Element) throws(EPPError) -> PhoneNumber {
        let number = try PhoneNumber(element)
        guard !number.number.isEmpty else {
            throw EPPError(.valueSyntax, "<voice> is empty", "RFC 5733 §2.5", at: Item(element))
        }
        return number
    }

    package func decide(_: Void, _ context: Context) throws(EPPError) -> Decision<Contact> {
        var contact = Contact(
            id: context.policy.contact.naming == .registry ? context.freeContactID : id,
            object: context.newObject,
            sponsor: context.client,
            created: context.now,
            email: email
        )
        contact.internationalized = internationalized
        contact.localized = localized
        contact.voice = voice
        contact.fax = fax
        contact.authInfo = try context.createdAuthInfo(authInfo, of: .contact, Item(Namespace.contact, "authInfo"))
        contact.disclosure = disclosure
        var decision = Decision(contact, changes: { [.contact($0)] })
        let remarks = context.remarks(on: authInfo, of: .contact, Item(Namespace.contact, "authInfo"))
        if !remarks.isEmpty { decision.remarks = remarks }
        return decision.answering(Namespace.contact) { contact, xml in
            xml.element("contact:creData", ("xmlns:contact", Namespace.contact)) { xml in
                xml.element("contact:id", text: contact.id)
                xml.date("contact:crDate", contact.created)
            }
        }
    }
}

extension Context {
    /// The identifier that the registry gives the contact that is made now.
    ///
    /// By the object's number, or the next that is free, as a registrar may have chosen one that looks like it before; at most
    /// 16 characters (RFC 5733 §2.1).
    fileprivate var freeContactID: String {
        let ids = sequence(first: newObject) { $0 + 1 }.lazy.map { [suffix = policy.roidSuffix] number in
            String("C\(number)-\(suffix)".prefix(16))
        }
        return ids.first { !world.contacts.contains($0) } ?? "C\(newObject)"
    }
}
