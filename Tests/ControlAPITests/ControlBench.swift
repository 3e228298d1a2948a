import ControlAPI
import Faults
import HTTP
import Hosting
import JSON
import Journal
import MockRegistry
import Network
import Session
import TestSupport
import Testing

/// A process with its first registry, and its control API without a socket; every answer is checked against its schema.
final class ControlBench {
    let registry: MockRegistry
    let api: ControlAPI
    private(set) var called: Set<String> = []
    /// How often an answer had to be asked for again.
    private(set) var waits = 0
    private let routes: [Route]
    private let router: HTTPRouter

    /// The same for all benches, and much work to make.
    private static let schemas =
        ControlAPI(nil, version: version).document.json["components"]?["schemas"] ?? .null

    init(_ configure: (inout Configuration) -> Void = { _ in }) throws {
        var configuration = Configuration()
        configuration.time = .at("2026-01-01T00:00:00Z")
        configuration.speed = 0
        configure(&configuration)
        registry = try MockRegistry.start(configuration)
        api = ControlAPI(registry.registries, version: version)
        routes = api.routes
        router = HTTPRouter(routes)
    }

    /// Of the first registry.
    var journal: Journal? { registry.registries.first.server.journal }

    struct Answer {
        let status: Int
        let body: JSONValue
        let fields: HTTPFields
        var bytes: [UInt8] = []
        /// Where the problem is, as a JSON pointer.
        var field: String? { body["field"]?.string }
    }

    /// Calls an operation, with single quotes in the body for double ones.
    @discardableResult
    func call(
        _ method: String,
        _ path: String,
        _ body: String = "",
        fields: HTTPFields = [:]
    ) throws -> Answer {
        try send(method, path, Array(String(body.map { $0 == "'" ? "\"" : $0 }).utf8), fields: fields)
    }

    /// Calls an operation with a body as it is.
    func send(_ method: String, _ path: String, _ body: [UInt8], fields: HTTPFields = [:]) throws -> Answer {
        let parts = path.split(separator: "?", maxSplits: 1).map(String.init)
        let query = (parts.count > 1 ? parts[1] : "").split(separator: "&").map { item in
            let pair = item.split(separator: "=", maxSplits: 1).map(String.init)
            return QueryItem(pair[0], pair.count > 1 ? pair[1] : "")
        }
        let segments = parts[0].split(separator: "/").map(String.init)
        let request = HTTPRequest(method, path: segments, query: query, fields: fields, body: body)
        return try call(request, path)
    }

    private func call(_ request: HTTPRequest, _ path: String) throws -> Answer {
        var reply = router.respond(to: request, at: .now())
        while true {
            switch reply {
            case .later(_, let retry), .awaiting(_, _, let retry):
                waits += 1
                reply = retry(.now())
            case .now(let response): return try answer(response, to: request, path)
            case .stream(let response, let stream) where stream.isFinite:
                var whole = response
                while true {
                    let part = stream.next(at: .now())
                    whole.body += part.bytes
                    if part.isLast { return try answer(whole, to: request, path) }
                }
            // What a stream without an end says is read from a socket elsewhere.
            case .stream(let response, _): return try answer(response, to: request, path)
            case .lost: throw NoAnswer()
            }
        }
    }

    private func answer(_ response: HTTPResponse, to request: HTTPRequest, _ path: String) throws -> Answer {
        let type = response.fields["Content-Type"] ?? ""
        let isText =
            type.hasPrefix("text/") || type == "application/xml" || type == "application/jsonl"
            || ["application/x-tar", "application/x-pem-file"].contains(type)
        let body: JSONValue =
            isText
            ? .string(String(decoding: response.body, as: UTF8.self))
            : response.body.isEmpty ? .null : try JSONValue(reading: response.body)
        if let route = routes.first(where: { $0.method == request.method && fits($0, request.path) }) {
            called.insert("\(route.method) \(route.template)")
            check(response, body, of: route, "\(request.method) \(path)")
        }
        return Answer(status: response.status, body: body, fields: response.fields, bytes: response.body)
    }

    private func fits(_ route: Route, _ path: [String]) -> Bool {
        let segments = route.template.description.split(separator: "/").map(String.init)
        return segments.count == path.count && zip(segments, path).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
    }

    private func check(_ response: HTTPResponse, _ body: JSONValue, of route: Route, _ call: String) {
        let answer = route.answers.first { $0.status == response.status }
        #expect(answer != nil || response.status >= 400, "\(call) answers \(response.status), which nobody announced")
        let schema = response.status >= 400 ? "Problem" : answer?.schema
        if case .string = body { return }
        guard let schema else { return #expect(body == .null, "\(call) has a body") }
        let faults = SchemaCheck(Self.schemas).faults(of: body, by: Self.schemas[schema] ?? .bool(false))
        #expect(faults == [], "\(call): \(faults) in \(String(decoding: body.bytes, as: UTF8.self))")
    }

    struct NoAnswer: Error {}
}
