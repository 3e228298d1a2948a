import EPP
import Faults
import JSON
import Registry
import Scorecards
import Seed
import Session

/// All registries of a process as a file keeps them between two starts.
package struct KeptState: Sendable, Codable {
    private var format: FormatNumber? = FormatNumber()
    /// When it was written, by the machine's clock.
    package let kept: Instant
    package let registries: [KeptRegistry]
    /// Those who learn in some of the registries.
    package let classes: [KeptClass]?

    /// What there is now; the registries may have stopped already.
    package init(_ host: RegistryHost) {
        kept = MachineTime.now
        registries = host.directory.all.map(KeptRegistry.init)
        let lessons = host.allClasses.map(KeptClass.init)
        classes = lessons.isEmpty ? nil : lessons
    }

    /// What a file says; nothing is made of it yet.
    package init(_ json: JSON) throws(JSONFault) {
        self = try StrictDecoder.decode(Self.self, from: json)
        var known: Set<String> = []
        for (index, registry) in registries.enumerated() {
            let path = JSONPath()["registries"][index]
            guard let id = registry.plan.id else { throw JSONFault("it is missing", at: path, missing: "id") }
            guard known.insert(id).inserted else {
                throw JSONFault("two registries have this identifier", at: path["id"])
            }
            do throws(JSONFault) { try registry.plan.check() } catch { throw error.below(path) }
        }
        try checkClasses(among: known)
    }

    private func checkClasses(among registries: Set<String>) throws(JSONFault) {
        var names: Set<String> = []
        for (index, lesson) in (classes ?? []).enumerated() {
            let path = JSONPath()["classes"][index]
            try lesson.check(among: registries, at: path)
            guard names.insert(lesson.id).inserted else {
                throw JSONFault("two classes have this name", at: path["id"])
            }
        }
        guard names.count <= RegistryHost.mostClasses else {
            throw JSONFault("there are more than \(RegistryHost.mostClasses)", at: JSONPath()["classes"])
        }
    }

    /// Gives the JSON text piece by piece, until a piece is not wanted: of what the registries hold never more than a piece
    /// is in memory.
    package func write(_ take: @escaping ([UInt8]) -> Bool) { LaterWorlds().write(self, take) }
}

/// A registry as a file keeps it: how it began, as a plan of it, and how it is now.
///
/// Of the registry that a process starts with the beginning is not kept: the start's options say it.
package struct KeptRegistry: Sendable, Codable {
    package let plan: RegistryPlan
    let present: Present
    let snapshots: [String: WrittenCheckpoint]?
    /// Hashes of tokens.
    let tokens: [RegistryTokens.Known]?
    /// How many hints of its exercise have been told.
    let hints: Int?
    /// Where it listened, of its own port that the system chose: clients know that one.
    let lastPort: Int?

    struct Present: Sendable, Codable {
        let moment: WrittenCheckpoint
        let faults: [FaultRule]
        /// Whether names such as `answer-lost.example` make trouble.
        let reservedNamesApply: Bool
        /// How many server transaction identifiers were given out: none is given twice (RFC 5730 §2.5).
        let transactions: Int
    }

    private enum Field: String, CodingKey {
        case id, snapshots, tokens, hints, lastPort
        case present = "now"
    }

    init(_ registry: RegistryInstance) {
        plan = RegistryPlan(registry)
        present = Present(registry)
        let named = registry.named.mapValues(WrittenCheckpoint.init)
        snapshots = named.isEmpty ? nil : named
        tokens = registry.tokens.all.isEmpty ? nil : registry.tokens.all
        hints = registry.hints.isEmpty ? nil : registry.hints.count
        lastPort = registry.endpoint == .port(0) && registry.id != RegistryHost.firstID ? registry.port : nil
    }

    package init(from decoder: any Decoder) throws {
        plan = try RegistryPlan(from: decoder)
        let fields = try decoder.container(keyedBy: Field.self)
        present = try fields.decode(Present.self, forKey: .present)
        snapshots = try fields.decodeIfPresent([String: WrittenCheckpoint].self, forKey: .snapshots)
        tokens = try fields.decodeIfPresent([RegistryTokens.Known].self, forKey: .tokens)
        hints = try fields.decodeIfPresent(Int.self, forKey: .hints)
        guard (hints ?? 0) >= 0 else {
            throw JSONFault("a number from 0 is expected", at: JSONPath(decoder.codingPath)["hints"])
        }
        lastPort = try fields.decodeIfPresent(Int.self, forKey: .lastPort)
        guard (1...65_535).contains(lastPort ?? 1) else {
            throw JSONFault("a port is a number from 1 to 65535", at: JSONPath(decoder.codingPath)["lastPort"])
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Field.self)
        if plan.id == RegistryHost.firstID {
            try fields.encode(plan.id, forKey: .id)
        } else {
            try plan.encode(to: encoder)
        }
        try fields.encode(present, forKey: .present)
        try fields.encodeIfPresent(snapshots, forKey: .snapshots)
        try fields.encodeIfPresent(tokens, forKey: .tokens)
        try fields.encodeIfPresent(hints, forKey: .hints)
        try fields.encodeIfPresent(lastPort, forKey: .lastPort)
    }
}

extension KeptRegistry.Present {
    private enum Field: String, CodingKey { case faults, reservedNamesApply, transactions }

    init(_ registry: RegistryInstance) {
        moment = WrittenCheckpoint(registry.checkpoint)
        faults = registry.server.faults.rules
        reservedNamesApply = registry.server.faults.reservedNamesApply
        transactions = registry.server.store.transactions.last
    }

    init(from decoder: any Decoder) throws {
        moment = try WrittenCheckpoint(from: decoder)
        let fields = try decoder.container(keyedBy: Field.self)
        faults = try fields.decodeIfPresent([FaultRule].self, forKey: .faults) ?? []
        reservedNamesApply = try fields.decode(Bool.self, forKey: .reservedNamesApply)
        transactions = try fields.decode(Int.self, forKey: .transactions)
        guard (0...Int.max / 2).contains(transactions) else {
            throw JSONFault("a number from 0 is expected", at: JSONPath(decoder.codingPath)["transactions"])
        }
    }

    func encode(to encoder: any Encoder) throws {
        try moment.encode(to: encoder)
        var fields = encoder.container(keyedBy: Field.self)
        try fields.encode(faults, forKey: .faults)
        try fields.encode(reservedNamesApply, forKey: .reservedNamesApply)
        try fields.encode(transactions, forKey: .transactions)
    }
}

extension RegistryPlan {
    /// What would make the registry as it was at its beginning.
    fileprivate init(_ registry: RegistryInstance) {
        self.init()
        let beginning = WrittenCheckpoint(registry.beginning)
        (id, label, endpoint) = (registry.id, registry.label, registry.endpoint)
        policy = .whole(World(registry.beginning.world).policy.whole)
        (seed, clock) = (beginning.seed, beginning.clock ?? PlannedClock())
        (randomSeed, honoursReservedNames) = (registry.randomSeed, registry.server.faults.honouredAtFirst)
        faults = registry.server.faults.firstRules
        exercise = registry.exercise?.name
    }
}
