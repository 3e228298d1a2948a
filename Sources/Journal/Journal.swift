import EPP
import Locks
import Network
import Registry

/// What was said lately, by whom and with what result: bounded, and without secrets when read.
///
/// Frames are kept as they came and masked by whoever reads: on the way of a frame there is only a copy.
package final class Journal: Sendable {
    private let ring: Locked<JournalRing>
    private let clock: Clock

    /// Keeps at most so many entries, and so many bytes of frames.
    package init(clock: Clock, entries: Int = 4096, bytes: Int = 8 << 20) {
        self.clock = clock
        ring = Locked(JournalRing(entries: entries, bytes: bytes))
    }

    /// How many entries were dropped, as there was no room for them.
    package var dropped: Int { ring.withLock(\.dropped) }

    /// The sequence number of the newest entry; 0 if there was none yet.
    package var last: Int { ring.withLock(\.last) }

    /// The entries behind a sequence number, oldest first.
    package func entries(
        after sequence: Int = 0,
        matching filter: JournalFilter = JournalFilter(),
        limit: Int = 1000
    ) -> [JournalEntry] {
        records(after: sequence, matching: filter, limit: limit).map(JournalEntry.init)
    }

    /// Forgets everything; sequence numbers go on.
    package func removeAll() { ring.withLock { $0.removeAll() } }

    package func record(
        _ event: JournalRecord.Event,
        session: Int = 0,
        _ registrar: ClientID = "",
        at moment: Monotonic = .now()
    ) {
        let stamp = JournalRing.Stamp(time: clock.now, moment: moment, session: session, registrar: registrar)
        ring.withLock { ring in
            switch event {
            case .received(let frame): ring.append(.received, frame.span, stamp)
            case .sent(let frame): ring.append(.sent, frame.span, stamp)
            default: ring.append(event, stamp)
            }
        }
    }

    /// A frame that has come: copied once, into the ring.
    package func record(received frame: Span<UInt8>, session: Int, _ registrar: ClientID, at moment: Monotonic) {
        let stamp = JournalRing.Stamp(time: clock.now, moment: moment, session: session, registrar: registrar)
        ring.withLock { ring in ring.append(.received, frame, stamp) }
    }

    /// The verdict on a command, if there is one, and the answer, if one is sent.
    package func record(
        _ verdict: JournalRecord.Verdict?,
        sent answer: [UInt8]?,
        session: Int,
        _ registrar: ClientID,
        at moment: Monotonic
    ) {
        let stamp = JournalRing.Stamp(time: clock.now, moment: moment, session: session, registrar: registrar)
        ring.withLock { ring in
            if let verdict { ring.append(.verdict(verdict), stamp) }
            if let answer { ring.append(.sent, answer.span, stamp) }
        }
    }

    /// Under the lock records are only copied; masking them takes its time outside.
    func records(after sequence: Int, limit: Int, _ accepts: (JournalRecord) -> Bool) -> [JournalRecord] {
        ring.withLock { ring in
            var found: [JournalRecord] = []
            ring.forEach(after: sequence) { record in
                if accepts(record) { found.append(record) }
                return found.count < limit
            }
            return found
        }
    }
}

extension Journal {
    /// The entries in which a client sends a secret that it has sent before, in a frame that is still remembered.
    package func repeatedSecrets(matching filter: JournalFilter = JournalFilter()) -> [Int] {
        var known: Set<ArraySlice<UInt8>> = []
        var repeated: [Int] = []
        for record in records(after: 0, matching: filter, limit: .max) {
            guard case .received(let frame) = record.event else { continue }
            let secrets = Set(SecretMask.secrets(in: frame).filter { !$0.isEmpty })
            if !known.isDisjoint(with: secrets) { repeated.append(record.sequence) }
            known.formUnion(secrets)
        }
        return repeated
    }
}
