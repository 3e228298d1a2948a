import EPP
import Faults
import Network
import Registry
import TLS

/// An entry as it is kept: raw, secrets included.
///
/// It never leaves the journal.
struct JournalRecord {
    enum Event {
        case opened(Peer)
        case closed
        case handshakeFailed(String)
        case received([UInt8])
        case sent([UInt8])
        case verdict(Verdict)
        case fault(String, FaultEffect)
    }

    struct Verdict {
        let key: CommandKey?
        let code: Int
        let reason: String
        let duration: Duration
    }

    let sequence: Int
    let time: Instant
    let moment: Monotonic
    let session: Int
    let registrar: ClientID
    let event: Event
}
