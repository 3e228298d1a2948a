import EPP
import HTTP
import Hosting
import JSON
import Registry
import Session

/// The registrar's message queue, as events that are unread until they are acknowledged.
extension OpusDNS {
    var events: [Route] {
        let missing = Route.Answer(404, "No such event waits", schema: "Problem")
        return [
            route(
                "GET",
                "/v1/events",
                "Lists the events that wait, the newest first",
                "events",
                query: EventQuery.parameters,
                answers: [.init(200, "A page of events", schema: "EventPage")]
            ) { [self] call, request throws(CallEnd) in
                let query: EventQuery
                do throws(HTTPProblem) { query = try EventQuery(request) } catch { throw .problem(error) }
                let found = waiting(call.account).filter(query.fits)
                let page = Page(query.ascends ? found : found.reversed(), query.page, query.size)
                return HTTPResponse(json: page.json(\.json))
            },
            route(
                "GET",
                "/v1/events/{event}",
                "Shows an event",
                "events",
                answers: [.init(200, "The event", schema: "EventResponse"), missing]
            ) { [self] call, request throws(CallEnd) in HTTPResponse(json: try event(call, request).json) },
            route(
                "PATCH",
                "/v1/events/{event}",
                "Acknowledges an event, which takes it out of the queue",
                "events",
                answers: [.init(204, "It is acknowledged"), missing]
            ) { [self] call, request throws(CallEnd) in try acknowledge(call, request) },
        ]
    }

    /// A registry may want its messages acknowledged in their order: one that is read before others waits until these are
    /// read too.
    private func acknowledge(_ call: RegistrarCall, _ request: RoutedRequest) throws(CallEnd) -> HTTPResponse {
        let (registrar, registry) = (call.account.registrar, call.account.registry)
        let due = try call.plan { () throws(CallEnd) in
            let number = try event(call, request).number
            let known = call.account.acknowledged.union([number])
            let all = registry.server.store.operate { world, _ in (world.queues[registrar]?.all ?? []).map(\.id) }
            let due = Array(all.prefix { known.contains($0) })
            call.account.acknowledge(known.intersection(all).subtracting(due))
            return due
        }
        for number in due { try call.demand(.acknowledge(number)) }
        return HTTPResponse(204)
    }

    private func event(_ call: RegistrarCall, _ request: RoutedRequest) throws(CallEnd) -> OpusDNSEvent {
        let number = Identifier.number("event_", request["event"])
        guard let event = waiting(call.account).first(where: { $0.number == number }) else {
            throw .problem(OpusDNSProblem.noEvent(request["event"]))
        }
        return event
    }

    /// Oldest first; a poll shows the first alone, so the queue is read here.
    private func waiting(_ account: Account) -> [OpusDNSEvent] {
        let known = account.acknowledged
        return account.registry.server.store.operate { world, _ in
            (world.queues[account.registrar]?.all ?? []).filter { !known.contains($0.id) }
                .map { OpusDNSEvent($0, of: account.registrar, in: world) }
        }
    }
}

/// A message of the registry's as an event.
private struct OpusDNSEvent: Sendable {
    let number: Int
    let type: String?
    let subtype: String
    let object: String?
    let kind: String
    private let message: String
    private let queued: Instant

    init(_ message: PollMessage, of registrar: ClientID, in world: World) {
        number = message.id
        self.message = message.draft.text
        queued = message.draft.queued
        let (kind, name) = Self.subject(message.draft.notice)
        let identifier = name.flatMap { world.domains[$0] }.map { Identifier.text("domain_", $0.id) }
        object = identifier ?? name
        self.kind = kind
        (type, subtype) = Self.meaning(of: message.draft, registrar)
    }

    private static func subject(_ notice: Notice?) -> (kind: String, name: String?) {
        switch notice {
        case .transfer(let kind, let name, _), .pendingAction(let kind, let name, _, _, _):
            (kind.rawValue.uppercased(), name)
        case .domain(let image): ("DOMAIN", image.domain.name)
        case .contact(let image): ("CONTACT", image.contact.id)
        case .host(let image): ("HOST", image.host.name)
        case .organization, .maintenance, nil: ("RAW", nil)
        }
    }

    private static func meaning(of draft: PollMessage.Draft, _ registrar: ClientID) -> (String?, String) {
        switch draft.notice {
        case .transfer(_, _, let transfer):
            let type = transfer.requester == registrar ? "INBOUND_TRANSFER" : "OUTBOUND_TRANSFER"
            switch transfer.status {
            case .pending: return (type, "NOTIFICATION")
            case .clientApproved, .serverApproved: return (type, "SUCCESS")
            case .clientRejected: return (type, "FAILURE")
            case .clientCancelled, .serverCancelled: return (type, "CANCELED")
            }
        case .pendingAction(_, _, let succeeded, _, _): return ("DELETION", succeeded ? "SUCCESS" : "CANCELED")
        case .domain, .contact, .host, .organization, .maintenance, nil: break
        }
        switch draft.change?.operation {
        case .autoRenew: return ("RENEWAL", "SUCCESS")
        case .purge, .deletePurge, .autoDelete: return ("DELETION", "SUCCESS")
        case .transfer: return ("OUTBOUND_TRANSFER", "NOTIFICATION")
        case .create, .update: return ("MODIFICATION", "NOTIFICATION")
        case nil: return (nil, "NOTIFICATION")
        }
    }

    var json: JSONValue {
        [
            "event_id": .string(Identifier.text("event_", number)), "type": JSONValue(type),
            "subtype": .string(subtype), "object_type": .string(kind), "object_id": JSONValue(object),
            "created_on": JSONValue(queued), "acknowledged_on": nil,
            "event_data": ["message": .string(message), "version": "1"],
        ]
    }
}

/// Which events are listed.
private struct EventQuery {
    static let parameters = [
        QueryParameter("page", "Which page, from 1", schema: Schema.number),
        QueryParameter("page_size", "How many on a page, 1 to 1000; 10", schema: Schema.number),
        QueryParameter("sort_order", "By time, in which direction", schema: Schema.choice(["asc", "desc"])),
        QueryParameter("object_type", "Only about such objects"), QueryParameter("object_id", "Only about this object"),
        QueryParameter("type", "Only of this type"), QueryParameter("subtype", "Only of this subtype"),
        QueryParameter("acknowledged", "Whether it was read; what was read is gone", schema: Schema.flag),
    ]

    let page: Int
    let size: Int
    let ascends: Bool
    private let wanted: [String: String]

    init(_ request: RoutedRequest) throws(HTTPProblem) {
        page = try request.integer("page", in: 1...1_000_000) ?? 1
        size = try request.integer("page_size", in: 1...1000) ?? 10
        ascends = request.query("sort_order") == "asc"
        let names = ["object_type", "object_id", "type", "subtype", "acknowledged"]
        wanted = Dictionary(names.compactMap { name in request.query(name).map { (name, $0) } }) { first, _ in first }
    }

    func fits(_ event: OpusDNSEvent) -> Bool {
        wanted.allSatisfy { name, value in
            switch name {
            case "object_type": event.kind == value
            case "object_id": event.object == value
            case "type": event.type == value
            case "subtype": event.subtype == value
            default: value.lowercased() == "false"
            }
        }
    }
}
