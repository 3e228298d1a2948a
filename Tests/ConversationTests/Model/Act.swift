import EPP
import Registry
import TestSupport

/// One thing that a registrar, a holder or the clock does.
enum Act: CustomStringConvertible {
    case advance(TimeSpan)
    case info(ClientID, String, Stage.Held?)
    case set(ClientID, String, String)
    case request(ClientID, String, isForced: Bool)
    case cancelCode(ClientID, String)
    case transfer(ClientID, String, Stage.Held)
    case decide(ClientID, String, String)
    case create(ClientID, String)
    case delete(ClientID, String)
    case restore(ClientID, String, isReport: Bool)
    case renew(ClientID, String)
    case status(ClientID, String, part: String, String)
    case contact(ClientID, String)
    case moveContact(ClientID, String, String)
    case poll(ClientID)
    case host(ClientID, HostAct)
    case holder(HolderAct)

    /// Something that makes sense often enough.
    static func random(_ names: [String], _ codes: CodeModel, _ numbers: inout SeededNumbers, number: Int) -> Act {
        let name = names[numbers.below(names.count)]
        let anyone = ModelRun.registrars[numbers.below(3)]
        let sponsor = codes.sponsors[name].flatMap { numbers.isOne(in: 6) ? nil : $0 } ?? anyone
        switch numbers.below(33) {
        case 0, 1: return .advance(spans[numbers.below(spans.count)])
        case 2, 3, 4: return .info(anyone, name, numbers.isOne(in: 4) ? nil : codes.some(of: name, &numbers))
        case 5, 6: return .set(sponsor, name, numbers.isOne(in: 5) ? "" : chosen(number, &numbers))
        case 7, 8: return .request(sponsor, name, isForced: numbers.isOne(in: 2))
        case 9: return .cancelCode(sponsor, name)
        case 10, 11, 12, 13, 14: return .transfer(anyone, name, codes.some(of: name, &numbers))
        case 15, 16, 17:
            let operations = ["approve", "reject", "cancel", "query"]
            return .decide(numbers.isOne(in: 2) ? sponsor : anyone, name, operations[numbers.below(4)])
        case 18: return .create(anyone, names[names.count - 1 - numbers.below(3)])
        case 19: return numbers.isOne(in: 2) ? .delete(sponsor, name) : .poll(anyone)
        case 20: return .restore(sponsor, name, isReport: numbers.isOne(in: 2))
        case 21: return .renew(sponsor, name)
        case 22, 23:
            let part = numbers.isOne(in: 3) ? "add" : "rem"
            return .status(sponsor, name, part: part, statuses[numbers.below(statuses.count)])
        case 24:
            let contact = contacts[numbers.below(contacts.count)]
            return numbers.isOne(in: 2)
                ? .contact(anyone, contact)
                : .moveContact(anyone, contact, ["request", "approve", "reject"][numbers.below(3)])
        case 25...28: return .host(sponsor, .random(name, &numbers))
        case 29, 30: return .holder(.random(name, &numbers))
        default: return .poll(anyone)
        }
    }

    private static let spans: [TimeSpan] = [
        .seconds(1), .minutes(50), .hours(1), .days(1), .days(3), .days(5), .days(14), .days(30), .days(36), .days(300),
    ]
    private static let statuses = [
        "clientTransferProhibited", "clientTransferProhibited", "clientDeleteProhibited", "clientHold",
        "clientRenewProhibited", "clientUpdateProhibited", "serverHold", "ok",
    ]
    private static let contacts = ["ALPHA-1", "ALPHA-2", "BETA-1", "GAMMA-1"]

    /// A strong code, now and then a weak one.
    private static func chosen(_ number: Int, _ numbers: inout SeededNumbers) -> String {
        numbers.isOne(in: 8) ? "K7q!weak" : "K7q!\(number)-xW9zRb3-Lm5Tg"
    }

    /// Whether the answer may tell a code.
    var asksForCode: Bool { if case .request = self { true } else { false } }

    /// Whether a host may come of it.
    var makesHost: Bool { if case .host(_, .create) = self { true } else { false } }

    /// What is counted.
    var kind: String { String("\(self)".prefix { $0 != "(" }) }

    var description: String {
        switch self {
        case .advance(let span): "advance(\(span))"
        case .info(let client, let name, let held): "info(\(client), \(name), \(held?.code ?? "-"))"
        case .set(let client, let name, let code): "set(\(client), \(name), \(code))"
        case .request(let client, let name, let isForced): "request(\(client), \(name), \(isForced))"
        case .cancelCode(let client, let name): "cancelCode(\(client), \(name))"
        case .transfer(let client, let name, let held): "transfer(\(client), \(name), \(held.code))"
        case .decide(let client, let name, let operation): "\(operation)(\(client), \(name))"
        case .create(let client, let name): "create(\(client), \(name))"
        case .delete(let client, let name): "delete(\(client), \(name))"
        case .restore(let client, let name, let isReport): "restore(\(client), \(name), report \(isReport))"
        case .renew(let client, let name): "renew(\(client), \(name))"
        case .status(let client, let name, let part, let status): "status(\(client), \(name), \(part) \(status))"
        case .contact(let client, let id): "contact(\(client), \(id))"
        case .moveContact(let client, let id, let operation): "moveContact(\(client), \(id), \(operation))"
        case .poll(let client): "poll(\(client))"
        case .host(let client, let act): "host(\(client), \(act))"
        case .holder(let act): "holder(\(act))"
        }
    }

    /// Does it; the clock answers nothing, and a holder is answered by no frame.
    func perform(on stage: Stage) -> (answer: [UInt8]?, isAccepted: Bool) {
        switch self {
        case .advance(let span):
            stage.advance(span)
            return (nil, false)
        case .holder(let act): return (nil, act.perform(on: stage))
        default:
            let answer = answer(on: stage)
            return (answer, answer.map { (1000..<2000).contains(Stage.code(of: $0)) } ?? false)
        }
    }

    private func answer(on stage: Stage) -> [UInt8]? {
        switch self {
        case .advance, .holder: return nil
        case .info(let client, let name, let held): return stage.ask(client, Say.info(name, held?.code))
        case .set(let client, let name, let code): return stage.ask(client, Say.set(name, code))
        case .request(let client, let name, let isForced):
            return stage.ask(client, Say.info(name, with: Say.request(isForced: isForced)))
        case .cancelCode(let client, let name): return stage.ask(client, Say.info(name, with: Say.cancel))
        case .transfer(let client, let name, let held): return stage.ask(client, Say.transfer(name, with: held))
        case .decide(let client, let name, let operation):
            return stage.ask(client, Say.transfer(operation, of: name))
        case .create(let client, let name): return stage.ask(client, Say.create(name))
        case .delete(let client, let name): return stage.ask(client, Say.delete(name))
        case .restore(let client, let name, let isReport):
            return stage.ask(client, isReport ? Say.reportRestore(name) : Say.requestRestore(name))
        case .renew(let client, let name):
            let expires = stage.registry.store.operate { world, _ in world.domains[name]?.expires }
            return stage.ask(client, Say.renew(name, expires?.date.description ?? "2026-01-01"))
        case .status(let client, let name, let part, let status):
            return stage.ask(client, Say.status(part, status, of: name))
        case .contact(let client, let id): return stage.ask(client, Say.setContact(id, "K7q!contact-xW9zRb3-Lm5Tg"))
        case .moveContact(let client, let id, let operation):
            return stage.ask(client, Say.transferContact(id, operation, "K7q!contact-xW9zRb3-Lm5Tg"))
        case .poll(let client): return pollAndAcknowledge(client, stage)
        case .host(let client, let act): return stage.ask(client, act.command)
        }
    }

    private func pollAndAcknowledge(_ client: ClientID, _ stage: Stage) -> [UInt8] {
        let first = stage.registry.store.operate { world, _ in world.queues[client]?.first?.id }
        let answer = stage.ask(client, "<poll op=\"req\"/>")
        if let first { stage.code(client, "<poll op=\"ack\" msgID=\"\(first)\"/>") }
        return answer
    }
}
