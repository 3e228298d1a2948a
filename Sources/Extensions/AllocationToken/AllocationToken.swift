import Commands
private import Crypto
import EPP
import Registry
import XML

/// Names that are given out against a token (RFC 8495).
package enum AllocationToken: Extension {
    package static let namespace = "urn:ietf:params:xml:ns:allocationToken-1.0"
    package static let secretElements: Set<String> = ["allocationToken"]

    package static func isOffered(under policy: Policy) -> Bool { !policy.allocation.tokens.isEmpty }

    package static var hooks: [AnyHook] {
        [
            .deciding(DomainCheck.self, with: "allocationToken", of: namespace, read: read) {
                token,
                _,
                _,
                decision,
                context throws(EPPError) in
                for index in decision.subject.indices where decision.subject[index].isAvailable {
                    let name = (try? DomainName(decision.subject[index].name))?.text ?? ""
                    decision.subject[index].reason = obstacle(name, token, context.policy.allocation)
                }
            },
            .deciding(DomainCreate.self, with: "allocationToken", of: namespace, read: read) {
                token,
                create,
                _,
                decision,
                context throws(EPPError) in
                try check(token, create.name.text, isNeeded: true, context.policy.allocation)
                decision.subject.extensionData[Key.self] = token
            },
            .deciding(DomainTransferRequest.self, with: "allocationToken", of: namespace, read: read) {
                token,
                request,
                _,
                _,
                context throws(EPPError) in
                let policy = context.policy.allocation
                try check(token, request.name.text, isNeeded: policy.guardsTransfers, policy)
            },
            .amending(
                DomainInfo.self,
                with: "info",
                of: namespace,
                read: { element, _ throws(EPPError) in try element.expectEmpty() }
            ) { _, info, domain, decision, context throws(EPPError) in
                let token = try shown(of: domain, info, context)
                decision.extensions.append(
                    Fragment(namespace) { xml in
                        xml.element(
                            "allocationToken:allocationToken",
                            ["xmlns:allocationToken": namespace],
                            text: token
                        )
                    }
                )
            },
        ]
    }

    /// Where a domain keeps the token that it was created with.
    package enum Key: ExtensionDataKey {
        package typealias Value = String
        package static var name: String { "allocationToken" }

        package static func flaw(in token: String) -> String? {
            token.isEmpty ? "a token is not empty (RFC 8495 §4)" : nil
        }
    }

    /// `allocationTokenType`: a token of at least one character.
    private static let read: @Sendable (Element) throws(EPPError) -> String = { element throws(EPPError) in
        let token = try element.token(0...Int.max)
        guard !token.isEmpty else {
            throw EPPError(.valueSyntax, "a token is not empty", "RFC 8495 §4", at: Item(element))
        }
        return token
    }

    /// Why a name that is free cannot be had with this token, or without one (RFC 8495 §3.1.1).
    private static func obstacle(_ name: String, _ token: String?, _ policy: AllocationPolicy) -> String? {
        guard let token else { return policy.token(of: name) == nil ? nil : "Allocation Token required" }
        return fits(token, name, policy) ? nil : "Allocation Token mismatch"
    }

    /// A token that does not apply is 2201 (RFC 8495 §3.2.1, §3.2.4); one that is needed and not given 2003.
    private static func check(
        _ token: String?,
        _ name: String,
        isNeeded: Bool,
        _ policy: AllocationPolicy
    ) throws(EPPError) {
        let item = Item(Namespace.domain, "name", name)
        guard let token else {
            guard isNeeded, policy.token(of: name) != nil else { return }
            throw EPPError(.parameterMissing, "the name needs a token", "RFC 8495 §1, policy allocation", at: item)
        }
        guard fits(token, name, policy) else {
            throw EPPError(.authorizationError, "the token does not apply", "RFC 8495 §3.2.1", at: item)
        }
    }

    private static func fits(_ token: String, _ name: String, _ policy: AllocationPolicy) -> Bool {
        guard let needed = policy.token(of: name) else { return false }
        return bytesAreEqual(Array(needed.utf8), Array(token.utf8))
    }

    /// Only the sponsor sees the token (otherwise 2201), and there must be one (2303) (RFC 8495 §3.1.2).
    private static func shown(of domain: Domain, _ info: DomainInfo, _ context: Context) throws(EPPError) -> String {
        guard domain.sponsor == context.client else {
            throw EPPError(.authorizationError, "the sponsor asks for the token", "RFC 8495 §3.1.2", at: info.item)
        }
        guard let token = domain.extensionData[Key.self] ?? context.policy.allocation.token(of: domain.name) else {
            throw EPPError(.objectDoesNotExist, "the domain has no token", "RFC 8495 §3.1.2", at: info.item)
        }
        return token
    }
}
