import Commands
import EPP
import Registry
import XML

/// Keys that a domain's next operator hands to its present one, through the registry (RFC 8063).
package enum KeyRelay: Extension {
    package static let namespace = "urn:ietf:params:xml:ns:keyrelay-1.0"
    package static let isObject = true
    package static let commands: [AnyCommand] = [AnyCommand(KeyRelayCreate.self)]

    package static func isOffered(under policy: Policy) -> Bool { policy.dnssec.relaysKeys }

    /// What the poll message carries (RFC 8063 §3.1.2).
    package static var hooks: [AnyHook] {
        [
            .always(PollRequest.self, in: namespace) { _, _, decision, _ throws(EPPError) in
                guard let relayed = decision.subject?.draft.extensionData[RelayedKeys.Key.self] else { return }
                decision = decision.answering(namespace) { _, xml in relayed.write(&xml) }
            }
        ]
    }
}

/// Relays keys to the sponsor of a domain: RFC 8063 §3.2.1.
package struct KeyRelayCreate: DomainCommand {
    package static let key = CommandKey(.create, KeyRelay.namespace)
    package static let rules: [Rule<KeyRelayCreate>] = [
        Rule(
            "the authInfo matches",
            elseOneOf: AuthInfoPolicy.wrongCodes,
            "RFC 8063 §3.2.1",
            code: { $0.codeOfRefusal($0.command.authInfo) },
            found: { $0.command.authInfo.finding(on: $0.domain, $0.context) }
        ) { $0.command.authInfo.opens($0.domain, $0.context) },
        Rule(
            "another client sponsors it",
            else: .dataPolicyViolation,
            "RFC 8063 §3.2.1",
            found: { "\($0.client) sponsors it already" }
        ) { $0.domain.sponsor != $0.client },
        Rule(
            "no more keys than a domain may have",
            else: .dataPolicyViolation,
            "RFC 8063 §3.2.1, policy dnssec.mostRecords",
            found: { "there are \($0.command.keys.count), and \($0.policy.dnssec.mostRecords) are the most" }
        ) { $0.command.keys.count <= $0.policy.dnssec.mostRecords },
    ]

    package let name: DomainName
    let authInfo: AuthInfoElement
    let keys: [RelayedKey]

    package var item: Item { Item(KeyRelay.namespace, "name", name.text) }

    package init(_ object: Element) throws(EPPError) {
        var children = try Children(of: object)
        name = try DomainName(children.required("name"))
        authInfo = try AuthInfoElement(children.required("authInfo").holding(Namespace.domain))
        keys = try children.some("keyRelayData").map { element throws(EPPError) in try RelayedKey(element) }
        try children.end()
    }

    package func decide(_ domain: Domain, _ context: Context) throws(EPPError) -> Decision<Void> {
        let relayed = RelayedKeys(
            name: name.text,
            keys: keys,
            authInfo: context.policy.authInfo.isShown ? authInfo.code : nil,
            created: context.now,
            from: context.client,
            to: domain.sponsor
        )
        var draft = PollMessage.Draft("Keys of \(name.text).", at: context.now)
        draft.extensionData[RelayedKeys.Key.self] = relayed
        return Decision(changes: [.message(draft, to: domain.sponsor)])
    }
}

extension Element {
    /// An element that holds a type of another mapping, as that mapping's own element.
    func holding(_ namespace: String) throws(EPPError) -> Element {
        try expectAttributes([])
        try expectNoText()
        return Element(namespace: namespace, name: name, children: children, line: line)
    }
}
