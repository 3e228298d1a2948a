import EPP
import HTTP
import Hosting
import JSON
import Journal
import Requirements
import Session

/// Which demands of the RFCs clients have put to the test.
extension ControlAPI {
    var requirements: [Route] {
        let query = [
            QueryParameter("session", "Only this session", schema: ["type": "integer"]),
            QueryParameter("registrar", "Only this registrar"),
            QueryParameter("since", "Only entries from this date on, by the registry's clock"),
            QueryParameter("rfc", "Only what this RFC demands", schema: ["type": "integer"]),
            QueryParameter(
                "exercised",
                "`yes` for what was put to the test, `no` for what was not",
                schema: ["type": "string", "enum": ["yes", "no"]]
            ),
        ]
        return [
            route(
                "GET",
                "/journal/requirements",
                "Tells which sentences of the RFCs the journal's frames have put to the test, and in which entries",
                "journal",
                query: query,
                answers: [.init(200, "The sentences that can show in a journal", schema: "RequirementUses")]
            ) { registry, request throws(HTTPProblem) in
                guard let journal = registry.server.journal else {
                    throw HTTPProblem(404, "This process keeps no journal.")
                }
                let entries = journal.entries(matching: try JournalQuery.filter(request), limit: .max)
                return .json(try RequirementsView(RequirementUse.all(in: entries), request))
            }
        ]
    }
}

/// The requirements that were asked for, as JSON.
private struct RequirementsView: Encodable {
    /// Of those that the call keeps to, whether they are listed or not.
    let total: Int
    let exercised: Int
    let requirements: [RequirementView]

    init(_ uses: [RequirementUse], _ request: RoutedRequest) throws(HTTPProblem) {
        let rfc = try request.integer("rfc", in: 1...99_999)
        if let rfc, !uses.contains(where: { $0.requirement.rfc == rfc }) {
            let known = Set(uses.map(\.requirement.rfc)).sorted().map(String.init).joined(separator: ", ")
            throw .parameter("rfc", "The RFCs are \(known).")
        }
        let wanted: Bool? =
            switch request.query("exercised") {
            case nil: nil
            case "yes": true
            case "no": false
            default: throw .parameter("exercised", "It is yes or no.")
            }
        let kept = uses.filter { rfc == nil || $0.requirement.rfc == rfc }
        total = kept.count
        exercised = kept.count { !$0.entries.isEmpty }
        requirements = kept.filter { wanted == nil || $0.entries.isEmpty != wanted }.map(RequirementView.init)
    }
}

/// A requirement and the first hundred entries that show it, as JSON.
private struct RequirementView: Encodable {
    let id: String
    let section: String
    let level: Requirement.Level
    let text: String
    let by: String
    let times: Int
    let entries: [Int]

    init(_ use: RequirementUse) {
        let requirement = use.requirement
        (id, section, level) = (requirement.id, requirement.place, requirement.level)
        (text, by) = (requirement.text, requirement.by)
        times = use.entries.count
        entries = Array(use.entries.prefix(100))
    }
}
