import EPP
import Faults
import Network
import TLS

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
    }
}

extension JournalEntry.Verdict {
    fileprivate init(_ verdict: JournalRecord.Verdict) {
        command = verdict.key?.shortDescription
        code = verdict.code
        (rule, section) = Self.parts(of: verdict.reason)
        duration = verdict.duration
    }

    /// A refusal's reason ends with its section in parentheses: `the domain is free (RFC 5731 §3.2.1)`.
    private static func parts(of reason: String) -> (rule: String?, section: String?) {
        guard !reason.isEmpty else { return (nil, nil) }
        guard reason.last == ")", let open = reason.lastIndex(of: "(") else { return (reason, nil) }
        let section = reason[reason.index(after: open)...].dropLast()
        guard section.contains("RFC") || section.contains("§") else { return (reason, nil) }
        return (String(reason[..<open]).collapsed, String(section))
    }
}
