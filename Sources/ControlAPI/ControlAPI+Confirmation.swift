import HTTP
import Hosting
import Registry
import Seed

/// What holders say to transfers of their domains, where the policy asks them: `transfer.holderConfirmation`.
extension ControlAPI {
    var confirmation: [Route] {
        holderAnswers + [
            route(
                "POST",
                "/domains/{name}/confirmation",
                "Answers a transfer in the holder's stead, as a registry does that was sent a letter",
                "domains",
                request: "TransferAnswer",
                answers: [
                    .init(204, "It is done"), .init(409, "No transfer waits for the holder", schema: "Problem"),
                ]
            ) { registry, request throws(HTTPProblem) in
                let (name, answer) = (DomainResource.key(request["name"]), try request.decoded(TransferAnswer.self))
                guard let isDone = registry.answerTransfer(of: name, answer.decision) else {
                    throw .unknown("domain", name)
                }
                guard isDone else { throw .conflict("No transfer of \(name) waits for its holder.") }
                return .done
            }
        ]
    }

    /// By whoever has the key that was mailed.
    private var holderAnswers: [Route] {
        [
            route(
                "GET",
                "/holder/transfers/{key}",
                "Tells which transfer a key from a mail answers",
                "holder",
                answers: [.init(200, "The transfer", schema: "HolderTransfer")]
            ) { registry, request throws(HTTPProblem) in
                guard let domain = registry.transferAsked(withKey: request["key"]) else { throw Self.deadKey }
                return .json(HolderTransferView(domain))
            },
            route(
                "POST",
                "/holder/transfers/{key}",
                "Confirms or refuses the transfer of a key; the key is used up",
                "holder",
                request: "TransferAnswer",
                answers: [.init(200, "The transfer as it is from then on", schema: "HolderTransfer")]
            ) { registry, request throws(HTTPProblem) in
                let answer = try request.decoded(TransferAnswer.self)
                guard let domain = registry.answerTransfer(withKey: request["key"], answer.decision) else {
                    throw Self.deadKey
                }
                return .json(HolderTransferView(domain))
            },
        ]
    }

    private static var deadKey: HTTPProblem {
        HTTPProblem(404, "The key is unknown or used, or its transfer no longer waits.")
    }
}

/// The body of an answer.
private struct TransferAnswer: Decodable { let decision: HolderAnswer }

/// A transfer as the holder of the domain sees it.
private struct HolderTransferView: Encodable {
    let domain: String
    let registrar: String
    let requester: String
    let requested: SeedTime
    let status: Transfer.Status
    /// As long as it waits.
    let deadline: SeedTime?

    init(_ asked: RegistryInstance.AskedTransfer) {
        (domain, registrar, requester) = (asked.domain, asked.transfer.losingRegistrar, asked.transfer.requester)
        (requested, status) = (.fixed(asked.transfer.requested), asked.transfer.status)
        deadline = asked.transfer.isPending ? .fixed(asked.transfer.acted) : nil
    }
}
