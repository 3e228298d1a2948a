import EPP
import Registry
import XML

/// `<authInfo>`: a code, perhaps of a contact that a roid names (RFC 5731 §2.6).
package struct AuthInfoElement: Sendable, Equatable {
    /// White space inside is kept, at the ends it is cut: the RFCs' own examples carry line ends there.
    package let code: String
    package let roid: String?
    /// A second secret that an extension carries beside the code.
    package var processNumber: String?
    /// `<null/>` in a change: no code any more (RFC 5731 §3.2.5).
    package let isNull: Bool

    package var isEmpty: Bool { code.isEmpty }

    /// A code of the object itself, without its element.
    package init(code: String, processNumber: String?) {
        (self.code, self.processNumber) = (code, processNumber)
        (roid, isNull) = (nil, false)
    }

    /// Reads `<pw>`; `<null>` where the schema has it.
    ///
    /// `<ext>` is a form that this registry does not have: 2102.
    package init(_ element: Element, mayBeNull: Bool = false) throws(EPPError) {
        var children = try Children(of: element)
        if mayBeNull, children.optional("null") != nil {
            (code, roid, isNull) = ("", nil, true)
        } else if let ext = children.optional("ext") {
            var inner = try Children(of: ext)
            _ = try inner.any("an element")
            try inner.end()
            let section = ext.namespace == Namespace.contact ? "RFC 5733 §2.8" : "RFC 5731 §2.6"
            throw EPPError(.unimplementedOption, "authInfo is a <pw> here", section, at: Item(ext))
        } else {
            let password = try children.required("pw")
            code = try password.normalizedString(attributes: ["roid"]).trimmingSpaces
            roid = try password[attribute: "roid"].map { text throws(EPPError) in try Self.roid(text, password) }
            isNull = false
        }
        try children.end()
    }

    /// Whether the code opens a domain: as its own, or with a roid as that of the contact that it names.
    ///
    /// Not everywhere does a contact's code open a domain: see `AuthInfoPolicy.contactsOpenDomains`.
    package func opens(_ domain: Domain, _ context: Context, needsNumber: Bool = false) -> Bool {
        if names(domain, context) {
            if isEmpty && domain.sponsor == context.client { return true }
            return context.opens(domain.authInfo, code, processNumber, needsNumber: needsNumber)
        }
        let contact = context.policy.authInfo.contactsOpenDomains ? contactNamed(by: domain, context) : nil
        return context.opens(contact?.authInfo ?? .unset, code)
    }

    /// What is told where it does not open the domain: the same whatever is wrong; the operator hears what.
    package func finding(on domain: Domain, _ context: Context, needsNumber: Bool = false) -> Finding {
        let contact = contactNamed(by: domain, context)
        var flaw = (contact?.authInfo ?? domain.authInfo).flaw(
            of: code,
            processNumber: processNumber,
            needsNumber: needsNumber && contact == nil,
            former: FormerCode.Search(in: contact?.extensionData ?? domain.extensionData),
            at: context.now
        )
        if contact == nil, !names(domain, context) {
            flaw = "the roid is neither the domain's nor one of its contacts'"
        } else if contact != nil, !context.policy.authInfo.contactsOpenDomains {
            flaw = "a contact's code opens no domain under this policy"
        }
        return Finding("it does not open the domain", note: flaw)
    }

    /// Whether it was the domain's code until its time was over.
    func hasExpired(on domain: Domain, _ context: Context) -> Bool {
        names(domain, context) && domain.hasExpired(code, at: context.now)
    }

    /// The contact of the domain whose code this is by its roid (RFC 5731 §3.2.4).
    func contactNamed(by domain: Domain, _ context: Context) -> Contact? {
        guard !names(domain, context) else { return nil }
        let named = (domain.registrant.map { [$0] } ?? []) + domain.contacts.map(\.id)
        return named.lazy.compactMap { context.world.contacts[$0] }
            .first { context.world.roid($0.object, .contact).description == roid }
    }

    /// Whether the code is the domain's own.
    private func names(_ domain: Domain, _ context: Context) -> Bool {
        roid.map { $0 == context.world.roid(domain.id, .domain).description } ?? true
    }

    /// `(\w|_){1,80}-\w{1,8}` (RFC 5730 §4, `roidType`).
    private static func roid(_ text: String, _ element: Element) throws(EPPError) -> String {
        let roid = text.collapsed
        let parts = roid.unicodeScalars.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...80).contains(parts[0].count), (1...8).contains(parts[1].count),
            parts[0].allSatisfy({ $0 == "_" || $0.isWordCharacter }), parts[1].allSatisfy(\.isWordCharacter)
        else {
            // The element is a code's; its attribute is none.
            let found = text.holdsMarkup || text.utf8.count > 255 ? "this" : "\"\(text)\""
            throw EPPError(.valueSyntax, "\(found) is no roid", "RFC 5730 §2.8", at: Item(element))
        }
        return roid
    }
}

extension Unicode.Scalar {
    /// `\w` of XML Schema: neither punctuation nor separator nor control.
    fileprivate var isWordCharacter: Bool {
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber, .mathSymbol, .currencySymbol,
            .modifierSymbol, .otherSymbol:
            true
        default: false
        }
    }
}

extension String {
    /// Without spaces at the ends.
    fileprivate var trimmingSpaces: String {
        guard utf8.first == UInt8(ascii: " ") || utf8.last == UInt8(ascii: " ") else { return self }
        let cut = drop { $0 == " " }
        return String(cut.reversed().drop { $0 == " " }.reversed())
    }
}
