import HTTP
import Hosting
import JSON
import MockRegistry
import Network
import TestSupport
import Testing

@testable import RegistrarInterfaces

/// A registry with the three interfaces in front of it, without a socket; every answer is checked against its schema.
final class InterfaceBench {
    enum Which: String, CaseIterable { case opusdns, openprovider, hostup }

    let registry: MockRegistry
    private let tables: [Which: (routes: [Route], document: OpenAPIDocument, errors: ErrorShape)]
    private(set) var called: Set<String> = []
    /// How often an answer had to be asked for again.
    private(set) var waits = 0

    /// `policy` is a policy's name or the fields that differ from `classic`, with single quotes.
    init(_ policy: String = "classic", seed: String? = nil) throws {
        var configuration = Configuration()
        configuration.time = .at("2026-01-01T00:00:00Z")
        configuration.speed = 0
        configuration.rules = policy.hasPrefix("{") ? .text(Self.quoted(policy)) : .named(policy)
        if let seed { configuration.registry = .text(Self.quoted(seed)) }
        registry = try MockRegistry.start(configuration)
        let directory = registry.registries.directory
        let opusDNS = OpusDNS(directory, version: "1")
        let openprovider = Openprovider(directory, version: "1")
        let hostUp = HostUp(directory, version: "1")
        tables = [
            .opusdns: (opusDNS.routes, opusDNS.document, opusDNS.errors),
            .openprovider: (openprovider.routes, openprovider.document, openprovider.errors),
            .hostup: (hostUp.routes, hostUp.document, hostUp.errors),
        ]
    }

    struct Answer {
        let status: Int
        let body: JSONValue
        let fields: HTTPFields
    }

    /// No answer came: the connection ended so, or nothing will come.
    struct NoAnswer: Error, Equatable { let ending: String }

    /// Calls, with single quotes in the body for double ones.
    @discardableResult
    func call(
        _ which: Which,
        _ method: String,
        _ path: String,
        _ body: String = "",
        _ fields: HTTPFields = [:]
    ) throws -> Answer {
        let parts = path.split(separator: "?", maxSplits: 1).map(String.init)
        let query = (parts.count > 1 ? parts[1] : "").split(separator: "&").map { item in
            let pair = item.split(separator: "=", maxSplits: 1).map(String.init)
            return QueryItem(pair[0], pair.count > 1 ? pair[1] : "")
        }
        let request = HTTPRequest(
            method,
            path: parts[0].split(separator: "/").map(String.init),
            query: query,
            fields: fields,
            body: Array(Self.quoted(body).utf8)
        )
        return try answer(to: request, from: which)
    }

    private func answer(to request: HTTPRequest, from which: Which) throws -> Answer {
        let table = try #require(tables[which])
        var now = Monotonic.now()
        var reply = HTTPRouter(table.routes, errors: table.errors).respond(to: request, at: now)
        while case .later(let duration, let retry) = reply {
            guard duration < .seconds(80_000) else { throw NoAnswer(ending: "silent") }
            now = now + duration
            waits += 1
            reply = retry(now)
        }
        if case .lost(let step) = reply { throw NoAnswer(ending: "\(step)") }
        guard case .now(let response) = reply else { throw NoAnswer(ending: "later") }
        let body = response.body.isEmpty ? JSONValue.null : try JSONValue(reading: response.body)
        check(response, body, request, table.routes, table.document, table.errors)
        return Answer(status: response.status, body: body, fields: response.fields)
    }

    private func check(
        _ response: HTTPResponse,
        _ body: JSONValue,
        _ request: HTTPRequest,
        _ routes: [Route],
        _ document: OpenAPIDocument,
        _ errors: ErrorShape
    ) {
        let fitting = routes.filter { $0.method == request.method && Self.fits($0, request.path) }
        let place = "\(request.method) \(request.path.joined(separator: "/")) \(response.status)"
        let schemas = document.json["components"]?["schemas"] ?? .null
        guard let route = fitting.first(where: { !$0.template.description.contains("{") }) ?? fitting.first else {
            #expect(response.status >= 400, "\(place)")
            return
        }
        called.insert("\(route.method) \(route.template)")
        let schema =
            response.status >= 400
            ? errors.name : route.answers.first { $0.status == response.status }?.schema
        guard let schema else {
            #expect(body == .null && route.answers.contains { $0.status == response.status }, "\(place)")
            return
        }
        let faults = SchemaCheck(schemas).faults(of: body, by: schemas[schema] ?? .bool(false))
        #expect(faults == [], "\(place): \(String(decoding: body.bytes, as: UTF8.self))")
    }

    private static func fits(_ route: Route, _ path: [String]) -> Bool {
        let segments = route.template.description.split(separator: "/").map(String.init)
        return segments.count == path.count && zip(segments, path).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
    }

    private static func quoted(_ text: String) -> String { String(text.map { $0 == "'" ? "\"" : $0 }) }

    /// The calls of an interface that nobody has made.
    func uncalled(_ which: Which) -> [String] {
        (tables[which]?.routes ?? []).map { "\($0.method) \($0.template)" }.filter { !called.contains($0) }
    }

    /// Something goes wrong from now on, as often as it says.
    func fault(_ effect: String, on command: String, remaining: Int = 1) throws {
        let text = "{'match': {'command': '\(command)'}, 'effect': \(effect), 'remaining': \(remaining)}"
        try registry.faults.add(try RegistryFault(json: Self.quoted(text)))
    }

    /// All that the journal has heard, as text.
    var journal: String {
        registry.journal.entries.map { "\($0.kind) \($0.command ?? "") \($0.text ?? "")" }.joined(separator: "\n")
    }
}

extension InterfaceBench {
    static let key: HTTPFields = ["X-Api-Key": "opk_alpha-demo"]

    /// OpusDNS, as alpha.
    @discardableResult
    func opus(_ method: String, _ path: String, _ body: String = "") throws -> Answer {
        try call(.opusdns, method, "/v1\(path)", body, Self.key)
    }

    /// HostUp, as gamma.
    @discardableResult
    func host(_ method: String, _ path: String, _ body: String = "") throws -> Answer {
        try call(.hostup, method, "/api/v2\(path)", body, ["Authorization": "Bearer hostup-gamma-demo"])
    }

    /// A token of Openprovider's.
    func token(_ user: String = "beta", _ password: String = "beta-Demo1") throws -> String {
        let body = "{'username': '\(user)', 'password': '\(password)', 'ip': '0.0.0.0'}"
        return try call(.openprovider, "POST", "/v1beta/auth/login", body).body["data"]?["token"]?.string ?? ""
    }

    /// Openprovider, as beta's first account or its second.
    @discardableResult
    func provider(
        _ method: String,
        _ path: String,
        _ body: String = "",
        second: Bool = false
    ) throws -> Answer {
        let token = second ? try token("beta-2", "beta-2-Demo1") : try token()
        return try call(.openprovider, method, "/v1beta/domains\(path)", body, ["Authorization": "Bearer \(token)"])
    }

    /// Openprovider's number of a domain.
    func number(_ name: String) throws -> Int {
        guard case .integer(let id)? = try provider("GET", "?full_name=\(name)").body["data"]?["results"]?[0]?["id"]
        else {
            throw NoAnswer(ending: "no number for \(name)")
        }
        return Int(id)
    }

    /// HostUp's identifier of a domain.
    func identifier(_ name: String) throws -> String {
        try #require(try host("GET", "/domains?name=\(name)").body["data"]?[0]?["id"]?.string)
    }
}
