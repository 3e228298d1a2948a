import Commands
import EPP
import HTTP
import Hosting
import JSON
import Registry
import Scorecards
import Session

/// Registries come and go.
extension ControlAPI {
    var registries: [Route] {
        [
            Route(
                "GET",
                "/registries",
                "Lists the registries",
                tags: ["registries"],
                query: ListPages.query(behind: "identifier"),
                answers: [.init(200, "The registries, by identifier; \(ListPages.told)", schema: "Registries")],
                handler: { request, _ throws(HTTPProblem) in
                    let (host, page) = (try host, try ListPage(request) { $0 })
                    let only = Self.confinement(of: request.http, in: host.directory)
                    let all = host.directory.all.filter { only == nil || $0.id == only }
                    let shown = all.drop { $0.id <= page.after ?? "" }.prefix(page.limit)
                    return .list(shown.map { RegistryView($0, host.address) }, of: all.count)
                }
            ),
            Route(
                "POST",
                "/registries",
                "Creates a registry with registrars, objects, a clock and sessions of its own",
                tags: ["registries"],
                query: [
                    QueryParameter(
                        "token",
                        "`true`: with a token that opens this registry alone, told this once",
                        schema: ["type": "string", "enum": ["true", "false"]]
                    )
                ],
                request: "NewRegistry",
                answers: [
                    .init(201, "It takes connections", schema: "Registry"),
                    .init(409, "Another one has this identifier, or there are too many", schema: "Problem"),
                ],
                largestBody: Self.largestState,
                isLong: true,
                handler: { request, _ throws(HTTPProblem) in try create(request) }
            ),
            route(
                "GET",
                "",
                "Shows how to reach a registry, and how much is in it",
                "registries",
                answers: [.init(200, "The registry", schema: "Registry")]
            ) { registry, _ throws(HTTPProblem) in .json(RegistryView(registry, try host.address)) },
            route(
                "PATCH",
                "",
                "Labels a registry, for people; null takes the label away",
                "registries",
                request: "RegistryChange",
                answers: [.init(200, "The registry", schema: "Registry")]
            ) { registry, request throws(HTTPProblem) in
                registry.label = try request.decoded(RegistryChange.self).label
                return .json(RegistryView(registry, try host.address))
            },
            route(
                "DELETE",
                "",
                "Ends a registry and its sessions",
                "registries",
                answers: [
                    .init(204, "It is gone"),
                    .init(409, "The registry that the process started with stays", schema: "Problem"),
                ],
                isLong: true
            ) { registry, _ throws(HTTPProblem) in
                guard registry.id != RegistryHost.firstID else {
                    throw .conflict("The registry that the process started with stays as long as the process.")
                }
                _ = try host.delete(registry.id)
                return .done
            },
        ]
    }

    private func create(_ request: RoutedRequest) throws(HTTPProblem) -> HTTPReply {
        let host = try host
        let plan = try request.decoded(RegistryPlan.self)
        let wantsToken = request.query("token") == "true"
        guard wantsToken || ["false", nil].contains(request.query("token")) else {
            throw .parameter("token", "It is true or false.")
        }
        guard !host.isFull else { throw .conflict("There are as many registries as there may be.") }
        if let id = plan.id, host.directory[id] != nil {
            throw .field("/id", "There is a registry \"\(id)\" already.", status: 409)
        }
        do throws(JSONFault) {
            let registry = try host.create(plan)
            var view = RegistryView(registry, host.address)
            if wantsToken { view.token = registry.tokens.make(of: registry.id, label: nil)?.token }
            return .json(view, 201, at: "/registries/\(registry.id)")
        } catch {
            throw HTTPProblem(error)
        }
    }
}

/// The body of a request that changes a registry.
private struct RegistryChange: Decodable {
    let label: String?

    private enum Field: String, CodingKey { case label }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Field.self)
        label = try fields.decodeNil(forKey: .label) ? nil : fields.decode(String.self, forKey: .label)
        try RegistryPlan.check(label: label)
    }
}

/// A registry, as JSON.
struct RegistryView: Encodable {
    let id: String
    /// What people call it.
    let label: String?
    let policy: String
    let host: String
    let port: Int
    let serverName: String?
    let suffix: String?
    let clock: ClockView
    let registrars: Int
    let domains: Int
    let hosts: Int
    let contacts: Int
    let messages: Int
    let sessions: Int
    /// The namespaces that its greeting announces (RFC 5730 §2.4).
    let objects: [String]
    let extensions: [String]
    /// What somebody is to do here, where it is for that.
    let exercise: String?
    /// A token that opens it alone, where one was just made.
    var token: String?

    init(_ registry: RegistryInstance, _ host: String) {
        id = registry.id
        (label, exercise) = (registry.label, registry.exercise?.name)
        objects = registry.server.router.announced.objects.sorted()
        extensions = registry.server.router.announced.extensions.sorted()
        self.host = host
        port = registry.port
        switch registry.endpoint {
        case .port: (serverName, suffix) = (nil, nil)
        case .serverName(let name): (serverName, suffix) = (name, nil)
        case .suffix(let text): (serverName, suffix) = (nil, text)
        }
        clock = ClockView(registry.clock)
        sessions = registry.server.live.all.count
        let world = World(registry.server.store.observe().world)
        (policy, registrars, domains, hosts, contacts, messages) = (
            world.policy.name, world.registrars.count, world.domains.count, world.hosts.count,
            world.contacts.count, world.queues.values.reduce(0) { $0 + $1.count }
        )
    }
}
