import EPP
import Registry
import XML

/// A registry in this process with its registrars at the keyboard: what a situation is played on.
package final class Stage {
    package let registry: DemoRegistry
    private var sessions: [ClientID: InProcessDialogue] = [:]
    private let reader = XMLReader()

    package init(_ policy: Policy) throws { registry = try DemoRegistry(policy) }

    package var policy: Policy { registry.store.operate { world, _ in world.wholePolicy } }

    /// Sends what stands inside `<command>`; answers the whole answer.
    package func ask(_ client: ClientID, _ command: String) -> [UInt8] {
        session(of: client).ask(Array("<epp xmlns=\"\(Namespace.epp)\"><command>\(command)</command></epp>".utf8)) ?? []
    }

    /// Sends what stands inside `<command>`; answers the result code, and 0 where none came.
    @discardableResult
    package func code(_ client: ClientID, _ command: String) -> Int { Self.code(of: ask(client, command)) }

    /// The result code of an answer.
    package static func code(of answer: [UInt8]) -> Int {
        let mark = Array("<result code=\"".utf8)
        guard let start = answer.indices.first(where: { answer[$0...].starts(with: mark) }) else { return 0 }
        return Int(String(decoding: answer[(start + mark.count)...].prefix(4), as: UTF8.self)) ?? 0
    }

    /// Moves the clock; everything that falls due has happened afterwards.
    package func advance(_ span: TimeSpan) { registry.store.advance(by: span) }

    private func session(of client: ClientID) -> InProcessDialogue {
        if let session = sessions[client], !session.isOver { return session }
        let session = InProcessDialogue(registry.server)
        _ = session.ask(registry.login(client))
        sessions[client] = session
        return session
    }

    /// A code for a domain, come by as the policy has it: chosen, told or delivered; nil where it was refused.
    package func obtainCode(_ domain: String, of sponsor: ClientID, choosing code: String = Say.strong) -> Held? {
        switch policy.authInfo.regime {
        case .classic, .secure:
            return self.code(sponsor, Say.set(domain, code)) == 1000 ? Held(code: code) : nil
        case .registryGenerated:
            let answer = ask(sponsor, Say.info(domain, with: Say.request(isForced: true)))
            return toldCode(in: answer).map { Held(code: $0) }
        case .holderDelivered:
            guard self.code(sponsor, Say.info(domain, with: Say.request(isForced: true))) == 1000 else { return nil }
            return registry.store.operate { world, _ in
                world.outbox.deliveries.last.map { Held(code: $0.code, number: $0.processNumber) }
            }
        }
    }

    /// The code that an answer tells, if it does.
    package func toldCode(in answer: [UInt8]) -> String? {
        (try? reader.read(answer)).flatMap(HeardCodes.code)
    }

    /// What whoever wants the domain must know.
    package struct Held: Sendable {
        package var code: String
        package var number: String?

        package init(code: String, number: String? = nil) {
            self.code = code
            self.number = number
        }
    }
}
