import EPP
import Faults
import Network
import Registry
import TLS

/// An entry as it is kept: raw, secrets included.
///
/// It never leaves the journal.
package struct JournalRecord {
    package enum Event: Sendable {
        case opened(Peer)
        case closed
        case handshakeFailed(String)
        case received([UInt8])
        case sent([UInt8])
        case verdict(Verdict)
        case fault(String, FaultEffect)
    }

    package struct Verdict: Sendable {
        let key: CommandKey?
        let code: Int
        let reason: String
        let duration: Duration

        package init(key: CommandKey?, code: Int, reason: String, duration: Duration) {
            self.key = key
            self.code = code
            self.reason = reason
            self.duration = duration
        }
    }

    let sequence: Int
    let time: Instant
    let moment: Monotonic
    let session: Int
    let registrar: ClientID
    let event: Event
}
