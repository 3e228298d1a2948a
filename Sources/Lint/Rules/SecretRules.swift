import EPP
import XML

/// Who is told authorization information (RFC 5731 §3.1.2, RFC 5733 §3.1.2).
enum SecretRules {
    static let all: [Rules.Check] = [shown]

    private static func shown(_ scene: Scene) -> [Flaw] {
        guard scene.code == 1000, scene.asked?.verb == "info", let client = scene.facts.client,
            let data = scene.data.first, data.name == "infData", let secret = data.first("authInfo"),
            let sponsor = data.first("clID")?.text.collapsed, sponsor != client
        else { return [] }
        // Who shows a domain's code may be told it; a contact's is its sponsor's alone.
        let hasShown = scene.asked?.object?.first("authInfo") != nil
        guard data.namespace == Namespace.contact || !hasShown else { return [] }
        let source = "\(Namespace.mapping(of: data.namespace)) §3.1.2"
        return [
            Flaw(
                .codeShown,
                "authInfo is told to \(client), not to the sponsor \(sponsor) alone",
                line: secret.line,
                source: source
            )
        ]
    }
}
