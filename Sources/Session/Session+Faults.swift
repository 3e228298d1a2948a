import EPP
import Faults
import Network
import Registry

/// What a session asks of faults.
protocol SessionFaults: AnyObject, Sendable {
    /// Whether there are no rules, so that nothing can be chosen but for a command.
    var isEmpty: Bool { get }

    /// Whether a command is worth a look.
    func concern(_ envelope: CommandEnvelope) -> Bool

    /// The fault that acts now, if any.
    func choose(_ choice: FaultStage.Choice, _ context: @autoclosure () -> FaultContext) -> Fault?
}

extension Faults: SessionFaults {}

/// Where a session lets things go wrong.
extension Session {
    /// What a command is to the rules; nil, nearly always, where none can concern it.
    func context(_ envelope: CommandEnvelope, at now: Monotonic) -> Shared<FaultContext>? {
        guard faults.concern(envelope) else { return nil }
        return completed(FaultContext(envelope), at: now)
    }

    /// What is no command, by its name.
    func context(_ name: String, at now: Monotonic) -> Shared<FaultContext>? {
        faults.isEmpty ? nil : completed(FaultContext(name), at: now)
    }

    private func completed(_ context: FaultContext, at now: Monotonic) -> Shared<FaultContext> {
        var context = context
        if let client = login?.client { context.registrar = client }
        context.session = live?.id ?? 0
        context.openSessions = server.sessions.count(of: context.registrar)
        context.now = server.store.clock.now
        context.moment = now
        return Shared(context)
    }

    /// Whether the connection ends instead of a greeting.
    func isKeptFromGreeting(at now: Monotonic) -> Bool {
        guard let context = context("greeting", at: now),
            let fault = faults.choose(.greeting, context.value), let ending = fault.endingInsteadOfGreeting
        else { return false }
        note(fault, at: now)
        end(by: ending)
        return true
    }

    /// What is done with a command beside, or instead of, carrying it out.
    func intervention(in context: Shared<FaultContext>?, at now: Monotonic) -> Intervention {
        guard let context, let fault = faults.choose(.command, context.value) else {
            return Intervention()
        }
        note(fault, at: now)
        return fault.intervention
    }

    /// Sends an answer, spoilt or delayed where a fault says so.
    func deliver(_ reply: Reply, at now: Monotonic, _ output: inout Output) {
        let (answer, fault) = rewritten(reply)
        note(reply, sent: answer, at: now)
        tellFailedLogin(reply)
        guard let answer else { return }
        for delay in [penalty(on: reply), reply.delay] { if let delay { output.steps.append(.pause(delay)) } }
        guard let fault = fault?.value else { return output.send(frameOf: answer) }
        note(fault, at: now)
        let delivery = fault.delivery(of: answer)
        output.steps += delivery.steps
        if let ending = delivery.ending { end(by: ending) }
    }

    /// How long the registry keeps an answer back, to slow down whoever asks for too much (policy session.penalties).
    private func penalty(on reply: Reply) -> Duration? {
        guard !isStopping, !server.rules.penalties.isEmpty, let verdict = reply.verdict else { return nil }
        let command = reply.command?.shortDescription
        let penalty = server.rules.penalties.first { penalty in
            let isItsCode = penalty.code == verdict.code || penalty.code == 0 && verdict.code >= 2000
            return isItsCode && (penalty.command.isEmpty || penalty.command == command)
        }
        return penalty.map { .milliseconds($0.delay.milliseconds) }
    }

    /// The answer as the registry writes it, and as the fault that acts on it, if one does, wants it.
    func rewritten(_ reply: Reply) -> (answer: [UInt8]?, fault: Shared<Fault>?) {
        guard let plain = reply.answer else { return (nil, nil) }
        let answer = server.written(plain)
        guard var context = reply.context?.value else { return (answer, nil) }
        if let code = reply.verdict?.code, code >= 2000 { context.errors = errors }
        guard let fault = faults.choose(.answer, context) else { return (answer, nil) }
        return (fault.rewrite(answer, reader), Shared(fault))
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
