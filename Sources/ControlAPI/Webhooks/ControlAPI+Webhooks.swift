import Faults
import HTTP
import Hosting
import JSON
import Journal
import Session

/// Events that are sent to whoever has ordered them.
extension ControlAPI {
    var webhookRoutes: [Route] {
        [
            route(
                "GET",
                "/webhooks",
                "Lists the webhooks: where each goes, of what, and how many deliveries it has made, given up and dropped",
                "journal",
                answers: [.init(200, "The webhooks, oldest first, without their secrets", schema: "Webhooks")]
            ) { [webhooks] registry, _ throws(HTTPProblem) in
                .json(webhooks.all(of: try Self.journal(of: registry)).map { WebhookView($0) })
            },
            route(
                "POST",
                "/webhooks",
                "Orders deliveries of events, signed with a secret that is shown this once",
                "journal",
                request: "WebhookOrder",
                answers: [.init(201, "The webhook with its secret", schema: "Webhook")]
            ) { [webhooks] registry, request throws(HTTPProblem) in
                let webhook = try webhooks.add(try request.decoded(WebhookOrder.self), to: registry)
                let location = "/registries/\(registry.id)/webhooks/\(webhook.id)"
                return .json(WebhookView(webhook, secret: webhook.secret.revealed), 201, at: location)
            },
            route(
                "DELETE",
                "/webhooks/{webhook}",
                "Ends a webhook; what waits is not sent any more",
                "journal",
                answers: [.init(204, "It has ended")]
            ) { [webhooks] registry, request throws(HTTPProblem) in
                guard webhooks.remove(request["webhook"], of: try Self.journal(of: registry)) else {
                    throw .unknown("webhook", request["webhook"])
                }
                return .done
            },
            route(
                "GET",
                "/webhooks/{webhook}/deliveries",
                "Lists a webhook's deliveries: those that wait and the last hundred that are over, with what became of them",
                "journal",
                answers: [.init(200, "The deliveries, by entry", schema: "WebhookDeliveries")]
            ) { [webhooks] registry, request throws(HTTPProblem) in
                let all = webhooks.all(of: try Self.journal(of: registry))
                guard let webhook = all.first(where: { $0.id == request["webhook"] }) else {
                    throw .unknown("webhook", request["webhook"])
                }
                let queue = webhook.queue
                return .json((queue.over + queue.waiting).sorted { $0.entry < $1.entry }.map(WebhookDeliveryView.init))
            },
        ]
    }

    private static func journal(of registry: RegistryInstance) throws(HTTPProblem) -> Journal {
        guard let journal = registry.server.journal else {
            throw HTTPProblem(404, "Without a journal there are no events.")
        }
        return journal
    }
}

/// A webhook, as JSON.
struct WebhookView: Encodable {
    let id: String
    let url: String
    let events: [String]
    let registrar: String?
    let name: Glob?
    /// Only in the answer to the order.
    let secret: String?
    let waiting: Int
    let delivered: Int
    let failed: Int
    /// Events that were never tried, as too many waited or the journal no longer had them.
    let dropped: Int

    init(_ webhook: Webhook, secret: String? = nil) {
        let queue = webhook.queue
        (id, url, registrar, name, self.secret) = (
            webhook.id, webhook.target.url, webhook.registrar, webhook.name, secret
        )
        events = webhook.events.map(\.rawValue).sorted()
        (waiting, delivered, failed, dropped) = (queue.waiting.count, queue.delivered, queue.failed, queue.dropped)
    }
}

/// A delivery, as JSON.
private struct WebhookDeliveryView: Encodable {
    let id: String
    let entry: Int
    let event: String
    let state: WebhookQueue.State
    let tries: Int
    /// The last answer's, or why there was none.
    let status: Int?
    let failure: String?

    init(_ delivery: WebhookQueue.Delivery) {
        (id, entry, event, state) = (delivery.id, delivery.entry, delivery.event.rawValue, delivery.state)
        (tries, status, failure) = (delivery.tries, delivery.status, delivery.failure)
    }
}
