import EPP
import HTTP
import Hosting
import JSON
import Registry
import Seed
import Session

/// What the clock will do, and what is on its way from one registrar to another.
extension ControlAPI {
    var due: [Route] {
        let limit = QueryParameter("limit", "How many, 1 to 1000; 50", schema: ["type": "integer"])
        return [
            route(
                "GET",
                "/due",
                "Tells what the clock will do next, unless somebody does something first",
                "clock",
                query: [limit],
                answers: [.init(200, "Soonest first; `total` counts all that is due some time", schema: "Due")],
                isLong: true
            ) { registry, request throws(HTTPProblem) in
                let limit = try request.integer("limit", in: 1...1000) ?? 50
                let (snapshot, now) = registry.server.store.observe()
                return .json(DueView(World(snapshot), at: now, limit))
            }
        ]
    }

    var transfers: [Route] {
        let query = [
            QueryParameter(
                "state",
                "`pending`, `done` or `all`; `pending`",
                schema: ["enum": .array(TransferState.allCases.map { .string($0.rawValue) })]
            ),
            QueryParameter("limit", "How many, 1 to 1000; 100", schema: ["type": "integer"]),
        ]
        let answers = [
            Route.Answer(
                200,
                "Pending ones first, by their deadline; then the others, latest first",
                schema: "Transfers"
            )
        ]
        return [
            route("GET", "/transfers", "Lists transfers", "transfers", query: query, answers: answers, isLong: true) {
                registry,
                request throws(HTTPProblem) in
                let limit = try request.integer("limit", in: 1...1000) ?? 100
                guard let state = TransferState(rawValue: request.query("state") ?? "pending") else {
                    throw .parameter("state", "The choices are pending, done and all.")
                }
                return TransferView.list(in: World(registry.server.store.observe().world), state, limit)
            }
        ]
    }
}

/// What is due, as JSON.
private struct DueView: Encodable {
    struct Action: Encodable {
        let time: SeedTime
        let kind: String
        let object: String
        let name: String
        let text: String
    }

    let now: SeedTime
    let total: Int
    let due: [Action]

    init(_ world: World, at now: Instant, _ limit: Int) {
        var first = FirstFew<DueAction>(limit) { $0.comesBefore($1) }
        var total = 0
        world.forEachDueAction(at: now) { action in
            total += 1
            first.add(action)
        }
        self.now = .fixed(now)
        self.total = total
        due = first.elements.map { action in
            Action(
                time: .fixed(action.time),
                kind: action.kind.rawValue,
                object: action.object.rawValue,
                name: action.name,
                text: action.text(in: world)
            )
        }
    }
}

private enum TransferState: String, CaseIterable {
    case pending, done, all

    func includes(_ transfer: Transfer) -> Bool { self == .all || transfer.isPending == (self == .pending) }
}

/// A transfer of an object, as JSON.
private struct TransferView: Encodable {
    let kind: ObjectKind
    let name: String
    let sponsor: String
    let transfer: SeedTransfer

    private struct Place {
        let kind: ObjectKind
        let name: String
        let sponsor: String
        let transfer: Transfer

        func comesBefore(_ other: Place) -> Bool {
            guard transfer.isPending == other.transfer.isPending else { return transfer.isPending }
            guard transfer.acted != other.transfer.acted else { return name < other.name }
            return (transfer.acted < other.transfer.acted) == transfer.isPending
        }
    }

    static func list(in world: World, _ state: TransferState, _ limit: Int) -> HTTPReply {
        var first = FirstFew<Place>(limit) { $0.comesBefore($1) }
        var total = 0
        func note(_ kind: ObjectKind, _ name: String, _ sponsor: String, _ transfer: Transfer?) {
            guard let transfer, state.includes(transfer) else { return }
            total += 1
            first.add(Place(kind: kind, name: name, sponsor: sponsor, transfer: transfer))
        }
        for domain in world.domains.values { note(.domain, domain.name, domain.sponsor, domain.transfer) }
        for contact in world.contacts.values { note(.contact, contact.id, contact.sponsor, contact.transfer) }
        let views = first.elements.map { place in
            let transfer = SeedTransfer(place.transfer)
            return TransferView(kind: place.kind, name: place.name, sponsor: place.sponsor, transfer: transfer)
        }
        return .list(views, of: total)
    }
}
