import Commands
import EPP
import Registry
import XML

/// Prices of premium names as UnitedTLD's charge-1.0 tells them: unasked, in every answer about such a name to a client that
/// has listed it.
///
/// What a client agrees to is read by `Fee`, as a dialect of the same prices and the same account.
package enum Charge: Extension {
    package static let namespace = FeeDialect.charge.rawValue

    package static func isOffered(under policy: Policy) -> Bool { policy.fee.offersAgreements }

    package static var hooks: [AnyHook] {
        [
            .answering(DomainCheck.self, in: namespace) { _, names, context in
                let priced = names.compactMap { checked in
                    let isServed = (try? DomainName(checked.name)).map {
                        Registrability($0, context.world) != .notServed
                    }
                    let set = isServed == true ? ChargeSet(of: checked.name.lowercased(), context.policy.fee) : nil
                    return set.map { (checked.name, $0) }
                }
                guard !priced.isEmpty else { return nil }
                return { xml in write(priced, &xml) }
            },
            .answering(DomainInfo.self, in: namespace) { _, report, context in
                guard let set = ChargeSet(of: report.domain.name, context.policy.fee) else { return nil }
                return { xml in set.write(in: "charge:infData", &xml) }
            },
        ]
    }

    /// Whether the client is told such prices in any case.
    static func isTold(to context: Context) -> Bool {
        context.policy.fee.offersAgreements && context.services.extensions.contains(namespace)
    }

    private static func write(_ priced: [(name: String, set: ChargeSet)], _ xml: inout XMLWriter) {
        xml.element("charge:chkData", ("xmlns:charge", namespace)) { xml in
            for (name, set) in priced {
                xml.element("charge:cd") { xml in
                    xml.element("charge:name", text: name)
                    set.write(&xml)
                }
            }
        }
    }
}

/// `<charge:set>`: what each command costs for one name, for a year.
struct ChargeSet: Sendable {
    /// The registry's kind of premium names, as RFC 8748's class.
    let category: String
    private let amounts: [(ChargedCommand, String)]

    /// Nothing for a name that costs what all do.
    init?(of name: String, _ policy: FeePolicy) {
        guard let premium = policy.premium(name) else { return nil }
        category = premium.class
        amounts = ChargedCommand.allCases.map { ($0, policy.text(of: premium.prices[$0.service])) }
    }

    func write(in element: StaticString, _ xml: inout XMLWriter) {
        xml.element(element, ("xmlns:charge", Charge.namespace)) { xml in write(&xml) }
    }

    func write(_ xml: inout XMLWriter) {
        xml.element("charge:set") { xml in
            xml.element("charge:category", ("name", category), text: ChargeAgreement.category)
            xml.element("charge:type", text: ChargeAgreement.Kind.price.rawValue)
            for (command, amount) in amounts {
                guard command == .restore else {
                    xml.element("charge:amount", ("command", command.rawValue), text: amount)
                    continue
                }
                xml.element("charge:amount", ["command": "update", "name": "restore"], text: amount)
            }
        }
    }
}

/// The commands that have a price there; a restore is an update by that name.
enum ChargedCommand: String, Sendable, CaseIterable {
    case create, renew, transfer, restore

    var service: FeePolicy.Service {
        switch self {
        case .create: .create
        case .renew: .renew
        case .transfer: .transfer
        case .restore: .restore
        }
    }
}
