import EPP
import Faults
import Network
import Registry
import TLS

/// An entry as it is shown: secrets are masked.
package struct JournalEntry: Sendable, Equatable {
    /// What kind of thing happened.
    package enum Kind: String, Sendable, Codable, CaseIterable {
        case opened, closed, handshakeFailed, received, sent, verdict, fault
    }

    /// What happened.
    package enum Event: Sendable, Equatable {
        case opened(Arrival)
        case closed
        case handshakeFailed(String)
        /// A client's frame, without the header.
        case received(String)
        /// A frame of ours, without the header, as it was before a fault of stage `frame` spoilt it.
        case sent(String)
        case verdict(Verdict)
        case fault(rule: String, FaultEffect)
    }

    /// A connection that has come up.
    package struct Arrival: Sendable, Equatable {
        package let address: String
        package let port: Int
        package let protocolVersion: String?
        package let serverName: String?
        /// The common name of the client's certificate.
        package let certificateName: String?
        /// The HTTP call that the conversation carries out, where it is no client's own.
        package let purpose: String?
    }

    /// What became of a command.
    package struct Verdict: Sendable, Equatable {
        /// Such as `domain:create`; nil for what could not be read so far.
        package let command: String?
        package let code: Int
        /// The rule that did not hold, or what was wrong where no rule has a name.
        package let rule: String?
        /// Where the rule stands, such as `RFC 5731 §3.2.1`.
        package let section: String?
        /// What is the case instead: `the sponsor is ClientX`.
        package let found: String?
        /// When that ends by itself.
        package let until: Instant?
        /// What the answer did not tell: why a code does not open, which credential was wrong.
        package let note: String?
        package let duration: Duration
    }

    /// Grows by one with each entry.
    package let sequence: Int
    /// By the registry's clock.
    package let time: Instant
    package let moment: Monotonic
    /// 0 for a connection that did not get so far.
    package let session: Int
    /// Empty before login.
    package let registrar: ClientID
    package let event: Event

    package var kind: Kind {
        switch event {
        case .opened: .opened
        case .closed: .closed
        case .handshakeFailed: .handshakeFailed
        case .received: .received
        case .sent: .sent
        case .verdict: .verdict
        case .fault: .fault
        }
    }
}

extension JournalEntry {
    /// Shows a record.
    init(_ record: JournalRecord) {
        sequence = record.sequence
        time = record.time
        moment = record.moment
        session = record.session
        registrar = record.registrar
        event =
            switch record.event {
            case .opened(let peer): .opened(Arrival(peer))
            case .closed: .closed
            case .handshakeFailed(let reason): .handshakeFailed(reason)
            case .received(let frame): .received(SecretMask.text(of: frame))
            case .sent(let frame): .sent(SecretMask.text(of: frame))
            case .verdict(let verdict): .verdict(Verdict(verdict))
            case .fault(let id, let effect): .fault(rule: id, effect)
            }
    }
}

extension JournalEntry.Arrival {
    fileprivate init(_ peer: Peer) {
        address = peer.address
        port = peer.port
        protocolVersion = peer.protocolVersion
        serverName = peer.serverName
        certificateName = peer.certificate?.commonName
        purpose = peer.purpose
    }
}

extension JournalEntry.Verdict {
    fileprivate init(_ verdict: JournalRecord.Verdict) {
        command = verdict.key?.shortDescription
        code = verdict.code
        let refusal = verdict.refusal
        rule = refusal?.rule.unlessEmpty ?? refusal?.found.unlessEmpty
        section = refusal?.section.unlessEmpty
        found = refusal?.found.unlessEmpty
        until = refusal?.until
        note = refusal?.note.unlessEmpty
        duration = verdict.duration
    }
}

extension String {
    fileprivate var unlessEmpty: String? { isEmpty ? nil : self }
}
