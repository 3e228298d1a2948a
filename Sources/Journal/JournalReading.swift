import EPP
import Faults
import Network
import Registry

/// A record as whoever judges it reads it: what costs nothing at once, frames and changes only when they are asked for.
///
/// Raw frames and what was changed hold secrets: they are for comparing, never for showing.
package struct JournalReading: Sendable {
    private let record: JournalRecord

    init(_ record: JournalRecord) { self.record = record }

    /// Grows by one with each entry.
    package var sequence: Int { record.sequence }
    /// By the registry's clock.
    package var time: Instant { record.time }
    /// By both clocks.
    package var moment: JournalMoment { JournalMoment(record) }
    /// 0 for none.
    package var session: Int { record.session }
    /// Empty before a login.
    package var registrar: ClientID { record.registrar }
    package var kind: JournalEntry.Kind { record.event.kind }

    /// Of a verdict: the command, such as `domain:create`, nil for what could not be read so far; and the result.
    package var verdict: (command: String?, code: Int)? {
        guard case .verdict(let verdict) = record.event else { return nil }
        return (verdict.key?.shortDescription, verdict.code)
    }

    /// Of a verdict: whether the answer was sent, rather than kept back by a fault.
    package var isAnswered: Bool { record.answer != nil }

    /// Of a fault: what went wrong.
    package var fault: FaultEffect? {
        guard case .fault(_, let effect) = record.event else { return nil }
        return effect
    }

    /// What was called over HTTP, by method and path.
    ///
    /// Of a connection that has come up: the call that the conversation carries out, where it is no client's own. Of a call of the
    /// operator: the path below the registry.
    package var call: String? {
        switch record.event {
        case .opened(let peer): peer.purpose
        case .operator(let text, _): text
        default: nil
        }
    }

    /// Of a verdict that refuses: the rule or what was found, as the journal shows it.
    package var reason: String? {
        guard case .verdict(let verdict) = record.event, let refusal = verdict.refusal else { return nil }
        return refusal.found.isEmpty ? (refusal.rule.isEmpty ? nil : refusal.rule) : refusal.found
    }

    /// Of a verdict: the command's frame and the answer; of a frame itself the request or the answer.
    package var rawRequest: [UInt8]? {
        if case .received(let frame) = record.event { return frame }
        return record.request
    }
    package var rawAnswer: [UInt8]? {
        if case .sent(let frame) = record.event { return frame }
        return record.answer
    }

    /// The objects that the command names, in order.
    package var names: [String] { rawRequest.map { CommandFrame($0).names } ?? [] }

    /// The objects that it has changed: names of domains and hosts, identifiers of contacts and organizations.
    package var changedNames: [String] {
        (revision?.changes ?? []).compactMap { change in
            switch change {
            case .domain(let before, let after, _): (after ?? before)?.name
            case .host(let before, let after): (after ?? before)?.name
            case .contact(let before, let after): (after ?? before)?.id
            case .organization(let before, let after): (after ?? before)?.id
            default: nil
            }
        }
    }

    /// The client's transaction identifier.
    package var clientTransactionID: String? { rawRequest.flatMap { CommandFrame($0).content(of: "cltrid") } }

    /// The secrets that the command gives away.
    package var secrets: [ArraySlice<UInt8>] { rawRequest.map(SecretMask.secrets) ?? [] }

    /// What it has changed in the registry's state.
    package var revision: Revision? { record.event.changes.revision }

    /// The frames as they may be shown, secrets masked.
    package var shownRequest: String? { rawRequest.map(SecretMask.text) }
    package var shownAnswer: String? { rawAnswer.map(SecretMask.text) }
}

/// Somebody who judges what is in a journal, and has to see every entry.
package protocol JournalFollower: AnyObject, Sendable {
    /// So much has come that it is time to read; perhaps called while the world is held, so that nothing may be asked of it.
    func catchUp()

    /// A client's command has been decided, and its answer has not gone out yet; the world is not held.
    func commandDecided()
}

extension Journal {
    /// What a follower reads at a time.
    package struct Readings: Sendable {
        package let records: [JournalReading]
        /// How many numbers were no longer kept.
        package let missed: Int
        /// Up to which number everything has been read.
        package let through: Int
    }

    /// From now on a follower is called: in time before anything that it has not read is dropped, and where it `acts` with
    /// every command.
    package func follow(by follower: any JournalFollower, acts: Bool) { followers.add(follower, acts: acts) }

    /// A follower is not called any more.
    package func unfollow(_ follower: any JournalFollower) { followers.remove(follower) }
}
