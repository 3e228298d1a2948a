import Commands
import EPP
import Registry
import XML

/// Launch phases: who may register what while a zone is opened (RFC 8334).
package enum Launch: Extension {
    package static let namespace = "urn:ietf:params:xml:ns:launch-1.0"
    package static let secretElements: Set<String> = ["code"]

    package static func isOffered(under policy: Policy) -> Bool { policy.launch.isOffered }

    package static var hooks: [AnyHook] { [check, create, info] + applications + [poll] }

    /// Names that a phase does not give out are not available, and two forms ask for trademarks instead (RFC 8334 §3.1).
    private static let check = AnyHook.deciding(
        DomainCheck.self,
        with: "check",
        of: namespace,
        read: { element throws(EPPError) in try LaunchCheck(element) }
    ) { launch, _, _, decision, context throws(EPPError) in
        if let launch { return try launch.settle(&decision, context) }
        guard !context.policy.launch.phases.isEmpty else { return }
        LaunchCheck.withhold(&decision.subject, in: context.policy.launch.plainPhase(at: context.now), context)
    }

    /// A create makes a domain or an application, as the phase has it (RFC 8334 §3.3).
    private static let create = AnyHook.deciding(
        DomainCreate.self,
        with: "create",
        of: namespace,
        read: { element throws(EPPError) in try LaunchCreate(element) }
    ) { launch, create, _, decision, context throws(EPPError) in
        guard launch != nil || !context.policy.launch.phases.isEmpty else { return }
        try LaunchAdmission(launch, create.name, context).settle(create, &decision, context)
    }

    /// Without an application's identifier it is about the domain (RFC 8334 §3.2).
    private static let info = AnyHook.amending(
        DomainInfo.self,
        with: "info",
        of: namespace,
        read: { element, _ throws(EPPError) in try LaunchInfo(element) }
    ) { launch, info, domain, decision, context throws(EPPError) in
        let report = try launch.report(on: domain, info.item, context)
        decision.extensions.append(Fragment(namespace) { xml in report.write(&xml) })
    }

    /// With an application's identifier a command is about the application.
    private static let applications: [AnyHook] = [
        .superseding(DomainInfo.self, with: "info", of: namespace) { element, info throws(EPPError) in
            try ApplicationInfo(element, of: info)
        },
        .superseding(DomainUpdate.self, with: "update", of: namespace) { element, update throws(EPPError) in
            try ApplicationUpdate(element, of: update)
        },
        .superseding(DomainDelete.self, with: "delete", of: namespace) { element, delete throws(EPPError) in
            try ApplicationDelete(element, of: delete)
        },
    ]

    /// What has become of an application (RFC 8334 §2.5).
    private static let poll = AnyHook.answering(PollRequest.self, in: namespace) { _, message, _ in
        guard let state = message?.draft.extensionData[LaunchState.Key.self] else { return nil }
        return { xml in LaunchReport(state).write(&xml) }
    }
}
