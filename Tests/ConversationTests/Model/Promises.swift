import EPP
import Foundation
import Registry
import TestSupport

/// Every 1001 ends in exactly one message to each party (RFC 5731 §3.2).
struct Promises {
    private var open: [String: Int] = [:]
    private var kept: [String: Int] = [:]

    /// A command that was answered with 1001 promises an end.
    mutating func note(_ act: Act, _ answer: [UInt8]?, _ before: Photograph) {
        guard let answer, Stage.code(of: answer) == 1001 else { return }
        switch act {
        case .transfer(let client, let name, _):
            guard let sponsor = before.domains[name]?.sponsor else { return }
            for party in [client, sponsor] {
                open["\(party) of the end of \(client)'s transfer of \(name) at \(before.time)", default: 0] += 1
            }
        case .delete(let client, let name), .create(let client, let name):
            let text = String(decoding: answer, as: UTF8.self)
            let origin = text.components(separatedBy: "<svTRID>").last?.components(separatedBy: "<").first ?? ""
            open["\(client) of the end of what \(origin) asked of \(name)", default: 0] += 1
        default: break
        }
    }

    /// Messages of ends; those of beginnings and of domains planted in the middle of something promise nothing.
    mutating func note(_ messages: [(ClientID, PollMessage)]) {
        for (client, message) in messages {
            switch message.draft.notice {
            case .transfer(.domain, let name, let transfer) where !transfer.isPending:
                let key = "\(client) of the end of \(transfer.requester)'s transfer of \(name) at \(transfer.requested)"
                kept[key, default: 0] += 1
            case .pendingAction(.domain, let name, _, let origin, _):
                kept["\(client) of the end of what \(origin.server) asked of \(name)", default: 0] += 1
            default: break
            }
        }
    }

    /// What was promised and not told, or told more than once.
    var broken: [String] {
        open.filter { kept[$0.key] != $0.value }.map { "\($0.key): promised \($0.value), told \(kept[$0.key] ?? 0)" }
    }
}
