import Hosting
import JSON
import MockRegistry
import Scorecards

/// Registries for one test each, in one process.
enum LabRegistry {
    static let host = Result { () throws -> MockRegistry in
        var configuration = Configuration()
        configuration.time = .at("2026-01-01T00:00:00Z")
        configuration.speed = 0
        return try MockRegistry.start(configuration)
    }

    /// A registry whose clock stands, which goes when the body has ended.
    static func with<Result>(policy: String = "classic", _ body: (RegistryInstance) throws -> Result) throws -> Result {
        try with(#"{"policy":"\#(policy)","clock":{"start":"2026-01-01T00:00:00Z","speed":0},"randomSeed":1}"#, body)
    }

    /// A registry for an exercise.
    static func with<Result>(exercise: String, _ body: (RegistryInstance) throws -> Result) throws -> Result {
        try with(#"{"exercise":"\#(exercise)"}"#, body)
    }

    /// The registry of a card.
    static func with<Result>(card: String, _ body: (RegistryInstance) throws -> Result) throws -> Result {
        try with(
            #"{"card":"\#(card)","clock":{"start":"2026-01-01T00:00:00Z","speed":0},"randomSeed":1}"#,
            body
        )
    }

    /// So many registries for an exercise.
    static func withMany<Result>(
        exercise: String,
        _ count: Int,
        _ body: ([RegistryInstance]) throws -> Result
    ) throws -> Result {
        var made: [RegistryInstance] = []
        defer { for registry in made { remove(registry) } }
        for _ in 0..<count { made.append(try make(#"{"exercise":"\#(exercise)"}"#)) }
        return try body(made)
    }

    private static func with<Result>(_ text: String, _ body: (RegistryInstance) throws -> Result) throws -> Result {
        let registry = try make(text)
        defer { remove(registry) }
        return try body(registry)
    }

    private static func make(_ text: String) throws -> RegistryInstance {
        var plan = try RegistryPlan(Array(text.utf8))
        plan.endpoint = .serverName("s\(UInt64.random(in: 0 ... .max)).example")
        return try host.get().registries.create(plan)
    }

    private static func remove(_ registry: RegistryInstance) { _ = try? host.get().registries.delete(registry.id) }
}

extension Scorecard {
    /// A card with these steps, as JSON with single quotes.
    init(steps: String...) throws {
        let text = "{'name':'mine','title':'Mine','proves':'','steps':[\(steps.joined(separator: ","))]}"
        try self.init(Array(text.replacing("'", with: "\"").utf8))
    }

    /// A step of a card.
    static func step(_ id: String, _ rest: String) -> String {
        "{'id':'\(id)','title':'\(id)','rule':'RFC 5730',\(rest)}"
    }
}
