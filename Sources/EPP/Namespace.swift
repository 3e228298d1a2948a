/// The namespaces of the base protocol; each extension keeps its own.
package enum Namespace {
    /// RFC 5730.
    package static let epp = "urn:ietf:params:xml:ns:epp-1.0"
    /// RFC 5731.
    package static let domain = "urn:ietf:params:xml:ns:domain-1.0"
    /// RFC 5732.
    package static let host = "urn:ietf:params:xml:ns:host-1.0"
    /// RFC 5733.
    package static let contact = "urn:ietf:params:xml:ns:contact-1.0"
    /// RFC 8543.
    package static let organization = "urn:ietf:params:xml:ns:epp:org-1.0"
    /// XML Schema's attributes for instances: `schemaLocation` may stand on any element.
    package static let schemaInstance = "http://www.w3.org/2001/XMLSchema-instance"
    /// RFC 9038: it has no elements, only a meaning.
    package static let unhandledNamespaces = "urn:ietf:params:xml:ns:epp:unhandled-namespaces-1.0"

    /// Of .pt: the number of a domain goes with commands about it, those of the registry's own clock, too.
    package static let ptdomain = "http://eppdev.dns.pt/schemas/ptdomain-1.0"

    /// Of .cz and others that run FRED: commands that stand in the place of EPP's own.
    package static let fred = "http://www.nic.cz/xml/epp/fred-1.5"

    /// Those that nearly every command names.
    package static let objects = [epp, domain, host, contact]

    /// The RFC that maps the objects of a namespace to EPP.
    package static func mapping(of namespace: String) -> String {
        switch namespace {
        case host: "RFC 5732"
        case contact: "RFC 5733"
        case organization: "RFC 8543"
        default: "RFC 5731"
        }
    }

    /// The section that lists the statuses of the objects of a namespace.
    package static func statuses(of namespace: String) -> String {
        let section =
            switch namespace {
            case contact: "§2.2"
            case organization: "§3.4"
            default: "§2.3"
            }
        return "\(mapping(of: namespace)) \(section)"
    }

    /// The section that describes how the objects of a namespace are updated.
    package static func updates(of namespace: String) -> String {
        mapping(of: namespace) + (namespace == organization ? " §4.2.5" : " §3.2.5")
    }
}
