import Commands
import EPP
import Registry
import XML

/// The words in which fees are spoken of: RFC 8748's, and those of drafts before it, by their namespaces.
///
/// All mean the same prices and the same account; an answer has the dialect of its command.
enum FeeDialect: String, Sendable, CaseIterable {
    case standard = "urn:ietf:params:xml:ns:epp:fee-1.0"
    /// As Nomulus has it (google/nomulus, fee12.xsd): a check asks for several commands, as RFC 8748's does.
    case draft12 = "urn:ietf:params:xml:ns:fee-0.12"
    /// draft-ietf-regext-epp-fees-00: a check asks for one command, whatever the names.
    case draft11 = "urn:ietf:params:xml:ns:fee-0.11"
    /// draft-brown-epp-fees-03: a check asks for a command of each name, and an info may ask, too.
    case draft6 = "urn:ietf:params:xml:ns:fee-0.6"
    /// UnitedTLD's, whose agreement stands in all commands alike: about premium names alone.
    case charge = "http://www.unitedtld.com/epp/charge-1.0"

    init(of element: Element) { self = FeeDialect(rawValue: element.namespace) ?? .standard }

    /// The newest that a client has listed: for what is told without being asked for.
    init(listedIn services: Services) {
        self = Self.allCases.first { services.extensions.contains($0.rawValue) } ?? .standard
    }

    /// What may stand in the place of RFC 8748's element of this name.
    static func others(_ element: String) -> [ForeignElement] {
        let drafts: [FeeDialect] = [.draft12, .draft11, .draft6]
        let words = drafts.map { ForeignElement($0.rawValue, element) }
        return element == "check" ? words : words + [ForeignElement(charge.rawValue, "agreement")]
    }
}

/// fee-0.12, announced: what it does is `Fee`'s, which reads every dialect.
package enum Fee012: Extension {
    package static let namespace = FeeDialect.draft12.rawValue

    package static func isOffered(under policy: Policy) -> Bool { policy.fee.offers(.v12) }
}

/// fee-0.11, in the same way.
package enum Fee011: Extension {
    package static let namespace = FeeDialect.draft11.rawValue

    package static func isOffered(under policy: Policy) -> Bool { policy.fee.offers(.v11) }
}

/// fee-0.6, in the same way; and its price in an info, which no later dialect has.
package enum Fee06: Extension {
    package static let namespace = FeeDialect.draft6.rawValue

    package static func isOffered(under policy: Policy) -> Bool { policy.fee.offers(.v6) }

    package static var hooks: [AnyHook] {
        [
            .amending(
                DomainInfo.self,
                with: "info",
                of: namespace,
                read: { element, _ throws(EPPError) in try FeeInquiry(element) }
            ) { inquiry, info, _, decision, context throws(EPPError) in
                let quote = try FeeQuote(inquiry.check, [info.name.text], context)
                let answer = try quote.answerToInfo()
                decision.extensions.append(Fragment(namespace, answer))
            }
        ]
    }
}
