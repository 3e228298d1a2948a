import Commands
import EPP
import HTTP
import Hosting
import JSON
import Registry
import Seed
import Session

/// Could a domain be moved now?
extension ControlAPI {
    var transferability: [Route] {
        [
            route(
                "POST",
                "/domains/{name}/transferability",
                "Asks every rule of a transfer request without acting; rules about the code only where one is given",
                "transfers",
                request: "TransferabilityQuestion",
                answers: [
                    .init(200, "What a request would be answered now, and why", schema: "Transferability"),
                    .init(422, "There is no such registrar", schema: "Problem"),
                ]
            ) { registry, request throws(HTTPProblem) in try Self.examine(request, registry) }
        ]
    }

    private static func examine(
        _ request: RoutedRequest,
        _ registry: RegistryInstance
    ) throws(HTTPProblem) -> HTTPReply {
        let question = try request.decoded(TransferabilityQuestion.self)
        let isKnown = registry.server.store.operate { world, _ in world.registrars[question.as] != nil }
        guard isKnown else { throw .field("/as", "There is no registrar \"\(question.as)\".", status: 422) }
        do throws(EPPError) {
            let examination = try registry.transferability(
                of: request["name"],
                to: question.as,
                code: question.authInfo,
                processNumber: question.processNumber
            )
            return .json(TransferabilityView(examination))
        } catch {
            throw .unknown("domain", request["name"])
        }
    }
}

/// The body of the question: a secret belongs in no address.
private struct TransferabilityQuestion: Decodable {
    /// The registrar that would ask.
    let `as`: String
    var authInfo: String?
    var processNumber: String?
}

/// What a request for a transfer would be answered, as JSON.
private struct TransferabilityView: Encodable {
    struct Check: Encodable {
        let rule: String
        let section: String
        let holds: Bool?
        let code: Int?
        /// What is the case instead, until when, and what the client would not be told.
        let found: String?
        let until: SeedTime?
        let note: String?
    }

    let isPossible: Bool
    let code: Int
    let checks: [Check]

    init(_ examination: Examination) {
        isPossible = examination.code.rawValue < 2000
        code = examination.code.rawValue
        checks = examination.checks.map { check in
            Check(
                rule: check.rule,
                section: check.section,
                holds: check.holds,
                code: check.refusal?.code.rawValue,
                found: check.refusal?.found,
                until: SeedTime(check.refusal?.until),
                note: check.refusal.flatMap { $0.note.isEmpty ? nil : $0.note }
            )
        }
    }
}
