import HTTP
import Hosting
import JSON
import Registry
import Seed
import Session

/// What waits for registrars to poll.
extension ControlAPI {
    var messages: [Route] {
        [
            route(
                "GET",
                "/messages",
                "Lists the messages that wait",
                "messages",
                query: [QueryParameter("to", "Only those for this registrar")]
                    + ListPages.query(behind: "number", isNumber: true),
                answers: [.init(200, "The messages, oldest first; \(ListPages.told)", schema: "Messages")]
            ) { registry, request throws(HTTPProblem) in
                let page = try ListPage(numbered: request)
                let world = World(registry.server.store.observe().world)
                return Self.messages(in: world, to: request.query("to"), page)
            },
            route(
                "POST",
                "/messages",
                "Puts a message into a registrar's queue",
                "messages",
                request: "Message",
                answers: [
                    .init(201, "It waits", schema: "Message"),
                    .init(409, "As many wait as may (policy poll.mostMessages)", schema: "Problem"),
                ]
            ) { registry, request throws(HTTPProblem) in try Self.inject(request.decoded(SeedMessage.self), registry) },
            route(
                "DELETE",
                "/messages/{number}",
                "Takes a message out of its queue",
                "messages",
                answers: [.init(204, "It is gone")]
            ) { registry, request throws(HTTPProblem) in
                let number = Int(request["number"]) ?? 0
                let isGone = registry.server.store.operate { world, _ in
                    guard let client = world.queues.first(where: { $0.value.contains(number) })?.key else {
                        return false
                    }
                    world.apply(.acknowledged(number, by: client))
                    return true
                }
                guard isGone else { throw .unknown("message", request["number"]) }
                return .done
            },
        ]
    }

    /// A page of the messages that wait, of which only those that are shown are written.
    private static func messages(in world: World, to client: String?, _ page: ListPage<Int>) -> HTTPReply {
        var first = FirstFew<(to: String, message: PollMessage)>(page.limit) { $0.message.id < $1.message.id }
        var total = 0
        for (owner, queue) in world.queues where client.map({ $0 == owner }) ?? true {
            total += queue.count
            for message in queue.all(behind: page.after ?? 0).prefix(page.limit) { first.add((owner, message)) }
        }
        return .list(first.elements.map { SeedMessage($0.message, to: $0.to, in: world) }, of: total)
    }

    private static func inject(_ message: SeedMessage, _ registry: RegistryInstance) throws(HTTPProblem) -> HTTPReply {
        guard message.number == nil else { throw .field("/number", "The registry numbers its messages itself.") }
        let result = registry.server.store.operate { world, now in
            Result { () throws(JSONFault) -> SeedMessage? in
                guard !world.isQueueFull(of: message.to) else { return nil }
                var loader = SeedLoader(in: world, at: now)
                try loader.load(message, at: JSONPath())
                return world.queues[message.to]?.all.last.map { SeedMessage($0, to: message.to, in: world) }
            }
        }
        let queued: SeedMessage?
        do throws(JSONFault) { queued = try result.get() } catch { throw HTTPProblem(error) }
        guard let queued else { throw .conflict("As many messages wait for \(message.to) as may.") }
        return .json(queued, 201, at: "/registries/\(registry.id)/messages")
    }
}
