import HTTP
import Hosting
import JSON
import Registry
import Scorecards
import Session

/// Tests that clients can pass, and how far each is.
extension ControlAPI {
    var scorecards: [Route] { [cardList, cardShown, cardTurned, cardBrought, cardDropped, cardReported] }

    private var cardList: Route {
        route(
            "GET",
            "/scorecards",
            "Lists the cards by which clients can be judged",
            "scorecards",
            answers: [.init(200, "The cards, by name", schema: "Scorecards")]
        ) { registry, _ throws(HTTPProblem) in
            .json(
                registry.cards.map {
                    ScorecardSummary($0, isOwn: registry.isOwn($0), Self.state(of: registry.watch(by: $0.name)))
                }
            )
        }
    }

    private static let onlyRegistrar = QueryParameter("registrar", "Only this registrar's steps")

    private var cardShown: Route {
        route(
            "GET",
            "/scorecards/{card}",
            "Shows a card, and how far everybody is with it at this moment",
            "scorecards",
            query: [Self.onlyRegistrar],
            answers: [.init(200, "The card with the verdict on every step", schema: "ScorecardState")]
        ) { registry, request throws(HTTPProblem) in try Self.shown(registry, request) }
    }

    private var cardTurned: Route {
        route(
            "POST",
            "/scorecards/{card}",
            "Starts, stops or resets the judging by a card; a card that is run has the operator's part done by the server",
            "scorecards",
            request: "ScorecardTurn",
            answers: [
                .init(200, "The card as it stands now", schema: "ScorecardState"),
                .init(409, "Nobody is being judged by it", schema: "Problem"),
            ]
        ) { registry, request throws(HTTPProblem) in
            let turn = try request.decoded(ScorecardTurn.self)
            try Self.turn(registry, try Self.card(registry, request), turn)
            return try Self.shown(registry, request)
        }
    }

    private var cardBrought: Route {
        route(
            "PUT",
            "/scorecards/{card}",
            "Brings a card in, in the place of one with its name",
            "scorecards",
            request: "Scorecard",
            answers: [.init(200, "It is there", schema: "ScorecardState")]
        ) { registry, request throws(HTTPProblem) in
            let card = try request.decoded(Scorecard.self)
            guard card.name == request["card"] else { throw .field("/name", "The path names \"\(request["card"])\".") }
            do throws(JSONFault) { _ = try RegistryPlan(of: card) } catch {
                throw HTTPProblem(error, in: try? JSONParser.parse(request.http.body))
            }
            guard registry.bring(card) else {
                throw .conflict("There are \(RegistryInstance.mostCards) cards already.")
            }
            return try Self.shown(registry, request)
        }
    }

    private var cardDropped: Route {
        route(
            "DELETE",
            "/scorecards/{card}",
            "Forgets how far everybody is with a card, and the card itself if it was brought in",
            "scorecards",
            answers: [.init(204, "It is forgotten")]
        ) { registry, request throws(HTTPProblem) in
            registry.dropCard(try Self.card(registry, request).name)
            return .done
        }
    }

    private var cardReported: Route {
        let formats = CardReport.Format.allCases.map(\.rawValue)
        let format = QueryParameter(
            "format",
            "In what form; JSON unless it is said: \(formats.joined(separator: ", "))",
            schema: ["type": "string", "enum": .array(formats.map { .string($0) })]
        )
        return route(
            "GET",
            "/scorecards/{card}/report",
            "Writes a report on a card: each step with its verdict, what was expected, what came, and the frames",
            "scorecards",
            query: [Self.onlyRegistrar, format],
            answers: [
                .init(
                    200,
                    "The report, of a type that the form tells",
                    schema: "ScorecardReport",
                    types: CardReport.Format.allCases.filter { $0 != .json }.map {
                        String($0.type.prefix { $0 != ";" })
                    }
                )
            ]
        ) { [version] registry, request throws(HTTPProblem) in
            let card = try Self.card(registry, request)
            let format = try CardReport.Format.wanted(by: request)
            let (judge, progress) = try Self.progress(registry, card, request)
            let report = CardReport(
                card: card,
                progress: progress,
                registry: registry.id,
                missed: judge?.missed ?? 0,
                version: version
            )
            return .now(HTTPResponse(200, fields: ["Content-Type": format.type], body: report.bytes(in: format)))
        }
    }
}

extension ControlAPI {
    private static func card(_ registry: RegistryInstance, _ request: RoutedRequest) throws(HTTPProblem) -> Scorecard {
        let name = request["card"]
        guard let card = registry.card(named: name) else { throw .unknown("scorecard", name) }
        return card
    }

    private static func state(of watch: CardWatch?) -> WatchState {
        guard let watch else { return .idle }
        return watch.isOver ? .stopped : watch.isRun ? .run : .watched
    }

    private static func shown(_ registry: RegistryInstance, _ request: RoutedRequest) throws(HTTPProblem) -> HTTPReply {
        let card = try card(registry, request)
        let (judge, progress) = try progress(registry, card, request)
        let state = state(of: registry.watch(by: card.name))
        return .json(ScorecardView(card, state, missed: judge?.missed ?? 0, progress))
    }

    /// Everybody's progress, or one's.
    private static func progress(
        _ registry: RegistryInstance,
        _ card: Scorecard,
        _ request: RoutedRequest
    ) throws(HTTPProblem) -> (CardJudge?, [CardProgress]) {
        let judge = registry.watch(by: card.name)?.judge
        guard let id = request.query("registrar") else {
            return (judge, (judge?.registrars ?? [:]).values.sorted { $0.registrar < $1.registrar })
        }
        try checkRegistrar(id, registry)
        return (judge, judge.map { [$0.progress(of: id)] } ?? [])
    }

    private static func checkRegistrar(_ id: String, _ registry: RegistryInstance) throws(HTTPProblem) {
        let isKnown = registry.server.store.operate { world, _ in world.registrars[id] != nil }
        guard isKnown else { throw .unknown("registrar", id) }
    }

    private static func turn(
        _ registry: RegistryInstance,
        _ card: Scorecard,
        _ turn: ScorecardTurn
    ) throws(HTTPProblem) {
        let former = registry.watch(by: card.name)
        switch turn.turn {
        case .start:
            if let id = turn.registrar { try checkRegistrar(id, registry) }
            guard turn.run != true || turn.registrar != nil else {
                throw .field("/registrar", "A card is run for one registrar.")
            }
            guard registry.start(card, only: turn.registrar, isRun: turn.run == true) else {
                throw HTTPProblem(404, "Without a journal nobody can be judged.")
            }
        case .stop:
            guard let former else { throw .conflict("Nobody is being judged by \"\(card.name)\".") }
            former.stop()
        case .reset:
            guard let former else { throw .conflict("Nobody is being judged by \"\(card.name)\".") }
            _ = registry.start(card, only: former.judge.only, isRun: former.isRun)
        }
    }
}

/// What is to be done with a card.
private struct ScorecardTurn: Decodable {
    enum Turn: String, Codable, CaseIterable { case start, stop, reset }

    let turn: Turn
    var registrar: String?
    var run: Bool?

    private enum CodingKeys: String, CodingKey {
        case registrar, run
        case turn = "do"
    }
}
