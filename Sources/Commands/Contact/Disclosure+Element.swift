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
