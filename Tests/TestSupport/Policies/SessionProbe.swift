import EPP
import Network
import Registry
import Session
import XML

extension FieldProbe {
    /// What shows that the fields about sessions act: played on connections, not on objects.
    static let sessions: [FieldProbe] = [
        FieldProbe("session.penalties") { stage, _ in
            let client = Client(stage)
            let answers = [
                client.login(), client.send(Say.create("alpha-1.example")), client.send("<poll op=\"req\"/>"),
            ]
            return answers.map(\.pauses).joined(separator: "; ")
        },
        FieldProbe("session.quotas") { stage, values in
            var count = QuotaCount()
            count.parts = values.preset.session.quotas.map { .init(end: DemoRegistry.start, count: $0.most) }
            let nearlyAll = count
            stage.registry.store.operate { world, _ in world.apply(.counted([nearlyAll], of: "alpha")) }
            let commands = [Say.create("alpha-1.example"), Say.create("new.example"), Say.info("alpha-1.example")]
            return commands.map { "\(stage.code("alpha", $0))" }.joined(separator: " ")
        },
        FieldProbe("session.mostSessions") { stage, values in
            let clients = (0...values.preset.session.mostSessions).map { _ in Client(stage) }
            return clients.map { $0.login().code }.joined(separator: " ")
        },
        FieldProbe("session.mostSessionsCode", with: { $0.session.mostSessions = 1 }) { stage, _ in
            let clients = [Client(stage), Client(stage)]
            return clients.map { $0.login().code }.joined(separator: " ")
        },
        FieldProbe("session.idleTime") { stage, _ in
            let client = Client(stage)
            _ = client.login()
            return client.timeLeft
        },
        FieldProbe("session.lifetime") { stage, values in
            let client = Client(stage)
            _ = client.login()
            client.now = client.opened + .milliseconds(values.preset.session.lifetime.milliseconds - 1000)
            _ = client.send("<poll op=\"req\"/>")
            return client.timeLeft
        },
        FieldProbe("session.mostCommands") { stage, values in
            let client = Client(stage)
            _ = client.login()
            for _ in 2..<values.preset.session.mostCommands { _ = client.send("<poll op=\"req\"/>") }
            return "\(client.send("<poll op=\"req\"/>").steps.contains(.close))"
        },
        FieldProbe("session.mostErrors") { stage, values in
            let client = Client(stage)
            _ = client.login()
            let codes = (0..<values.preset.session.mostErrors).map { _ in client.send(Say.info("none.example")).code }
            return codes.joined(separator: " ")
        },
    ]

    /// A connection whose clock the probe moves.
    private final class Client {
        let opened = Monotonic.now()
        var now: Monotonic
        private let session: Session
        private let registry: DemoRegistry

        init(_ stage: Stage) {
            registry = stage.registry
            now = opened
            session = Session(registry.server, reader: XMLReader(), at: opened)
            var output = Output()
            session.open(Peer(address: "192.0.2.1"), at: opened, &output)
        }

        func login() -> Output { receive(registry.login("alpha")) }

        /// Sends what stands inside `<command>`.
        func send(_ command: String) -> Output {
            receive(Array("<epp xmlns=\"\(Namespace.epp)\"><command>\(command)</command></epp>".utf8))
        }

        private func receive(_ xml: [UInt8]) -> Output {
            var output = Output()
            session.receive((FrameDecoder.header(forXMLOf: xml.count) + xml).span, at: now, &output)
            return output
        }

        /// How long the session may go on from now.
        var timeLeft: String { session.deadline.map { "\($0 - now)" } ?? "for ever" }
    }
}

extension Output {
    /// The result code of the one answer, whether it is sent at once or after a while.
    fileprivate var code: String {
        let steps = steps.flatMap { step -> [UInt8] in if case .send(let bytes) = step { bytes } else { [] } }
        return "\(Stage.code(of: bytes + steps))"
    }

    fileprivate var pauses: String {
        steps.compactMap { step in if case .pause(let time) = step { "\(time)" } else { nil } }.joined(separator: ",")
    }
}
