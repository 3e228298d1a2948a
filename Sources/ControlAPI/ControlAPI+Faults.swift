import Commands
import EPP
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
                query: ListPages.query(behind: "identifier"),
                answers: [.init(200, "The rules, with how often each acts still; \(ListPages.told)", schema: "Faults")]
            ) { registry, request throws(HTTPProblem) in
                let page = try ListPage(request) { $0 }
                guard let views = FaultView.page(page, of: registry) else {
                    throw .unknown("fault", page.after ?? "")
                }
                return .list(views, of: registry.server.faults.count)
            },
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
                answers: [
                    .init(201, "It is in force, behind the others", schema: "Fault"),
                    .init(200, "It is in force in the place of another", schema: "Fault"),
                ]
            ) { registry, request throws(HTTPProblem) in try Self.add(request, registry, as: request["fault"]) },
            route(
                "DELETE",
                "/faults/{fault}",
                "Takes a fault rule away",
                "faults",
                answers: [.init(204, "It is gone")]
            ) { registry, request throws(HTTPProblem) in
                guard registry.removeFault(request["fault"]) else { throw .unknown("fault", request["fault"]) }
                return .done
            },
            route("DELETE", "/faults", "Takes all fault rules away", "faults", answers: [.init(204, "None is left")]) {
                registry,
                _ throws(HTTPProblem) in
                registry.removeFaults()
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
                registry.reservedNamesApply = try request.decoded(ReservedNamesSwitch.self).apply
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
        do throws(JSONFault) { rule = try FaultRule.read(request.http.body, ignoring: FaultView.readOnlyFields) } catch
        { throw HTTPProblem(error) }
        if let id {
            guard rule.id.isEmpty || rule.id == id else { throw .field("/id", "The path names \"\(id)\".") }
            rule.id = id
        }
        let isNew = id == nil || !registry.server.faults.rules.contains { $0.id == rule.id }
        do throws(JSONFault) { rule.id = try registry.add(rule) } catch { throw HTTPProblem(error) }
        let place = "/registries/\(registry.id)/faults/\(rule.id)"
        return .json(FaultView(rule, registry), isNew ? 201 : 200, at: isNew ? place : nil)
    }
}

/// A rule as JSON, with what has become of it.
struct FaultView: Encodable {
    /// What is sent of these has no effect.
    static let readOnlyFields: Set<String> = ["acted", "nearestMiss", "warning"]

    private let rule: FaultRule
    private let acted: Int
    private let nearestMiss: String?
    private let warning: String?

    init(_ rule: FaultRule, acted: Int = 0, nearestMiss: String? = nil, _ registry: RegistryInstance) {
        (self.rule, self.acted, self.nearestMiss) = (rule, acted, nearestMiss)
        let router = registry.server.router
        warning = rule.warning(commands: router.commandNames, extensions: router.announced.extensions)
    }

    /// Nil where there is no rule to begin behind.
    static func page(_ page: ListPage<String>, of registry: RegistryInstance) -> [FaultView]? {
        registry.server.faults.records(after: page.after, page.limit)?.map {
            FaultView($0.rule, acted: $0.acted, nearestMiss: $0.nearestMiss, registry)
        }
    }

    private enum CodingKeys: String, CodingKey { case acted, nearestMiss, warning }

    func encode(to encoder: any Encoder) throws {
        try rule.encode(to: encoder)
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(acted, forKey: .acted)
        try fields.encodeIfPresent(nearestMiss, forKey: .nearestMiss)
        try fields.encodeIfPresent(warning, forKey: .warning)
    }
}

private struct ReservedNamesSwitch: Decodable { let apply: Bool }

/// The names that make trouble by themselves, as JSON.
struct ReservedNamesView: Encodable {
    struct Name: Encodable {
        let name: String
        /// What happens.
        let text: String
    }

    let apply: Bool
    let names: [Name]

    init(_ faults: Faults) {
        apply = faults.reservedNamesApply
        names = ReservedNames.all.map { Name(name: $0.name, text: $0.sentence) }
    }
}
