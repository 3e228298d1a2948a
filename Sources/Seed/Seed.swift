import Crypto
import EPP
import JSON
import Registry

/// What a registry knows when it starts, as `registry.json` says it.
///
/// Only `registrars` must be there; the manual describes every field.
package struct Seed: Sendable, Equatable, Codable {
    /// Of this description; what leaves it out is taken for the newest.
    package var format: FormatNumber?
    package var registrars: [SeedRegistrar]
    package var contacts: [SeedContact]?
    package var hosts: [SeedHost]?
    package var domains: [SeedDomain]?
    /// Applications for names in launch phases.
    package var applications: [SeedApplication]?
    package var organizations: [SeedOrganization]?
    package var messages: [SeedMessage]?
    /// What is planned, in the place of the policy's maintenances; the policy's where it is left out.
    package var maintenances: [MaintenancePolicy]?
    /// Labels of which validators know a trademark, and signed marks that were taken back: in the place of the policy's, too.
    package var trademarkClaims: TrademarkClaims?
    package var revokedMarks: [RevokedMark]?
    package var generated: GeneratedObjects?
    /// What holders were sent.
    package var outbox: SeedOutbox?
    package var numbering: SeedNumbering?

    package init(registrars: [SeedRegistrar]) { self.registrars = registrars }
}

/// The highest identifiers that were given out, so that a world that was written out goes on counting where it stopped.
package struct SeedNumbering: Sendable, Equatable, Codable {
    package var objects: Int
    package var messages: Int
}

extension Seed {
    /// The world that the text describes; `file` is what complaints call it.
    package static func world(
        of text: [UInt8],
        file: String,
        policy: Policy,
        start: Instant,
        random: any RandomSource = SystemRandom()
    ) throws(DocumentError) -> World {
        var json: JSON?
        do throws(JSONFault) {
            let parsed = try JSONParser.parse(text)
            json = parsed
            let seed = try StrictDecoder.decode(Seed.self, from: parsed)
            return try seed.world(policy: policy, start: start, random: random)
        } catch {
            throw error.error(in: file, json)
        }
    }

    /// The seed in a JSON text.
    package init(_ text: [UInt8]) throws(JSONFault) {
        self = try StrictDecoder.decode(Seed.self, from: try JSONParser.parse(text))
    }

    /// The world that the seed describes, when it starts at this time.
    package func world(
        policy: Policy,
        start: Instant,
        random: any RandomSource = SystemRandom()
    ) throws(JSONFault) -> World {
        var loader = SeedLoader(self, policy, start: start, random)
        try loader.load()
        return loader.world
    }
}

extension Seed {
    /// Everything that the world holds, with the numbers that were given out.
    package init(_ world: World) {
        self.init(registrars: world.registrars.values.sorted { $0.id < $1.id }.map(SeedRegistrar.init))
        format = FormatNumber()
        contacts = world.contacts.values.sorted { $0.object < $1.object }.map(SeedContact.init)
        hosts = world.hosts.values.sorted { $0.id < $1.id }.map(SeedHost.init)
        domains = world.domains.values.sorted { $0.id < $1.id }.map { SeedDomain($0, in: world) }
        applications = world.applications.values.sorted { $0.domain.id < $1.domain.id }.map {
            SeedApplication($0, in: world)
        }
        if world.policy.organization.isOffered {
            organizations = world.organizations.values.sorted { $0.object < $1.object }.map(SeedOrganization.init)
        }
        messages = Self.messages(of: world)
        maintenances = world.policy.maintenances
        if world.policy.launch.isOffered {
            (trademarkClaims, revokedMarks) = (world.policy.launch.claims, world.policy.launch.revokedMarks)
        }
        outbox = SeedOutbox(world.outbox)
        numbering = SeedNumbering(objects: world.lastObject, messages: world.lastMessage)
    }

    /// The messages that wait, oldest first.
    package static func messages(of world: World) -> [SeedMessage] {
        waiting(in: world).map { SeedMessage($0.message, to: $0.to, in: world) }
    }

    static func waiting(in world: World) -> [(to: ClientID, message: PollMessage)] {
        world.queues.flatMap { client, queue in queue.all.map { (to: client, message: $0) } }
            .sorted { $0.message.id < $1.message.id }
    }
}

extension Seed {
    /// The seed as a JSON text.
    package var text: [UInt8] { JSONText.bytes(of: self) }
}

/// What is wrong with a document that somebody wrote, and where: `registry.json:3: domains[0].sponsor: …`.
package struct DocumentError: Error, Equatable, CustomStringConvertible {
    package let description: String
}

extension JSONFault {
    /// As an error of the file of this name.
    package func error(in file: String, _ json: JSON? = nil) -> DocumentError {
        let place = (line ?? json?.line(of: path)).map { ":\($0)" } ?? ""
        let steps = path.steps.isEmpty ? "" : " \(path):"
        return DocumentError(description: "\(file)\(place):\(steps) \(sentence).")
    }
}
