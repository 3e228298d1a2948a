import HTTP
import Hosting
import JSON

/// Registries come and go.
extension ControlAPI {
    var registries: [Route] {
        [
            Route(
                "GET",
                "/registries",
                "Lists the registries",
                tags: ["registries"],
                answers: [.init(200, "All registries", schema: "Registries")],
                handler: { [laboratory] _, _ throws(HTTPProblem) in
                    .json(laboratory.directory.all.map { RegistryView($0, laboratory.host) })
                }
            ),
            Route(
                "POST",
                "/registries",
                "Creates a registry with registrars, objects, a clock and sessions of its own",
                tags: ["registries"],
                request: "NewRegistry",
                answers: [
                    .init(201, "It takes connections", schema: "Registry"),
                    .init(409, "Another one has this identifier", schema: "Problem"),
                ],
                handler: create
            ),
            route(
                "GET",
                "",
                "Shows how to reach a registry, and how much is in it",
                "registries",
                answers: [.init(200, "The registry", schema: "Registry")]
            ) { [laboratory] registry, _ throws(HTTPProblem) in .json(RegistryView(registry, laboratory.host)) },
            route(
                "DELETE",
                "",
                "Ends a registry and its sessions",
                "registries",
                answers: [
                    .init(204, "It is gone"),
                    .init(409, "The registry that the process started with stays", schema: "Problem"),
                ]
            ) { [laboratory] registry, _ throws(HTTPProblem) in
                guard registry.id != Laboratory.firstID else {
                    throw .conflict("The registry that the process started with stays as long as the process.")
                }
                _ = laboratory.delete(registry.id)
                return .done
            },
        ]
    }

    private var create: Route.Handler {
        { [laboratory] request, _ throws(HTTPProblem) in
            let plan = try request.decoded(RegistryPlan.self)
            if let id = plan.id, laboratory.directory[id] != nil {
                throw .field("/id", "There is a registry \"\(id)\" already.", status: 409)
            }
            do throws(JSONFault) {
                let registry = try laboratory.create(plan)
                return .json(RegistryView(registry, laboratory.host), 201, at: "/registries/\(registry.id)")
            } catch {
                throw HTTPProblem(error)
            }
        }
    }
}
