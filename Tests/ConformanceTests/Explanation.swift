import EPP
import XML

/// Why reader and schema may differ about a frame: a sentence, and the frames of which it is true.
struct Explanation: Sendable {
    let sentence: String
    let holds: @Sendable (Disagreement) -> Bool

    init(_ sentence: String, _ holds: @escaping @Sendable (Disagreement) -> Bool) {
        self.sentence = sentence
        self.holds = holds
    }

    private static let keyRelay = "urn:ietf:params:xml:ns:keyrelay-1.0"

    /// We refuse, the schema does not.
    static let ofRefusals: [Explanation] = [
        Explanation("a namespace that is not served is refused before anything of it is read") {
            [.unimplementedService, .unimplementedExtension, .useError].contains($0.error?.code)
        },
        Explanation("a postal address of type int is 7-bit ASCII (RFC 5733 §2.4), the schema takes any character") {
            $0.error?.code == .valueSyntax
                && [Namespace.contact, Namespace.organization].contains($0.error?.item?.namespace)
                && $0.error?.reason.contains("ASCII") == true
        },
        Explanation("two addresses of a contact differ in their type (RFC 5733 §2.4)") {
            $0.error?.code == .valueSyntax && $0.error?.item?.name == "postalInfo"
        },
        Explanation("libxml2 passes over characters that Base64 does not have (RFC 4648 §3.3)") {
            $0.error?.code == .valueSyntax && $0.error?.item?.name == "pubKey"
        },
        Explanation("what is encoded in a mark no schema tells, nor that a time ends in Z (RFC 7848 §2.3, §2.4)") {
            [.valueSyntax, .valuePolicy].contains($0.error?.code)
                && $0.error?.item?.namespace.hasSuffix("signedMark-1.0") == true
        },
        Explanation("a request is a hello or a command in <epp>, the schemas know other documents") {
            $0.frame.name != "epp" || $0.frame.children.contains { !["command", "hello"].contains($0.name) }
        },
        Explanation("logout, hello and a list of maintenances carry nothing, the schemas take anything in them") {
            $0.action?.name == "logout" || $0.frame.children.first?.name == "hello"
                || $0.object?.children.first?.name == "list"
        },
        Explanation("attributes that go together (RFC 8748 §3.3, §3.8, RFC 9803 §1.2.1), which a schema cannot say") {
            [.syntaxError, .parameterMissing, .valueRange].contains($0.error?.code)
                && ["command", "ttl"].contains($0.error?.item?.name)
        },
        Explanation("names of domains and hosts have labels (RFC 1035, RFC 1123), the schema takes 255 characters") {
            $0.error?.code == .valueSyntax && ["name", "hostObj", "hostName"].contains($0.error?.item?.name)
                && [Namespace.domain, Namespace.host, Self.keyRelay].contains($0.error?.item?.namespace)
        },
        Explanation("an address has an @ (RFC 5733 §2.6), the schema takes any token") {
            $0.error?.code == .valueSyntax && $0.error?.item?.name == "email"
        },
        Explanation("a role has a type, and a website a URI (RFC 8543 §3.2, §3.7), the schema takes any token") {
            $0.error?.code == .valueSyntax && ["type", "url"].contains($0.error?.item?.name)
                && $0.error?.item?.namespace == Namespace.organization
        },
        Explanation("an organization is named (RFC 8544 §4.2.1), the schema takes an empty identifier") {
            $0.error?.code == .parameterMissing && $0.error?.item?.namespace.hasSuffix("orgext-1.0") == true
        },
        Explanation("an IP address is one of its version (RFC 5732 §2.5), the schema takes 3 to 45 characters") {
            $0.error?.code == .valueSyntax && ["addr", "hostAddr"].contains($0.error?.item?.name)
        },
        Explanation("an update changes something (RFC 5731, 5732, 5733 §3.2.5; RFC 5910 §5.2.5)") {
            $0.error?.code == .parameterMissing && $0.action?.name == "update"
        },
        Explanation("a transfer is requested with authInfo (RFC 5731 §3.2.4, RFC 5733 §3.2.4)") {
            $0.error?.code == .parameterMissing && $0.action?.name == "transfer"
        },
        Explanation("an ack names a message by its number, a req none (RFC 5730 §2.9.2.3)") {
            $0.action?.name == "poll"
        },
        Explanation("an extension has one element for each command, the schema takes any number") {
            guard let elements = $0.frame.children.first?.first("extension")?.children else { return false }
            return $0.error?.code == .syntaxError && Set(elements.map(\.namespace)).count < elements.count
        },
        Explanation("a restore report belongs to op=\"report\" (RFC 3915 §4.2.5)") {
            [.syntaxError, .parameterMissing].contains($0.error?.code)
                && $0.error?.item?.namespace.hasSuffix("rgp-1.0") == true
        },
        Explanation("the schema takes any element of the namespace inside a verb, we the one of its name") {
            $0.object != nil && $0.object?.name != $0.action?.name
        },
    ]

    /// We accept, the schema does not.
    static let ofAcceptances: [Explanation] = [
        Explanation("whether a service exists is asked when the login is carried out: 2307, 2103") { disagreement in
            disagreement.problems.allSatisfy { $0.contains("objURI'") || $0.contains("extURI'") }
        },
        Explanation("what a signature is made of is looked at when it is verified, which is a part of the decision") {
            $0.problems.allSatisfy { $0.contains("xmldsig") } || $0.frame.holdsStrangersInSignature
        },
        Explanation("XML Schema collapses white space round numbers and dates, libxml2 does not") {
            $0.isValidWhenTrimmed
        },
    ]
}

extension Element {
    private static let signatures = "http://www.w3.org/2000/09/xmldsig#"

    /// Whether an element of an XML signature has a child of another namespace.
    fileprivate var holdsStrangersInSignature: Bool {
        children.contains { child in
            (namespace == Self.signatures && child.namespace != Self.signatures) || child.holdsStrangersInSignature
        }
    }
}
