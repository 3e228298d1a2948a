import EPP
import Registry
import XML

/// `<postalInfo>` of an update: each field that is given replaces the former one (RFC 5733 §3.2.5).
struct PostalChange: Sendable, Equatable {
    /// Whether the fields are in ASCII or as they are written locally.
    let form: Disclosure.Form
    let name: String?
    /// Empty removes it.
    let organization: String?
    let address: PostalAddress?
    private let item: Item
    private let line: Int

    init(_ element: Element) throws(EPPError) {
        var children = try Children(of: element, attributes: ["type"])
        let form = try Disclosure.Form(of: element)
        name = try children.optional("name").map { line throws(EPPError) in try line.postalLine(1...255, form) }
        organization = try children.optional("org").map { line throws(EPPError) in try line.postalLine(0...255, form) }
        address = try children.optional("addr").map { addr throws(EPPError) in try PostalAddress(addr, form) }
        try children.end()
        self.form = form
        (item, line) = (Item(element), element.line)
    }

    /// At most one of each form: 2005.
    static func read(_ elements: [Element]) throws(EPPError) -> [PostalChange] {
        let changes = try elements.map { element throws(EPPError) in try PostalChange(element) }
        try elements.expectOneOfEach(changes.map(\.form), "RFC 5733 §3.2.1")
        return changes
    }

    /// What a form that was not there before needs whole: name and address, or 2003.
    func applied(to former: PostalInfo?) throws(EPPError) -> PostalInfo {
        guard let name = name ?? former?.name else { throw missing("name") }
        var info: PostalInfo
        if let address {
            info = address.info(name: name, organization: former?.organization)
        } else if let former {
            info = former
            info.name = name
        } else {
            throw missing("addr")
        }
        if let organization { info.organization = organization.isEmpty ? nil : organization }
        return info
    }

    private func missing(_ field: String) -> EPPError {
        EPPError(.parameterMissing, "<postalInfo> at line \(line) lacks \(field)", "RFC 5733 §3.2.1", at: item)
    }
}

extension [Element] {
    /// Of each form at most one `<postalInfo>`, which the schemas cannot say: 2005.
    func expectOneOfEach(_ forms: [Disclosure.Form], _ section: String) throws(EPPError) {
        guard Set(forms).count < forms.count else { return }
        throw EPPError(.valueSyntax, "two <postalInfo> of one type", section, at: last.map { Item($0) })
    }
}

extension Element {
    /// A line of an address: in the internationalized form only 7-bit characters are allowed (RFC 5733 §3.1.2).
    func postalLine(_ length: ClosedRange<Int>, _ form: Disclosure.Form) throws(EPPError) -> String {
        let line = try normalizedString(length)
        try expectASCII(line, form)
        return line
    }

    fileprivate func expectASCII(_ text: String, _ form: Disclosure.Form) throws(EPPError) {
        guard form == .int, !text.utf8.allSatisfy({ $0 < 0x80 }) else { return }
        throw EPPError(.valueSyntax, "type=\"int\" takes 7-bit ASCII only", "RFC 5733 §3.1.2", at: Item(self))
    }
}

/// `<addr>` (RFC 5733 §2.4).
struct PostalAddress: Sendable, Equatable {
    let street: [String]
    let city: String
    let stateOrProvince: String?
    let postalCode: String?
    let country: String

    init(_ element: Element, _ form: Disclosure.Form) throws(EPPError) {
        var children = try Children(of: element)
        street = try children.many("street", atMost: 3).map { line throws(EPPError) in
            try line.postalLine(0...255, form)
        }
        city = try children.required("city").postalLine(1...255, form)
        stateOrProvince = try children.optional("sp").map { line throws(EPPError) in
            try line.postalLine(0...255, form)
        }
        postalCode = try children.optional("pc").map { element throws(EPPError) in
            let code = try element.token(0...16)
            try element.expectASCII(code, form)
            return code
        }
        country = try children.required("cc").countryCode()
        try children.end()
    }

    fileprivate func info(name: String, organization: String?) -> PostalInfo {
        PostalInfo(
            name: name,
            organization: organization,
            street: street,
            city: city,
            stateOrProvince: stateOrProvince.flatMap { $0.isEmpty ? nil : $0 },
            postalCode: postalCode.flatMap { $0.isEmpty ? nil : $0 },
            country: country
        )
    }
}

/// A command that may set a contact's addresses.
protocol SetsPostalInfo: Command {
    /// The forms in which there are addresses.
    var postalForms: [Disclosure.Form] { get }
}

extension SetsPostalInfo {
    /// Many registries keep one form only.
    static var postalFormRule: Rule<Self> {
        Rule(
            "addresses are in the form that the registry keeps",
            else: .valuePolicy,
            "RFC 5733 §2.4, policy contact.postalForm",
            at: { _ in Item(Namespace.contact, "postalInfo") },
            found: { "the registry keeps \($0.policy.contact.postalForm.rawValue)" }
        ) { situation in
            let kept = situation.policy.contact.postalForm
            return kept == .both || situation.command.postalForms.allSatisfy { $0.rawValue == kept.rawValue }
        }
    }
}
