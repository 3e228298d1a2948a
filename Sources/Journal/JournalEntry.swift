import EPP
import Faults
import Network
import Registry
import TLS

/// An entry as it is shown: secrets are masked.
package struct JournalEntry: Sendable, Equatable {
    /// What kind of thing happened.
    package enum Kind: String, Sendable, Codable, CaseIterable {
        case opened, closed, handshakeFailed, received, sent, verdict, fault, clock, `operator`
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
        /// The registry's time was changed; `text` says how, such as `advanced by 5d`.
        case clock(from: Instant, to: Instant, text: String)
        /// The clock alone has brought something about.
        case acted(Act)
        /// A call of the operator changed something, such as `PATCH domains/alpha-1.example`.
        case `operator`(String)
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

    /// Something that was due.
    package struct Act: Sendable, Equatable {
        package let kind: DueAction.Kind
        /// The domain's name, or the identifier of a contact or a maintenance.
        package let name: String
        /// When it was due, by the registry's clock.
        package let due: Instant
        /// What it was, in a sentence.
        package let text: String
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
        /// The first object that the command names.
        package let name: String?
        package let clientTransactionID: String?
        package let serverTransactionID: String?
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
    /// What it has changed.
    package let changes: JournalChanges

    package var kind: Kind {
        switch event {
        case .opened: .opened
        case .closed: .closed
        case .handshakeFailed: .handshakeFailed
        case .received: .received
        case .sent: .sent
        case .verdict: .verdict
        case .fault: .fault
        case .clock, .acted: .clock
        case .operator: .operator
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
        changes = JournalChanges(record.event.changes)
        event =
            switch record.event {
            case .opened(let peer): .opened(Arrival(peer))
            case .closed: .closed
            case .handshakeFailed(let reason): .handshakeFailed(reason)
            case .received(let frame): .received(SecretMask.text(of: frame))
            case .sent(let frame): .sent(SecretMask.text(of: frame))
            case .verdict(let verdict): .verdict(Verdict(verdict, request: record.request, answer: record.answer))
            case .fault(let id, let effect): .fault(rule: id, effect)
            case .clock(let from, let to, let text): .clock(from: from, to: to, text: text)
            case .acted(let action, let text, _):
                .acted(Act(kind: action.kind, name: action.name, due: action.time, text: text))
            case .operator(let text, _): .operator(text)
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
    fileprivate init(_ verdict: JournalRecord.Verdict, request: [UInt8]?, answer: [UInt8]?) {
        command = verdict.key?.shortDescription
        code = verdict.code
        let refusal = verdict.refusal
        rule = refusal?.rule.unlessEmpty ?? refusal?.found.unlessEmpty
        section = refusal?.section.unlessEmpty
        found = refusal?.found.unlessEmpty
        until = refusal?.until
        note = refusal?.note.unlessEmpty
        duration = verdict.duration
        let request = request.map(CommandFrame.init)
        name = request?.names.first
        clientTransactionID = request?.content(of: "cltrid")
        serverTransactionID = answer.map(CommandFrame.init)?.content(of: "svtrid")
    }
}

extension String {
    fileprivate var unlessEmpty: String? { isEmpty ? nil : self }
}
