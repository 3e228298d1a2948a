import Crypto
import EPP
import Hosting
import Locks
import Network
import Registry
import Session

/// The commands of one HTTP call, in order, in a session of the account's registrar.
///
/// A fault may hold back the registry's answer to one of them. Then the call is left, and begun again when the answer is
/// due: what was answered before is told again and not asked again. So what stands before the last command of a call has
/// to be the same each time.
final class RegistrarCall: Sendable {
    private struct State {
        var now: Monotonic
        var answers: [(outcome: RegistrarAnswer.Outcome, isOver: Bool, due: Monotonic)] = []
        var position = 0
        var session = 0
        var code: String?
        var plan: [Int]?
    }

    let account: Account
    private let conversation: RegistrarConversation
    private let state: Locked<State>

    /// `purpose` is what the journal tells: method and path, without a secret.
    init(of account: Account, for purpose: String, at now: Monotonic) {
        self.account = account
        conversation = RegistrarConversation(account.registry.server, as: account.registrar, for: purpose)
        state = Locked(State(now: now))
    }

    /// The session's number in the journal; 0 while no command was sent.
    var session: Int { state.withLock(\.session) }

    /// Begins again at the first command.
    func begin(at now: Monotonic) {
        state.withLock { state in (state.now, state.position) = (now, 0) }
    }

    /// No more commands come.
    func end(at now: Monotonic) { conversation.end(at: now) }

    /// A code of the registrar's own making, the same for the whole call.
    var freshCode: String {
        state.withLock { state in
            if let code = state.code { return code }
            let code = Codes.make(account.registry.server.store.operate { world, _ in world.random })
            state.code = code
            return code
        }
    }

    /// What is made out before the first command, and is the same for the whole call though the commands change it.
    func plan(_ make: () throws(CallEnd) -> [Int]) throws(CallEnd) -> [Int] {
        if let plan = state.withLock(\.plan) { return plan }
        let plan = try make()
        state.withLock { $0.plan = plan }
        return plan
    }

    /// Sends a command and takes its answer, whatever it says.
    func ask(_ command: EPPCommand) throws(CallEnd) -> ReadAnswer {
        if state.withLock({ $0.position == 0 }) { try logIn() }
        let document = command.document(for: subProduct(of: command), number: number(of: command.name))
        return try take { [conversation] now in conversation.ask(document, at: now) }
    }

    /// What goes with commands about a domain where the registry wants its number (ptdomain-1.0).
    private func number(of name: String) -> String? {
        account.registry.server.store.operate { world, _ in
            guard world[policyOf: name].authInfo.offers(.ptdomain) else { return nil }
            return world.domains[name].map { String($0.id) }
        }
    }

    /// Which logical registry a command is for, where that has to be said; an acknowledgement is about no object.
    private func subProduct(of command: EPPCommand) -> String? {
        account.registry.server.store.operate { world, _ in
            guard world.policy.nameStore.isNeeded, !command.name.isEmpty else { return nil }
            return world.policy.whole.subProduct(of: (try? DomainName(command.name)).flatMap(world.zone))
        }
    }

    /// Sends a command that must succeed.
    @discardableResult
    func demand(_ command: EPPCommand) throws(CallEnd) -> ReadAnswer {
        let answer = try ask(command)
        guard answer.code < 2000 else { throw .refused(Refusal(command, answer)) }
        return answer
    }

    private func logIn() throws(CallEnd) {
        let answer = try take { [conversation] now in conversation.logIn(at: now) }
        guard answer.code == 1000 else { throw .unreachable("The login is answered \(answer.code): \(answer.message)") }
    }

    private func take(_ send: (Monotonic) -> RegistrarAnswer) throws(CallEnd) -> ReadAnswer {
        let (entry, now) = state.withLock { state in
            if state.position == state.answers.count {
                let answer = send(state.now)
                if answer.session != 0 { state.session = answer.session }
                state.answers.append((answer.outcome, answer.isOver, state.now + answer.delay))
            }
            state.position += 1
            return (state.answers[state.position - 1], state.now)
        }
        guard entry.due <= now else { throw .waiting(until: entry.due) }
        switch entry.outcome {
        case .lost(let ending): throw .lost(ending)
        case .silent: throw .silent
        case .garbled: throw .unreachable("The registry's answer is no frame.")
        case .answered(let xml):
            guard let answer = ReadAnswer(xml) else { throw .unreachable("The registry's answer is no EPP response.") }
            guard answer.code < 2500 else { throw .unreachable("\(answer.code) \(answer.message)") }
            return answer
        }
    }
}

extension Refusal {
    init(_ command: EPPCommand, _ answer: ReadAnswer) {
        self.init(
            command: command.title,
            code: answer.code,
            message: answer.message,
            reasons: answer.reasons,
            name: command.name
        )
    }
}
