import Commands
import EPP
import Registry
import XML

/// What the registry tells of work on its systems (RFC 9167): an object that registrars only read.
package enum Maintenance: Extension {
    package static let namespace = "urn:ietf:params:xml:ns:epp:maintenance-1.0"
    package static let isObject = true
    package static let commands: [AnyCommand] = [AnyCommand(MaintenanceInfo.self)]

    package static func isOffered(under policy: Policy) -> Bool { policy.tellsMaintenances }

    /// What poll messages carry (RFC 9167 §3.3).
    package static var hooks: [AnyHook] {
        [
            .always(PollRequest.self, in: namespace) { _, _, decision, _ throws(EPPError) in
                guard case .maintenance(let maintenance, let pollType)? = decision.subject?.draft.notice else { return }
                let report = MaintenanceReport(.item(maintenance, pollType))
                decision = decision.answering(namespace) { _, xml in report.write(&xml) }
            }
        ]
    }
}

/// Shows one maintenance, or lists those that are not over: RFC 9167 §4.1.1.
package struct MaintenanceInfo: Command {
    package static let key = CommandKey(.info, Maintenance.namespace)
    package static let rules: [Rule<MaintenanceInfo>] = [
        Rule(
            "the maintenance is known",
            else: .objectDoesNotExist,
            "RFC 9167 §4.1.1.1",
            found: { _ in "none has this identifier" }
        ) {
            $0.command.id == nil || $0.command.maintenance($0.context) != nil
        }
    ]

    /// Nil for the list.
    package let id: String?

    package var item: Item { Item(Maintenance.namespace, id == nil ? "list" : "id", id ?? "") }

    package init(_ object: Element) throws(EPPError) {
        var children = try Children(of: object)
        if let list = children.optional("list") {
            try list.expectEmpty()
            id = nil
        } else {
            let element = try children.required("id")
            id = try element.token(0...Int.max, attributes: ["name", "lang"])
            _ = try element.language(attribute: "lang")
        }
        try children.end()
    }

    package func decide(_: Void, _ context: Context) throws(EPPError) -> Decision<Void> {
        let report = MaintenanceReport(maintenance(context).map { .item($0, nil) } ?? .list(upcoming(context)))
        return Decision<Void>().answering(Maintenance.namespace) { _, xml in report.write(&xml) }
    }

    private func maintenance(_ context: Context) -> MaintenancePolicy? {
        context.policy.maintenances.first { $0.id == id }
    }

    private func upcoming(_ context: Context) -> [MaintenancePolicy] {
        context.policy.maintenances.filter { $0.end > context.now }
    }
}
