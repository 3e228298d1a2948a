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
                query: [QueryParameter("to", "Only those for this registrar")],
                answers: [.init(200, "The messages, oldest first", schema: "Messages")]
            ) { registry, request throws(HTTPProblem) in
                let all = registry.server.store.operate { world, _ in Seed.messages(of: world) }
                return .json(all.filter { message in request.query("to").map { $0 == message.to } ?? true })
            },
            route(
                "POST",
                "/messages",
                "Puts a message into a registrar's queue",
                "messages",
                request: "Message",
                answers: [.init(201, "It waits", schema: "Message")]
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

    private static func inject(_ message: SeedMessage, _ registry: RegistryInstance) throws(HTTPProblem) -> HTTPReply {
        guard message.number == nil else { throw .field("/number", "The registry numbers its messages itself.") }
        let result = registry.server.store.operate { world, now in
            Result { () throws(JSONFault) -> SeedMessage? in
                var loader = SeedLoader(in: world, at: now)
                try loader.load(message, at: JSONPath())
                return Seed.messages(of: world).last
            }
        }
        do throws(JSONFault) {
            return .json(try result.get(), 201, at: "/registries/\(registry.id)/messages")
        } catch {
            throw HTTPProblem(error)
        }
    }
}
