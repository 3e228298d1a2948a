import Commands
import EPP
import Faults
import Journal
import Network
import Registry
import XML

/// How a session answers a command.
extension Session {
    /// Carries a command out, unless and except as a fault says otherwise.
    func respond(to envelope: CommandEnvelope, at now: Monotonic) -> Reply {
        let ids = newIDs(envelope.clientTransactionID)
        let context = context(envelope, at: now)
        let intervention = intervention(in: context, at: now)
        let action = Result { () throws(EPPError) in try Action(envelope.action) }
        let (claimant, failures) = (claimant(of: envelope), failedLogins)
        let delay = holdUp(of: claimant)
        var verdict = intervention.carriesOut ? carryOut(action, of: envelope, ids, intervention.applies) : nil
        if let (code, message) = intervention.result {
            let answer = Response(code: code, message: message, ids).bytes
            verdict = Verdict(code: code, refusal: verdict?.refusal, answer: answer, revision: verdict?.revision)
            if code % 1000 / 100 == 5 { end() }
        }
        remember(loginOf: claimant, failures: failures)
        let isLoggedIn = login != nil
        if let ending = intervention.ending { end(by: ending) }
        if server.rules.mostCommands > 0 {
            commands += 1
            if commands >= server.rules.mostCommands, !isEnding {
                tellEnd(by: "it has sent \(commands) commands (policy session.mostCommands)")
                end()
            }
        }
        // The command is known before the rest is read, so that the journal names what is refused, too.
        let command = (try? action.get())?.key
        return Reply(
            verdict,
            to: context,
            command: command,
            isSent: intervention.answers,
            claimant: isLoggedIn ? nil : claimant,
            delay: delay
        )
    }

    /// Answers a command that has come while the server stops: it is not carried out, but for a logout.
    ///
    /// No fault acts on it, and nothing keeps the answer back.
    func decline(_ envelope: CommandEnvelope, at now: Monotonic) -> Reply {
        let command = try? Action(envelope.action).key
        if command == Logout.key { return respond(to: envelope, at: now) }
        let reason = "the session is being ended, and this was not carried out"
        let error = EPPError(.commandFailedClosing, reason, "RFC 5730 §3, 2500", at: Item(envelope.action))
        return Reply(refuse(error, newIDs(envelope.clientTransactionID)), to: nil, command: command)
    }

    private func carryOut(
        _ action: Result<Action, EPPError>,
        of envelope: CommandEnvelope,
        _ ids: TransactionIDs,
        _ applies: Bool
    ) -> Verdict {
        do throws(EPPError) {
            let command = try server.router.read(try action.get(), of: envelope, for: login?.services)
            let (outcome, revision) = try run(command, ids, applies)
            if let error = outcome.refusal { return refuse(error, ids, saying: outcome.extensions) }
            if applies { take(outcome.effect) }
            if outcome.code.endsSession { end() }
            return Verdict(
                code: outcome.code.rawValue,
                refusal: nil,
                answer: outcome.answer,
                revision: revision
            )
        } catch {
            return refuse(error, ids)
        }
    }

    func refuse(_ error: EPPError, _ ids: TransactionIDs, saying extensions: [Fragment] = []) -> Verdict {
        errors += 1
        let refusal = counted(error)
        // Asked before the session's end forgets who was logged in.
        let answer = Response(refusal: refusal, ids, extensions, queue: mentioned, on: page).bytes
        if refusal.code.endsSession { end() }
        return Verdict(code: refusal.code.rawValue, refusal: refusal, answer: answer)
    }

    /// What waits for the client, where every answer mentions it: refusals do, too (RFC 5730 §2.6).
    private var mentioned: QueueState? {
        guard server.mentionsMessages, let client = login?.client else { return nil }
        return server.store.operate { world, _ in QueueState(of: client, in: world) }
    }

    func newIDs(_ client: String? = nil) -> TransactionIDs {
        TransactionIDs(client: client, server: server.store.transactions.next())
    }

    /// What came of a command, and what it has changed.
    private func run(
        _ command: PreparedCommand,
        _ ids: TransactionIDs,
        _ applies: Bool
    ) throws(EPPError) -> (Outcome, Revision?) {
        var (decided, revision): (Outcome?, Revision?)
        let login = login ?? .nobody
        try server.store.carryOut(isInquiry: command.key.verb.onlyAsks) { world, now throws(EPPError) in
            let context = Context(
                client: login.client,
                world: world,
                now: now,
                ids: ids,
                about: command.zonedName,
                services: login.services,
                connection: facts,
                page: page
            )
            let quotas = server.rules.quotas
            let outcome = try quotas.isEmpty ? command.run(context) : command.run(within: quotas, context)
            decided = outcome
            guard applies else { return [] }
            try world.checkQueues(for: outcome.changes)
            // Counted here: of two logins at once, the second must know of the first (RFC 5730 §3, 2502).
            if case .loggedIn(let client, _) = outcome.effect { server.sessions.open(client) }
            return outcome.changes
        } tell: {
            revision = $0
        }
        guard let decided else { throw EPPError(.commandFailed, "nothing was decided") }
        return (decided, revision)
    }

    private func take(_ effect: SessionEffect) {
        guard case .loggedIn(let client, let services) = effect else { return }
        login = LoggedIn(client, server.shared(services))
        registrar = client
        if let live { live.server.live.loggedIn(client, live.id) }
        timing = timing.afterLogin()
    }

    /// Failed logins are counted; beyond the limit they close the connection (RFC 5730 §2.9.1.1), and so do refusals of one
    /// kind where the policy limits them.
    private func counted(_ error: EPPError) -> EPPError {
        if error.code == .authenticationError {
            failedLogins += 1
            if failedLogins > server.rules.failedLogins { return error.recoded(.authenticationFailedClosing) }
        }
        guard server.rules.mostErrors > 0 else { return error }
        refusals[error.code, default: 0] += 1
        guard refusals[error.code] == server.rules.mostErrors else { return error }
        let code = error.code.rawValue
        tellEnd(by: "\(server.rules.mostErrors) commands were refused with \(code) (policy session.mostErrors)")
        return error.recoded(.commandFailedClosing)
    }
}

/// How a command ended.
struct Verdict {
    let code: Int
    /// Why it was refused.
    let refusal: EPPError?
    /// The answer's XML.
    let answer: [UInt8]
    /// What the command has changed.
    var revision: Revision?
}

/// What goes back for a frame, and what faults and the journal are told of it.
struct Reply {
    /// Nil where none is sent.
    let answer: [UInt8]?
    /// Nil where no fault can act.
    let context: Shared<FaultContext>?
    /// The command, if one was recognized.
    let command: CommandKey?
    /// Nil where no command was carried out or refused.
    let verdict: Verdict?
    /// Who tried to log in, where nobody is: the journal tells of it.
    let claimant: ClientID?
    /// For how long it is kept back, as too many logins have failed.
    let delay: Duration?

    /// What answers no command.
    init(_ greeting: [UInt8], to context: Shared<FaultContext>?) {
        (answer, self.context, command, verdict) = (greeting, context, nil, nil)
        (claimant, delay) = (nil, nil)
    }

    init(
        _ verdict: Verdict?,
        to context: Shared<FaultContext>?,
        command: CommandKey? = nil,
        isSent: Bool = true,
        claimant: ClientID? = nil,
        delay: Duration? = nil
    ) {
        (self.claimant, self.delay) = (claimant, delay)
        (self.context, self.command, self.verdict) = (context, command, verdict)
        answer = isSent ? verdict?.answer : nil
    }
}
