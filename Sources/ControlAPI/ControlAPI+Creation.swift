import HTTP
import Hosting
import JSON
import Registry
import Seed
import Session

/// The operator's decision on a create that waits (RFC 5731 §3.3).
extension ControlAPI {
    var creation: [Route] {
        [
            route(
                "POST",
                "/domains/{name}/creation",
                "Decides a create that waits: its registrar is told by poll, and a refused one frees the name",
                "domains",
                request: "CreateDecision",
                answers: [.init(204, "It is decided"), .init(409, "No create of the name waits", schema: "Problem")]
            ) { registry, request throws(HTTPProblem) in try Self.decide(request, registry) }
        ]
    }

    private static func decide(_ request: RoutedRequest, _ registry: RegistryInstance) throws(HTTPProblem) -> HTTPReply
    {
        let (name, decided) = (DomainResource.key(request["name"]), try request.decoded(CreateDecision.self))
        if let flaw = decided.reason.flatMap({ TextForm.text.flaw(in: $0, 1...Int.max) }) {
            throw .field("/reason", flaw)
        }
        let problem = registry.server.store.operate { world, now -> HTTPProblem? in
            guard let domain = world.domains[name] else { return .unknown("domain", name) }
            let changes = domain.concludingCreation(
                isAllocated: decided.decision == .allocate,
                decided.reason,
                at: now,
                in: world
            )
            for change in changes { world.apply(change) }
            return changes.isEmpty ? .conflict("\(name) is registered: no create of it waits.") : nil
        }
        if let problem { throw problem }
        return .done
    }
}

/// The body of a decision.
private struct CreateDecision: Decodable {
    enum Outcome: String, Decodable, CaseIterable { case allocate, refuse }

    let decision: Outcome
    /// What the registrar is told, in words for people.
    var reason: String?
}
