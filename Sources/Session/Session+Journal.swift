import EPP
import Faults
import Journal
import Network
import Registry
import XML

/// What a session tells a journal.
protocol SessionJournal: AnyObject, Sendable {
    /// Something that is no frame.
    func record(_ event: JournalRecord.Event, session: Int, _ registrar: ClientID, at moment: Monotonic)

    /// A client's frame, without the header.
    func record(received frame: Span<UInt8>, session: Int, _ registrar: ClientID, at moment: Monotonic)

    /// The verdict on a command, if there is one, and the answer, if one is sent.
    func record(
        _ verdict: JournalRecord.Verdict?,
        sent answer: [UInt8]?,
        session: Int,
        _ registrar: ClientID,
        at moment: Monotonic
    )
}

extension Journal: SessionJournal {}

/// How a session tells the journal; without one each of these costs a look at a nil.
extension Session {
    func note(_ event: @autoclosure () -> JournalRecord.Event, at now: Monotonic) {
        guard let journal else { return }
        journal.record(event(), session: live?.id ?? 0, registrar, at: now)
    }

    func note(received frame: Span<UInt8>, at now: Monotonic) {
        guard let journal else { return }
        journal.record(received: frame, session: live?.id ?? 0, registrar, at: now)
    }

    func note(_ fault: Fault, at now: Monotonic) {
        note(.fault(fault.id, fault.effect), at: now)
        tally?.acted(fault.effect.name)
    }

    /// The verdict on a command and the answer as it is sent, in this order; the verdict is counted.
    func note(_ reply: Reply, sent answer: [UInt8]?, at now: Monotonic) {
        guard journal != nil || tally != nil else { return }
        let end = Monotonic.now()
        if let verdict = reply.verdict {
            tally?.decided(reply.command, verdict.code, inNanoseconds: end.nanoseconds(since: now))
            tellSlowWork(reply.command, end - now)
        }
        guard let journal else { return }
        let verdict = reply.verdict.map { verdict in
            JournalRecord.Verdict(
                key: reply.command,
                code: verdict.code,
                refusal: verdict.refusal,
                duration: end - now,
                revision: verdict.revision
            )
        }
        guard verdict != nil || answer != nil else { return }
        journal.record(verdict, sent: answer, session: live?.id ?? 0, reply.claimant ?? registrar, at: end)
    }
}
