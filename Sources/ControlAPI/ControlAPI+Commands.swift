import HTTP
import Hosting
import Network
import Registry
import Session

/// Commands of a registrar that the operator plays.
extension ControlAPI {
    var commands: [Route] {
        [
            route(
                "POST",
                "/registrars/{id}/commands",
                "Sends a document as a registrar, by the way of a client's: journal, faults and policy included",
                "registrars",
                request: "Command",
                answers: [
                    .init(200, "What has become of it", schema: "CommandOutcome"),
                    .init(409, "The registrar is suspended", schema: "Problem"),
                    .init(413, "It is longer than a frame may be", schema: "Problem"),
                ]
            ) { registry, request throws(HTTPProblem) in
                let (id, xml) = (request["id"], Array(try request.decoded(Command.self).xml.utf8))
                try Self.check(id, xml, registry)
                let purpose = "POST /\(request.http.path.joined(separator: "/"))"
                let conversation = RegistrarConversation(registry.server, as: id, for: purpose)
                return send(xml, by: conversation, in: registry, checkedBy: try host.frameCheck)
            },
            route(
                "GET",
                "/interface-keys",
                "Lists the credentials for the registrars' own interfaces",
                "registrars",
                answers: [.init(200, "The credentials, by registrar", schema: "InterfaceKeys")]
            ) { registry, _ throws(HTTPProblem) in
                let keys = registry.server.store.operate { world, _ in
                    world.registrars.values.sorted { $0.id < $1.id }.flatMap { registrar in
                        registrar.keys.map { InterfaceKeyView($0, of: registrar.id) }
                    }
                }
                return .json(keys)
            },
        ]
    }

    private static func check(_ id: String, _ xml: [UInt8], _ registry: RegistryInstance) throws(HTTPProblem) {
        let isSuspended = registry.server.store.operate { world, _ in world.registrars[id]?.isSuspended }
        guard let isSuspended else { throw .unknown("registrar", id) }
        guard !isSuspended else { throw .conflict("The registrar \"\(id)\" is suspended.") }
        let most = registry.server.limits.frameBytes - 4
        guard xml.count <= most else { throw HTTPProblem(413, "A frame holds \(most) bytes of XML.") }
    }

    /// Where the login comes to nothing, its own fate is the outcome.
    private func send(
        _ xml: [UInt8],
        by conversation: RegistrarConversation,
        in registry: RegistryInstance,
        checkedBy check: FrameCheck?
    ) -> HTTPReply {
        let login = conversation.logIn(at: .now())
        @Sendable func tell(_ answer: RegistrarAnswer) -> HTTPReply {
            Self.after(answer.delay) { now in
                conversation.end(at: now)
                return .json(CommandOutcomeView(answer, registry.server.journal).checked(xml, by: check))
            }
        }
        guard login.read?.code == 1000 else { return tell(login) }
        return Self.after(login.delay) { now in tell(conversation.ask(xml, at: now)) }
    }

    /// What a fault delays is waited for by the connection's own timer.
    private static func after(_ delay: Duration, _ reply: @escaping @Sendable (Monotonic) -> HTTPReply) -> HTTPReply {
        delay > .zero ? .later(after: delay, retry: reply) : reply(.now())
    }
}

private struct Command: Decodable { let xml: String }

/// Credentials for one of the registrars' own interfaces, as JSON.
private struct InterfaceKeyView: Encodable {
    let interface: InterfaceKey.Interface
    /// Where the interface's calls begin.
    let base: String
    let registrar: String
    let account: String?
    /// The key, where it goes alone.
    let key: String?
    /// Who logs in, and with what, where the interface has it.
    let user: String?
    let secret: String?
    let scopes: [String]?

    init(_ key: InterfaceKey, of registrar: ClientID) {
        (interface, account, user, scopes) = (key.interface, key.account, key.name, key.scopes)
        self.registrar = registrar
        switch key.interface {
        case .opusdns: base = "/opusdns/v1"
        case .openprovider: base = "/openprovider/v1beta"
        case .hostup: base = "/hostup/api/v2"
        }
        self.key = key.interface == .openprovider ? nil : key.secret
        secret = key.name == nil ? nil : key.secret
    }
}
