import EPP
import Faults
import Network
import Registry

/// Where a session lets things go wrong.
extension Session {
    /// What a command is to the rules; nil, nearly always, where none can concern it.
    func occasion(_ envelope: CommandEnvelope, at now: Monotonic) -> Occasion? {
        guard server.faults.concern(envelope) else { return nil }
        return completed(Occasion(envelope), at: now)
    }

    /// What is no command, by its name.
    func occasion(_ name: String, at now: Monotonic) -> Occasion? {
        server.faults.isEmpty ? nil : completed(Occasion(name), at: now)
    }

    private func completed(_ occasion: Occasion, at now: Monotonic) -> Occasion {
        var occasion = occasion
        if let client = login?.client { occasion.registrar = client }
        occasion.session = live?.id ?? 0
        occasion.openSessions = server.sessions.count(of: occasion.registrar)
        occasion.now = server.store.clock.now
        occasion.moment = now
        return occasion
    }

    /// Whether the connection ends instead of a greeting.
    func isKeptFromGreeting(at now: Monotonic) -> Bool {
        guard let occasion = occasion("greeting", at: now),
            let fault = server.faults.choose(.greeting, occasion), case .close(_, let ending, _) = fault.effect
        else { return false }
        note(fault, at: now)
        end(by: ending ?? .orderly)
        return true
    }

    /// What is done with a command beside, or instead of, carrying it out.
    func intervention(in exchange: Exchange, at now: Monotonic) -> Intervention {
        guard let occasion = exchange.occasion, let fault = server.faults.choose(.command, occasion) else {
            return Intervention()
        }
        note(fault, at: now)
        return Intervention(fault.effect)
    }

    /// Sends an answer, spoilt or delayed where a fault says so.
    func deliver(_ exchange: inout Exchange, at now: Monotonic, _ output: inout Output) {
        let fault = rewrite(&exchange)
        note(exchange, at: now)
        guard let answer = exchange.answer else { return }
        guard let fault else { return output.send(frameOf: answer) }
        note(fault, at: now)
        let delivery = Delivery(of: answer, under: fault)
        output.steps += delivery.steps
        if let ending = delivery.ending { end(by: ending) }
    }

    /// Chooses the fault that acts on the answer, and lets it change the XML.
    @discardableResult func rewrite(_ exchange: inout Exchange) -> Fault? {
        guard var occasion = exchange.occasion, let answer = exchange.answer else { return nil }
        if let code = exchange.code, code >= 2000 { occasion.errors = errors }
        guard let fault = server.faults.choose(.answer, occasion) else { return nil }
        exchange.answer = fault.effect.rewrite(answer, reader)
        return fault
    }
}

extension Output {
    /// Sends an answer behind all that has been asked for so far.
    mutating func send(frameOf xml: [UInt8]) {
        guard steps.isEmpty else { return steps.append(.send(FrameDecoder.header(forXMLOf: xml.count) + xml)) }
        bytes.reserveCapacity(bytes.count + xml.count + 4)
        for shift in stride(from: 24, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: UInt32(clamping: xml.count + 4) >> shift))
        }
        bytes.append(contentsOf: xml)
    }
}
