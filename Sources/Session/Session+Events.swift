import EPP
import Network

/// What a session tells whoever runs the server: who failed to log in, which limit ended it, what took long.
extension Session {
    /// A login that came to nothing, with the credential that was wrong.
    func tellFailedLogin(_ reply: Reply) {
        guard let claimant = reply.claimant, let verdict = reply.verdict, verdict.code >= 2000 else { return }
        let end = verdict.refusal?.until.map { "until \($0)" }
        let reasons = [verdict.refusal?.found, end, verdict.refusal?.note].compactMap(\.self).filter { !$0.isEmpty }
        let reason = reasons.isEmpty ? "" : ": \(reasons.joined(separator: "; "))"
        tell(.loginFailed, "login from \(peer.address) failed with \(verdict.code)\(reason)", of: claimant)
    }

    /// The limit that has ended it, as a clause: `no command came for 600 s`.
    func tellEnd(by limit: @autoclosure () -> String) {
        tell(.sessionEnded, "from \(peer.address) was ended: \(limit())", of: registrar)
    }

    func tellSlowWork(_ command: CommandKey?, _ duration: Duration) {
        guard duration > server.events.slowTime else { return }
        let name = command?.shortDescription ?? "a frame that could not be read"
        tell(.slowWork, "\(name) took \(duration.words)", of: registrar)
    }

    private func tell(_ kind: ServerEvent.Kind, _ text: @autoclosure () -> String, of registrar: String) {
        server.events.tell(kind, text()) { event in
            event.session = live?.id ?? 0
            event.registrar = registrar
            event.address = peer.address
        }
    }
}
