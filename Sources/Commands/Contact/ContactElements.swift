import EPP
import Registry
import XML

/// `<disclose>`: what the contact wants shown, or withheld, against the policy (RFC 5733 §2.9).
extension Disclosure {
    /// At least one child, which the schema does not ask for: 2003.
    init(_ element: Element) throws(EPPError) {
        var children = try Children(of: element, attributes: ["flag"])
        guard let flag = try element.boolean(attribute: "flag") else {
            throw .missing(attribute: "flag", of: element)
        }
        self.init(shows: flag)
        names = try Self.forms(children.many("name", atMost: 2))
        organizations = try Self.forms(children.many("org", atMost: 2))
        addresses = try Self.forms(children.many("addr", atMost: 2))
        voice = children.optional("voice") != nil
        fax = children.optional("fax") != nil
        email = children.optional("email") != nil
        try children.end()
        guard !element.children.isEmpty else { throw .missing("an element to disclose", in: element) }
    }

    /// A form that is named twice is meant once.
    private static func forms(_ elements: [Element]) throws(EPPError) -> [Form] {
        var forms: [Form] = []
        for element in elements {
            try element.expectEmpty(attributes: ["type"])
            let form = try Form(of: element)
            if !forms.contains(form) { forms.append(form) }
        }
        return forms
    }

    /// Writes `contact:disclose`.
    func write(_ xml: inout XMLWriter) {
        xml.element("contact:disclose", ("flag", shows ? "1" : "0")) { xml in
            for form in names { xml.empty("contact:name", ("type", form.rawValue)) }
            for form in organizations { xml.empty("contact:org", ("type", form.rawValue)) }
            for form in addresses { xml.empty("contact:addr", ("type", form.rawValue)) }
            if voice { xml.empty("contact:voice") }
            if fax { xml.empty("contact:fax") }
            if email { xml.empty("contact:email") }
        }
    }
}

extension Disclosure.Form {
    /// The `type` of an element, which must be there.
    init(of element: Element) throws(EPPError) {
        guard let form = try element.value(attribute: "type", Disclosure.Form.self) else {
            throw .missing(attribute: "type", of: element)
        }
        self = form
    }
}

extension Element {
    /// Reads `<email>`: the schema takes any token, RFC 5733 §2.6 an address.
    func emailAddress() throws(EPPError) -> String {
        let text = try token(1...Int.max)
        guard EmailAddress.isWellFormed(text) else {
            throw EPPError(.valueSyntax, "no address of RFC 5322 §3.4.1", "RFC 5733 §2.6", at: Item(self))
        }
        return text
    }
}

extension PhoneNumber {
    /// Reads `<voice>` or `<fax>` (RFC 5733 §2.5): `(\+[0-9]{1,3}\.[0-9]{1,14})?` of at most 17 characters.
    init(_ element: Element) throws(EPPError) {
        let text = try element.token(0...17, attributes: ["x"])
        guard Self.isWellFormed(text) else {
            let reason = "\(element.quoted(text)) is no telephone number such as +1.7035555555"
            throw EPPError(.valueSyntax, reason, "RFC 5733 §2.5", at: Item(element))
        }
        self.init(text, extension: element[attribute: "x"]?.collapsed)
    }

    /// An empty number is none.
    var unlessEmpty: PhoneNumber? { number.isEmpty ? nil : self }

    private static func isWellFormed(_ text: String) -> Bool {
        guard !text.isEmpty else { return true }
        guard text.utf8.first == UInt8(ascii: "+") else { return false }
        let parts = text.utf8.dropFirst().split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts.count == 2 && (1...3).contains(parts[0].count) && (1...14).contains(parts[1].count)
            && parts.joined().allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    }
}

/// The two-letter codes of ISO 3166-1 that are assigned (RFC 5733 §2.4.3).
enum CountryCode {
    static let assigned = Set(
        """
        AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ \
        CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO \
        FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE \
        JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO \
        MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW \
        PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM \
        TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
        """.split(separator: " ").map(String.init)
    )
}

extension Element {
    /// Reads `<cc>`: 2005 for anything but two letters, 2004 for two that no country has, or that are in lower case.
    func countryCode() throws(EPPError) -> String {
        let code = try token(2...2)
        guard code.utf8.count == 2, code.utf8.allSatisfy({ UInt8(ascii: "a")...UInt8(ascii: "z") ~= ($0 | 0x20) })
        else {
            throw EPPError(.valueSyntax, "a country has two letters", "RFC 5733 §2.4.3", at: Item(self))
        }
        guard CountryCode.assigned.contains(code) else {
            throw EPPError(.valueRange, "\(code) is no code of ISO 3166-1", "RFC 5733 §2.4.3", at: Item(self))
        }
        return code
    }
}
