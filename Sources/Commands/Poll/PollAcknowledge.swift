import EPP
import Registry
import XML

/// Takes a message off the queue: RFC 5730 §2.9.2.3.
package struct PollAcknowledge: Command {
    package static let key = CommandKey(.poll(.ack), Namespace.epp)
    package static let rules: [Rule<PollAcknowledge>] = [
        Rule(
            "the message is not another client's",
            else: .authorizationError,
            "RFC 5730 §2.9.2.3",
            found: { _ in "it waits for another client" }
        ) {
            $0.command.isWaiting($0.context) || !$0.command.isOthers($0.context)
        },
        Rule(
            "the message waits",
            else: .objectDoesNotExist,
            "RFC 5730 §3, 2303",
            found: { _ in "no message of this msgID waits" }
        ) { $0.command.isWaiting($0.context) },
        Rule(
            "the message is the first, where messages are acknowledged in order",
            else: .valuePolicy,
            "policy poll.acknowledgesInOrder",
            found: { "the first is \($0.world.queues[$0.client]?.first?.id ?? 0)" }
        ) {
            !$0.policy.poll.acknowledgesInOrder
                || $0.world.queues[$0.client]?.first?.id == $0.command.message
        },
    ]

    package let message: Int

    package var item: Item { Item(Namespace.epp, "msgID", String(message)) }

    /// Throws 2003 without a `msgID`, which the schema leaves out, 2005 for one that is no number, and 2303 for a number
    /// in another spelling than the message's: identifiers are text, and `001` is not `1`.
    package init(_ object: Element) throws(EPPError) {
        try object.expectEmpty(attributes: ["op", "msgID"])
        guard let text = object[attribute: "msgID"]?.collapsed else { throw .missing(attribute: "msgID", of: object) }
        let item = Item(Namespace.epp, "msgID", String(text.prefix(255)))
        guard !text.isEmpty, text.utf8.allSatisfy(\.isDigit) else {
            throw EPPError(.valueSyntax, "messages here are numbered", "RFC 5730 §2.9.2.3", at: item)
        }
        guard let message = Int(text), String(message) == text else {
            throw EPPError(.objectDoesNotExist, "no message has this msgID", "RFC 5730 §3, 2303", at: item)
        }
        self.message = message
    }

    /// Says how many are left, and says nothing of the queue when none is (RFC 5730 §2.6).
    package func decide(_: Void, _ context: Context) throws(EPPError) -> Decision<Void> {
        var decision = Decision<Void>(changes: [.acknowledged(message, by: context.client)])
        guard let queue = context.world.queues[context.client],
            let next = queue.all.first(where: { $0.id != message })
        else { return decision }
        let id = context.policy.poll.acknowledgedID == .head ? next.id : message
        decision.queue = QueueState(count: queue.count - 1, id: id)
        return decision
    }

    private func isWaiting(_ context: Context) -> Bool {
        context.world.queues[context.client]?.contains(message) == true
    }

    private func isOthers(_ context: Context) -> Bool {
        context.world.queues.values.contains { $0.contains(message) }
    }
}
