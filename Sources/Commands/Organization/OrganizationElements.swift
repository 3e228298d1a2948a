import EPP
import Registry
import XML

/// What is said of an organization outside of lists: in `<create>`, and in `<chg>` of an update (RFC 8543 §4.2.1, §4.2.5).
struct OrganizationFields: Sendable {
    let parent: String?
    let postal: [OrganizationAddressChange]
    /// An empty number removes the former one.
    let voice: PhoneNumber?
    let fax: PhoneNumber?
    let email: String?
    /// An empty one removes the former.
    let url: String?

    init(_ children: inout Children) throws(EPPError) {
        parent = try children.optional("parentId").map { element throws(EPPError) in try element.organizationID() }
        postal = try OrganizationAddressChange.read(children.many("postalInfo", atMost: 2))
        voice = try children.optional("voice").map { element throws(EPPError) in try PhoneNumber(element) }
        fax = try children.optional("fax").map { element throws(EPPError) in try PhoneNumber(element) }
        email = try children.optional("email").map { element throws(EPPError) in try element.organizationEmail() }
        url = try children.optional("url").map { element throws(EPPError) in try element.uri("RFC 8543 §3.7") }
    }

    func apply(to organization: inout Organization) throws(EPPError) {
        if let parent { organization.parent = parent }
        for change in postal {
            switch change.form {
            case .int: organization.internationalized = try change.applied(to: organization.internationalized)
            case .loc: organization.localized = try change.applied(to: organization.localized)
            }
        }
        if let voice { organization.voice = voice.unlessEmpty }
        if let fax { organization.fax = fax.unlessEmpty }
        if let email { organization.email = email }
        if let url { organization.url = url.isEmpty ? nil : url }
    }
}

/// `<postalInfo>`: of an update each part that is given replaces the former one (RFC 8543 §4.2.5).
struct OrganizationAddressChange: Sendable {
    let form: Disclosure.Form
    private let name: String?
    private let address: PostalAddress?
    private let item: Item
    private let line: Int

    init(_ element: Element) throws(EPPError) {
        var children = try Children(of: element, attributes: ["type"])
        let form = try Disclosure.Form(of: element)
        name = try children.optional("name").map { line throws(EPPError) in try line.postalLine(1...255, form) }
        address = try children.optional("addr").map { addr throws(EPPError) in try PostalAddress(addr, form) }
        try children.end()
        self.form = form
        (item, line) = (Item(element), element.line)
    }

    /// At most one of each form: 2005.
    static func read(_ elements: [Element]) throws(EPPError) -> [OrganizationAddressChange] {
        let changes = try elements.map { element throws(EPPError) in try OrganizationAddressChange(element) }
        try elements.expectOneOfEach(changes.map(\.form), "RFC 8543 §4.2.1")
        return changes
    }

    /// A form that was not there before has a name: otherwise 2003.
    func applied(to former: OrganizationAddress?) throws(EPPError) -> OrganizationAddress {
        guard let name = name ?? former?.name else {
            throw EPPError(.parameterMissing, "<postalInfo> at line \(line) lacks name", "RFC 8543 §4.2.1", at: item)
        }
        return OrganizationAddress(name: name, address: address?.lines ?? former?.address)
    }
}

extension PostalAddress {
    fileprivate var lines: OrganizationAddress.Lines {
        OrganizationAddress.Lines(
            street: street,
            city: city,
            stateOrProvince: stateOrProvince.flatMap { $0.isEmpty ? nil : $0 },
            postalCode: postalCode.flatMap { $0.isEmpty ? nil : $0 },
            country: country
        )
    }
}

extension OrganizationContact {
    /// Reads `<contact>`; what a custom one is called stands beside the type (RFC 8543 §3.3).
    init(_ element: Element) throws(EPPError) {
        let id = try element.token(3...16, attributes: ["type", "typeName"])
        guard let kind = try element.value(attribute: "type", Kind.self) else {
            throw .missing(attribute: "type", of: element)
        }
        self.init(id, kind, named: element[attribute: "typeName"]?.collapsed)
    }

    var item: Item { Item(Namespace.organization, "contact", id) }
}

extension Element {
    /// Reads `<email>`: the schema takes any token, and RFC 8543 §4.2.1 means an address.
    fileprivate func organizationEmail() throws(EPPError) -> String {
        let text = try token(1...Int.max)
        guard EmailAddress.isWellFormed(text) else {
            throw EPPError(.valueSyntax, "no address of RFC 5322 §3.4.1", "RFC 8543 §4.2.1", at: Item(self))
        }
        return text
    }
}
