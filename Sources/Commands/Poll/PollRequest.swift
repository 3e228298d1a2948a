import EPP
import Registry
import XML

/// Shows the message that has waited longest: RFC 5730 §2.9.2.3.
package struct PollRequest: Command {
    package static let key = CommandKey(.poll(.req), Namespace.epp)
    package static let rules: [Rule<PollRequest>] = []

    package var item: Item { Item(Namespace.epp, "poll") }

    /// The schema lets a `msgID` stand here, and it has no meaning: whichever message waits longest is shown.
    package init(_ object: Element) throws(EPPError) { try object.expectEmpty(attributes: ["op", "msgID"]) }

    /// The message stays where it is until it is acknowledged.
    package func decide(_: Void, _ context: Context) throws(EPPError) -> Decision<PollMessage?> {
        let queue = context.world.queues[context.client]
        var decision = Decision<PollMessage?>(queue?.first)
        guard let queue, let message = queue.first else {
            decision.code = .noMessages
            return decision
        }
        decision.code = .acknowledgeToDequeue
        decision.queue = QueueState(
            count: queue.count,
            id: message.id,
            message: QueueState.Message(queued: message.draft.queued, text: message.draft.text)
        )
        guard let fragment = message.draft.notice?.fragment(context.world) else { return decision }
        return decision.answering(fragment.namespace) { _, xml in fragment.write(&xml) }
    }
}

extension Notice {
    /// What the message carries in `<resData>`.
    ///
    /// What it shows is of the moment at which it was queued.
    /// Of a maintenance an extension tells.
    func fragment(_ world: World) -> Fragment? {
        switch self {
        case .transfer(let kind, let name, let transfer):
            let report = TransferReport(kind, name, transfer)
            return Fragment(report.namespace) { xml in report.write(&xml) }
        case .pendingAction(let kind, let name, let succeeded, let origin, let done):
            let report = PendingActionReport(kind, name, succeeded: succeeded, origin, at: done)
            return Fragment(report.namespace) { xml in report.write(&xml) }
        case .domain(let image):
            let report = DomainReport(image, world)
            return Fragment(Namespace.domain) { xml in report.write(&xml) }
        case .contact(let image):
            let report = ContactReport(image, world)
            return Fragment(Namespace.contact) { xml in report.write(&xml) }
        case .host(let image):
            let report = HostReport(image, world)
            return Fragment(Namespace.host) { xml in report.write(&xml) }
        case .organization(let image):
            let report = OrganizationReport(image, world)
            return Fragment(Namespace.organization) { xml in report.write(&xml) }
        case .maintenance: return nil
        }
    }
}
