import Commands
import EPP
import Registry

/// A command on an application, which its identifier names beside the domain's name (RFC 8334 §2.1).
protocol ApplicationCommand: Command where Target == LaunchApplication {
    var name: DomainName { get }
    var reference: ApplicationReference { get }
}

extension ApplicationCommand {
    package var item: Item { reference.item }
    package var zonedName: String? { name.text }

    /// 2102 where the registry has no applications (RFC 8334 §3.4, §3.5), 2303 where it has not got this one.
    package func target(in context: Context) throws(EPPError) -> LaunchApplication {
        if let application = context.world.applications[reference.id], application.domain.name == name.text {
            return application
        }
        guard context.policy.launch.takesApplications else {
            let section = "RFC 8334 §3.4, policy launch.phases"
            throw EPPError(.unimplementedOption, "no phase of this registry has applications", section, at: item)
        }
        throw EPPError(.objectDoesNotExist, "the name has no such application", "RFC 5730 §3, 2303", at: item)
    }

    /// Nobody else may do anything with an application, or learn of it (RFC 8334 §6).
    static var accessRules: [Rule<Self>] {
        [
            Rule("the sponsor asks", else: .authorizationError, "RFC 8334 §6", found: { _ in "it is another's" }) {
                $0.target.domain.sponsor == $0.client
            },
            Rule(
                "the phase is the application's",
                else: .valuePolicy,
                "RFC 8334 §3.2, §3.4, §3.5",
                at: { $0.reference.phase.item },
                found: { "the phase was \($0.target.record.phase)" }
            ) { $0.target.record.phase.isMeant(by: $0.command.reference.phase) },
        ]
    }

    /// What has come to its end is not changed any more.
    static var pendingRule: Rule<Self> {
        Rule(
            "the application is not decided",
            else: .statusProhibits,
            "RFC 8334 §2.4",
            found: { "it is \($0.target.status.rawValue)" }
        ) { !$0.target.status.isFinal }
    }

    /// None of these statuses of the domain that is asked for stands in the way (RFC 5731 §2.3).
    static func statusRule(
        _ statuses: DomainStatuses,
        unless isLifted: @escaping Rule<Self>.Condition = { _ in false }
    ) -> Rule<Self> {
        Rule(
            "no status prohibits it",
            else: .statusProhibits,
            "RFC 5731 §2.3",
            found: { "\($0.target.domain.statuses.intersection(statuses).names.joined(separator: ", ")) is set" }
        ) { $0.target.domain.statuses.isDisjoint(with: statuses) || isLifted($0) }
    }
}
