import EPP
import Registry
import XML

/// One `<cd>` of a check's answer: the name as it was asked for, and why it cannot be had.
package struct CheckedName: Sendable, Equatable {
    package let name: String
    /// At most 32 characters; nil where the name is free.
    package var reason: String?

    package init(_ name: String, reason: String?) {
        self.name = name
        self.reason = reason
    }

    package var isAvailable: Bool { reason == nil }
}

extension Decision where Subject == [CheckedName] {
    /// The answer to a check: `chkData`, the same in each mapping but for its names (RFC 5731, 5732 and 5733 §3.1.1).
    init(_ checked: [CheckedName], of kind: ObjectKind) {
        let markup = CheckMarkup(kind)
        self.init(showing: checked, in: markup.namespace) { checked, xml in
            xml.element(markup.chkData, (markup.declaration, markup.namespace)) { xml in
                for cd in checked {
                    xml.element(markup.cd) { xml in
                        xml.element(markup.name, ("avail", cd.isAvailable ? "1" : "0"), text: cd.name)
                        if let reason = cd.reason { xml.element(markup.reason, text: reason) }
                    }
                }
            }
        }
    }
}

/// How a mapping calls the parts of a check's answer.
private struct CheckMarkup: Sendable {
    let namespace: String
    let declaration, chkData, cd, name, reason: StaticString

    init(_ kind: ObjectKind) {
        switch kind {
        case .domain:
            namespace = Namespace.domain
            (declaration, chkData, cd) = ("xmlns:domain", "domain:chkData", "domain:cd")
            (name, reason) = ("domain:name", "domain:reason")
        case .host:
            namespace = Namespace.host
            (declaration, chkData, cd) = ("xmlns:host", "host:chkData", "host:cd")
            (name, reason) = ("host:name", "host:reason")
        case .contact:
            namespace = Namespace.contact
            (declaration, chkData, cd) = ("xmlns:contact", "contact:chkData", "contact:cd")
            (name, reason) = ("contact:id", "contact:reason")
        case .organization:
            namespace = Namespace.organization
            (declaration, chkData, cd) = ("xmlns:org", "org:chkData", "org:cd")
            (name, reason) = ("org:id", "org:reason")
        }
    }
}
