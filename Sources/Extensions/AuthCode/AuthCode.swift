import Commands
import EPP
import Registry
import XML

/// Codes that the registry makes: asked for, cancelled, told or delivered (this product's own namespace).
///
/// Modelled on what registries do whose codes are their own: a request inside info, an expiry in the answer.
package enum AuthCode: Extension {
    package static let namespace = "urn:mock-registry:authCode-1.0"

    package static func isOffered(under policy: Policy) -> Bool { policy.authInfo.offers(.authCode) }

    /// A keyword makes a code by whatever extension it is told.
    package static func acts(under policy: Policy) -> Bool { !policy.authInfo.isChosenByRegistrar }

    package static let secretElements: Set<String> = ["code", "processNumber"]

    package static var hooks: [AnyHook] {
        [
            .amending(DomainInfo.self, with: "request", of: namespace, read: readRequest) {
                request,
                info,
                domain,
                decision,
                context throws(EPPError) in
                try CodeIssue.check(domain, info.item, context)
                let issue = try CodeIssue(of: domain, isForced: request.isForced, info.item, context)
                decision.sideEffects += [.domain(issue.domain)] + issue.deliveries
                (decision.subject.domain, decision.subject.authInfo) = (issue.domain, "")
                decision.extensions.append(issue.answer)
            },
            .amending(DomainInfo.self, with: "cancel", of: namespace, read: readCancel) {
                _,
                info,
                domain,
                decision,
                context throws(EPPError) in
                try CodeIssue.check(domain, info.item, context)
                var domain = domain
                domain.replaceCode(by: .unset, .removed, at: context.now)
                (decision.subject.domain, decision.subject.authInfo) = (domain, nil)
                decision.sideEffects.append(.domain(domain))
            },
            .always(DomainUpdate.self, in: namespace) { update, _, decision, context throws(EPPError) in
                guard let code = update.changed.authInfo?.code, context.policy.authInfo.isKeyword(code) else { return }
                try CodeIssue.checkListed(update.item, context)
                let issue = try CodeIssue(of: decision.subject, isForced: false, update.item, context)
                decision.subject = issue.domain
                decision.sideEffects += issue.deliveries
                let rules = context.policy.authInfo
                if rules.offers(.authCode), !rules.isReadWhileValid { decision.extensions.append(issue.answer) }
            },
            .amending(DomainTransferRequest.self, with: "transfer", of: namespace, read: readTransfer) {
                _,
                _,
                _,
                _,
                _ in
            },
        ]
    }

    /// `<request/>`, which with `force` makes a new code even where the current one could be told again.
    private static let readRequest: @Sendable (Element, inout DomainInfo) throws(EPPError) -> CodeRequest = {
        element,
        _ throws(EPPError) in try CodeRequest(element)
    }

    /// `<cancel/>`.
    private static let readCancel: @Sendable (Element, inout DomainInfo) throws(EPPError) -> Void = {
        element,
        _ throws(EPPError) in try element.expectEmpty()
    }

    /// `<transfer><processNumber>…`: the number is checked together with the code, so that a refusal tells nothing.
    private static let readTransfer: @Sendable (Element, inout DomainTransferRequest) throws(EPPError) -> Void = {
        element,
        request throws(EPPError) in
        var children = try Children(of: element)
        let number = try children.required("processNumber").token(1...16)
        try children.end()
        request.authInfo?.processNumber = number
    }
}
