import Faults
import HTTP
import Hosting
import JSON
import Journal
import Registry
import Seed
import Session

/// All that a registry knows, at once.
extension ControlAPI {
    var state: [Route] {
        [
            route(
                "GET",
                "/state",
                "Writes everything down as a seed",
                "state",
                answers: [.init(200, "A seed that makes an equal registry", schema: "Seed")]
            ) { registry, _ throws(HTTPProblem) in
                // Of a copy, which costs nothing: nobody waits while it is written.
                let snapshot = registry.server.store.observe().world
                let stream = try WrittenStream { take in SeedText(World(snapshot)).write(take) }
                return .stream(HTTPResponse(200, fields: ["Content-Type": "application/json"]), stream)
            },
            route(
                "PUT",
                "/state",
                "Puts a seed in the place of everything; sessions of registrars that are gone are ended",
                "state",
                request: "Seed",
                answers: [.init(204, "It is done")],
                largestBody: Self.largestState,
                isLong: true
            ) { registry, request throws(HTTPProblem) in
                let seed = try request.decoded(Seed.self)
                do throws(JSONFault) { try registry.replace(by: seed) } catch { throw HTTPProblem(error) }
                return .done
            },
            route(
                "POST",
                "/reset",
                "Makes everything as it was when the registry was made, with the faults of then and an empty journal",
                "state",
                answers: [.init(204, "It is done")],
                isLong: true
            ) { registry, _ throws(HTTPProblem) in
                registry.reset()
                return .done
            },
        ] + snapshots
    }

    private var snapshots: [Route] {
        [
            route(
                "GET",
                "/snapshots",
                "Lists the snapshots",
                "state",
                answers: [.init(200, "All snapshots", schema: "Snapshots")]
            ) { registry, _ throws(HTTPProblem) in
                .json(registry.named.map { SnapshotView($0.key, $0.value) }.sorted { $0.name < $1.name })
            },
            route(
                "POST",
                "/snapshots",
                "Notes the present, the time included, under a name; an earlier one of that name is replaced",
                "state",
                request: "NewSnapshot",
                answers: [
                    .init(201, "It is noted", schema: "Snapshot"),
                    .init(409, "There are too many", schema: "Problem"),
                ]
            ) { registry, request throws(HTTPProblem) in try Self.snapshot(registry, request) },
            route(
                "POST",
                "/snapshots/{snapshot}/restore",
                "Makes everything as it was then; sessions of registrars that are gone are ended",
                "state",
                answers: [.init(204, "It is done")],
                isLong: true
            ) { registry, request throws(HTTPProblem) in
                let name = request["snapshot"]
                guard let checkpoint = registry.named[name] else { throw .unknown("snapshot", name) }
                registry.restore(checkpoint)
                return .done
            },
            route(
                "DELETE",
                "/snapshots/{snapshot}",
                "Forgets a snapshot",
                "state",
                answers: [.init(204, "It is forgotten")]
            ) { registry, request throws(HTTPProblem) in
                let name = request["snapshot"]
                guard registry.forget(name) else { throw .unknown("snapshot", name) }
                return .done
            },
        ]
    }

    private static func snapshot(
        _ registry: RegistryInstance,
        _ request: RoutedRequest
    ) throws(HTTPProblem) -> HTTPReply {
        let name = try request.decoded(NewSnapshot.self).name
        guard RegistryInstance.isSnapshotName(name) else { throw .field("/name", RegistryInstance.snapshotNames) }
        guard registry.note(as: name), let checkpoint = registry.named[name] else {
            throw .conflict("There are \(RegistryInstance.mostSnapshots) snapshots already.")
        }
        return .json(SnapshotView(name, checkpoint), 201, at: "/registries/\(registry.id)/snapshots/\(name)")
    }
}

/// The body of a request for a snapshot.
private struct NewSnapshot: Decodable { let name: String }

/// A snapshot, as JSON.
struct SnapshotView: Encodable {
    let name: String
    /// The registry's time in it.
    let time: SeedTime
    /// The machine's time.
    let taken: SeedTime
    let domains: Int
    let hosts: Int
    let contacts: Int

    init(_ name: String, _ checkpoint: Checkpoint) {
        self.name = name
        time = .fixed(checkpoint.time)
        taken = .fixed(checkpoint.taken)
        let world = World(checkpoint.world)
        (domains, hosts, contacts) = (world.domains.count, world.hosts.count, world.contacts.count)
    }
}
