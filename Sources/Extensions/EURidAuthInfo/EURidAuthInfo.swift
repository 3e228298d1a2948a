import Commands
import EPP
import Registry
import XML

/// Codes of .eu: info asks for one, tells it as long as it is valid, and cancels it (authInfo-1.1).
///
/// EURid's schema is for its registrars: what clients send and read is the measure (Net-DRI, EURid; php-epp-client).
package enum EURidAuthInfo: Extension {
    package static let namespace = "http://www.eurid.eu/xml/epp/authInfo-1.1"

    package static func isOffered(under policy: Policy) -> Bool { policy.authInfo.offers(.authInfo) }

    package static let hooks: [AnyHook] = [
        .deciding(DomainInfo.self, with: "info", of: namespace, read: Wish.read) {
            wish,
            info,
            domain,
            decision,
            context throws(EPPError) in
            switch wish {
            case .request:
                try CodeIssue.check(domain, info.item, context)
                let issue = try CodeIssue(of: domain, isForced: false, info.item, context)
                decision.sideEffects += [.domain(issue.domain)] + issue.deliveries
                decision.subject.domain = issue.domain
                show(issue.domain, in: &decision, context)
            case .cancel:
                try CodeIssue.check(domain, info.item, context)
                var domain = domain
                domain.replaceCode(by: .unset, .removed, at: context.now)
                decision.sideEffects.append(.domain(domain))
                (decision.subject.domain, decision.subject.authInfo) = (domain, nil)
            case nil:
                if domain.sponsor == context.client { show(domain, in: &decision, context) }
            }
        }
    ]

    /// Shows the code where RFC 5731 §3.1.2 has it, and beside it until when it is valid.
    private static func show(_ domain: Domain, in decision: inout Decision<DomainReport>, _ context: Context) {
        guard let code = domain.authInfo.shown(at: context.now), let end = domain.authInfo.expires else { return }
        decision.subject.authInfo = code
        decision.extensions.append(
            Fragment(namespace) { xml in
                xml.element("authInfo:infData", ("xmlns:authInfo", namespace)) { xml in
                    xml.date("authInfo:validUntil", end)
                }
            }
        )
    }

    /// What `<authInfo:info>` wants done.
    private enum Wish: Sendable {
        case request, cancel

        static let read: @Sendable (Element) throws(EPPError) -> Wish = { element throws(EPPError) in
            var children = try Children(of: element)
            if let request = children.optional("request") {
                try request.expectEmpty()
                try children.end()
                return .request
            }
            try children.required("cancel").expectEmpty()
            try children.end()
            return .cancel
        }
    }
}
