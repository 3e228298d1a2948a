import EPP
import JSON
import XML

/// Which namespaces may be used (RFC 5730 §2.4, §2.9.1.1; RFC 3735 §2.3).
enum ServiceRules {
    static let all: [Rules.Check] = [used, hosts, misspelt]

    private static func used(_ scene: Scene) -> [Flaw] {
        let facts = scene.facts
        guard let known = facts.login ?? facts.greeting, scene.isCommand || scene.isResponse else { return [] }
        let place = facts.login == nil ? "the greeting" : "the login"
        let objects = scene.isCommand ? [scene.asked?.object].compactMap(\.self) : scene.data
        // The login itself comes before anything is agreed on, and so does its answer.
        let extensions = scene.asked?.verb == "login" ? [] : scene.extensions
        let strangers = (objects + extensions).filter { $0.namespace != Namespace.epp && !known.has($0.namespace) }
        return strangers.map { element in
            Flaw(
                .services,
                "<\(element.name)> is of \(element.namespace), which \(place) does not have",
                line: element.line
            )
        }
    }

    /// Host attributes have no place beside host objects (RFC 5731 §1.1).
    private static func hosts(_ scene: Scene) -> [Flaw] {
        guard let greeting = scene.facts.greeting, greeting.objects.contains(Namespace.host) else { return [] }
        let attributes = (scene.isCommand ? [scene.asked?.object].compactMap(\.self) : scene.data).flatMap(\.all)
            .first { $0.name == "hostAttr" && $0.namespace == Namespace.domain }
        guard let attributes else { return [] }
        return [Flaw(.hostForm, "<hostAttr> is used where host objects are announced", line: attributes.line)]
    }

    private static func misspelt(_ scene: Scene) -> [Flaw] {
        let listed = scene.root.all.filter { ["objURI", "extURI"].contains($0.name) && $0.namespace == Namespace.epp }
        let names = scene.root.all.map { ($0.namespace, $0.line) } + listed.map { ($0.text.collapsed, $0.line) }
        var told: Set<String> = []
        return names.compactMap { name, line in
            guard !name.isEmpty, !registered.contains(name), told.insert(name).inserted else { return nil }
            let last = ending(of: name)
            guard let meant = registered.first(where: { ending(of: $0) == last }) else { return nil }
            return Flaw(.misspeltNamespace, "\(name) is not registered; \(meant) is", line: line)
        }
    }

    /// `fee-1.0` of `urn:ietf:params:xml:ns:epp:fee-1.0`, in lower case.
    private static func ending(of name: String) -> String {
        String(name.split { $0 == ":" || $0 == "/" }.last ?? "").lowercased()
    }

    /// The namespaces of EPP in IANA's XML registry.
    private static let registered: [String] =
        [
            "epp-1.0", "eppcom-1.0", "domain-1.0", "host-1.0", "contact-1.0", "rgp-1.0", "secDNS-1.0", "secDNS-1.1",
            "e164epp-1.0", "e164val-1.0", "launch-1.0", "mark-1.0", "signedMark-1.0", "keyrelay-1.0",
            "allocationToken-1.0", "changePoll-1.0", "epp:fee-1.0", "epp:loginSec-1.0", "epp:org-1.0", "epp:orgext-1.0",
            "epp:maintenance-1.0", "epp:b-dn", "epp:unhandled-namespaces-1.0", "epp:secure-authinfo-transfer-1.0",
            "epp:ttl-1.0", "epp:eai-1.0", "epp:addlEmail-1.0",
        ].map { "urn:ietf:params:xml:ns:\($0)" }
}
