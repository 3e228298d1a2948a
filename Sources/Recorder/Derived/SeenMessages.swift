import EPP
import JSON
import XML

/// Messages that polls have told of, as a seed has them: those with words alone, for what a message tells of an object follows
/// from what has happened.
struct SeenMessages {
    /// By the registrar and the server's identifier, in the order in which they were seen.
    private var messages: [(client: String, id: String, member: JSONValue)] = []

    /// With `.first` those that had waited when the recording began, with `.last` those that wait in the end.
    init(_ exchanges: [Exchange], at moment: SeenObjects.Moment) {
        let start = exchanges.first?.time
        for exchange in exchanges where exchange.isSuccess {
            guard let client = exchange.client, case .poll(let operation) = exchange.key?.verb else { continue }
            switch operation {
            case .req: see(exchange, client, before: moment == .first ? start : nil)
            case .ack where moment == .last:
                messages.removeAll { $0.client == client && $0.id == exchange.objects.first }
            case .ack: break
            }
        }
    }

    private mutating func see(_ exchange: Exchange, _ client: String, before start: Instant?) {
        guard let queue = exchange.answer?.root.first("response")?.first("msgQ"), exchange.data.isEmpty,
            let id = queue[attribute: "id"], let text = queue.first("msg")?.text.collapsed, !text.isEmpty,
            let queued = queue.first("qDate").flatMap({ Instant($0.text.collapsed) }),
            !messages.contains(where: { $0.client == client && $0.id == id })
        else { return }
        if let start, queued >= start { return }
        let member: JSONValue = ["to": .string(client), "text": .string(text), "queued": .string(queued.description)]
        messages.append((client, id, member))
    }

    var seed: JSONValue { .array(messages.map(\.member)) }
}
