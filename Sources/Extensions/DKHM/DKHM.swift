import Commands
import EPP
import Registry
import XML

/// Codes of .dk: a keyword in an update makes one, and info tells it to the sponsor as long as it is valid
/// (Punktum dk, EPP service specification 5.2, `dkhm:authInfo`).
package enum DKHM: Extension {
    package static let namespace = "urn:dkhm:params:xml:ns:dkhm-4.5"
    package static let secretElements: Set<String> = ["authInfo"]

    package static func isOffered(under policy: Policy) -> Bool { policy.authInfo.offers(.dkhm) }

    package static let hooks: [AnyHook] = [
        // The token stands here alone, and that there is one is told nowhere else.
        .always(DomainInfo.self, in: namespace) { _, domain, decision, context throws(EPPError) in
            if domain.sponsor == context.client { decision.subject.authInfo = nil }
        },
        .answering(DomainInfo.self, in: namespace) { _, report, context in
            let (domain, now) = (report.domain, context.now)
            guard domain.sponsor == context.client, let code = domain.authInfo.shown(at: now),
                let end = domain.authInfo.expires
            else { return nil }
            let attributes: KeyValuePairs<StaticString, String> = [
                "xmlns:dkhm": namespace, "op": "transfer", "expdate": "\(end)",
            ]
            return { xml in xml.element("dkhm:authInfo", attributes, text: code) }
        },
    ]
}
