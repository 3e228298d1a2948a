import ControlAPI
import Dispatch
import HTTP
import Hosting
import MockRegistry
import Network

/// Requests to the control API, without a socket: no answer says that the server failed (500), and none is waited for in vain.
///
/// After each conversation everything is as it was before.
final class RequestEntrance {
    private let registry: MockRegistry
    private let site: HTTPSite

    init() throws {
        var configuration = Configuration()
        configuration.time = .at("2026-01-01T00:00:00Z")
        configuration.speed = 0
        configuration.randomSeed = 1
        configuration.journalEntries = 64
        registry = try MockRegistry.start(configuration)
        let api = ControlAPI(registry.registries, version: "0")
        site = HTTPSite(HTTPMount(HTTPRouter(api.routes), access: HTTPAccess()))
    }

    func take(_ bytes: [UInt8]) throws {
        let text = String(decoding: bytes, as: UTF8.self)
        guard !Self.reachesBeyond(text) else { return }
        let talk = RequestTalk(HTTPConversation(site))
        let answers = try talk.answers(to: bytes)
        if answers.contains("HTTP/1.1 500 "), !text.contains("HTTP/1.1 500 ") {
            throw Breach("An answer says that the server failed: \(answers)")
        }
        clear()
    }

    /// Fifty million domains are made where they are asked for, which shows nothing but patience; a webhook would speak to
    /// whoever listens on this machine.
    private static func reachesBeyond(_ text: String) -> Bool {
        let isMasked = text.contains("\\u") || text.contains("\\/")
        return isMasked || text.contains("generated") || text.contains("webhooks") && text.contains("://")
    }

    private func clear() {
        let (host, first) = (registry.registries, registry.registries.first)
        for other in host.directory.all where other.id != first.id { _ = host.delete(other.id) }
        for name in first.named.keys { _ = first.forget(name) }
        first.label = nil
        host.isDraining = false
        first.reset()
    }
}

/// One conversation, with a clock that runs ahead to whatever it waits for.
private final class RequestTalk {
    private let conversation: HTTPConversation
    private let woken = DispatchSemaphore(value: 0)
    private var now = Monotonic.now()
    private var sent = ""
    private var isClosed = false
    /// Streams have no end.
    private var patience = 16

    init(_ conversation: HTTPConversation) { self.conversation = conversation }

    func answers(to bytes: [UInt8]) throws -> String {
        var peer = Peer(address: "127.0.0.1")
        peer.wake = { [woken] in woken.signal() }
        run { conversation.open(peer, at: now, &$0) }
        run { conversation.receive(bytes.span, at: now, &$0) }
        while !isClosed, patience > 0, let deadline = conversation.deadline {
            patience -= 1
            try wait(until: deadline)
        }
        if !isClosed { conversation.closed(at: now) }
        return sent
    }

    /// What has an hour's time is under way on a thread; anything else is only waited for.
    private func wait(until deadline: Monotonic) throws {
        guard deadline - now > .seconds(1800) else {
            now = deadline
            return run { conversation.expire(at: now, &$0) }
        }
        guard woken.wait(timeout: .now() + 20) == .success else { throw Breach("A call has not come to its end.") }
        run { conversation.wake(at: now, &$0) }
    }

    private func run(_ call: (inout Output) -> Void) {
        guard !isClosed else { return }
        var output = Output()
        call(&output)
        sent += String(decoding: output.bytes, as: UTF8.self)
        for step in output.steps {
            switch step {
            case .send(let bytes), .slow(_, _, let bytes): sent += String(decoding: bytes, as: UTF8.self)
            case .pause(let time):
                now += time
                run { conversation.resume(at: now, &$0) }
            case .close, .reset, .abort:
                if !isClosed { conversation.closed(at: now) }
                isClosed = true
            }
        }
    }
}
