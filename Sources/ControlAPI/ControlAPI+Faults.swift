import Faults
import HTTP
import Hosting
import JSON
import Session

/// What goes wrong on purpose.
extension ControlAPI {
    var faults: [Route] {
        [
            route(
                "GET",
                "/faults",
                "Lists the fault rules in their order; of those that fit the first one acts",
                "faults",
                answers: [.init(200, "The rules, with how often each acts still", schema: "Faults")]
            ) { registry, _ throws(HTTPProblem) in .json(registry.server.faults.rules) },
            route(
                "POST",
                "/faults",
                "Adds a fault rule behind the others",
                "faults",
                request: "Fault",
                answers: [.init(201, "It is in force", schema: "Fault")]
            ) { registry, request throws(HTTPProblem) in try Self.add(request, registry) },
            route(
                "PUT",
                "/faults/{fault}",
                "Puts a fault rule in the place of another, or behind the others",
                "faults",
                request: "Fault",
                answers: [.init(201, "It is in force", schema: "Fault")]
            ) { registry, request throws(HTTPProblem) in try Self.add(request, registry, as: request["fault"]) },
            route(
                "DELETE",
                "/faults/{fault}",
                "Takes a fault rule away",
                "faults",
                answers: [.init(204, "It is gone")]
            ) { registry, request throws(HTTPProblem) in
                guard registry.server.faults.remove(request["fault"]) else { throw .unknown("fault", request["fault"]) }
                return .done
            },
            route("DELETE", "/faults", "Takes all fault rules away", "faults", answers: [.init(204, "None is left")]) {
                registry,
                _ throws(HTTPProblem) in
                registry.server.faults.removeAll()
                return .done
            },
        ] + reservedNames
    }

    private var reservedNames: [Route] {
        [
            route(
                "GET",
                "/reserved-names",
                "Tells the names that make trouble by themselves, and whether they do",
                "faults",
                answers: [.init(200, "The names", schema: "ReservedNames")]
            ) { registry, _ throws(HTTPProblem) in .json(ReservedNamesView(registry.server.faults)) },
            route(
                "PUT",
                "/reserved-names",
                "Switches the names that make trouble on or off",
                "faults",
                request: "ReservedNamesSwitch",
                answers: [.init(200, "The names", schema: "ReservedNames")]
            ) { registry, request throws(HTTPProblem) in
                registry.server.faults.reservedNamesApply = try request.decoded(ReservedNamesSwitch.self).apply
                return .json(ReservedNamesView(registry.server.faults))
            },
        ]
    }

    private static func add(
        _ request: RoutedRequest,
        _ registry: RegistryInstance,
        as id: String? = nil
    ) throws(HTTPProblem) -> HTTPReply {
        var rule: FaultRule
        do throws(JSONFault) { rule = try FaultRule.read(request.http.body) } catch { throw HTTPProblem(error) }
        if let id {
            guard rule.id.isEmpty || rule.id == id else { throw .field("/id", "The path names \"\(id)\".") }
            rule.id = id
        }
        rule.id = registry.server.faults.add(rule)
        return .json(rule, 201, at: "/registries/\(registry.id)/faults/\(rule.id)")
    }
}

private struct ReservedNamesSwitch: Decodable { let apply: Bool }
