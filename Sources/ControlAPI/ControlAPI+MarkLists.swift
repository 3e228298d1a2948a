import EPP
import HTTP
import Hosting
import JSON
import Marks
import Registry
import Session

/// The clearing house's lists: to be read, and to be put in the place of what is there (RFC 9361).
extension ControlAPI {
    var lists: [Route] { ListOfMarks.allCases.flatMap { [read($0), put($0)] } }

    private func read(_ list: ListOfMarks) -> Route {
        route(
            "GET",
            list.rawValue,
            "Tells \(list.contents), as the clearing house does",
            "marks",
            answers: [.init(200, "The list", types: ["text/csv"])]
        ) { registry, _ throws(HTTPProblem) in
            // Written beside the world, however long it is.
            let (launch, now) = registry.server.store.operate { world, now in (world.policy.launch, now) }
            return .text(list.text(launch, at: now), "text/csv")
        }
    }

    private func put(_ list: ListOfMarks) -> Route {
        route(
            "PUT",
            list.rawValue,
            "Puts another list of \(list.contents) in the place of this",
            "marks",
            request: "MarkList",
            answers: [.init(204, "It is the list from now on")],
            largestBody: Self.largestState
        ) { registry, request throws(HTTPProblem) in
            let text = try request.decoded(MarkList.self).list
            let change: @Sendable (inout LaunchPolicy) -> Void
            // Read beside the world, so that commands wait for the change alone.
            do throws(ClearingHouseList.Fault) { change = try list.change(to: text) } catch {
                throw .field("/list", "Line \(error.line): \(error.text).")
            }
            registry.server.store.operate { world, _ in change(&world.wholePolicy.launch) }
            return .done
        }
    }
}

private struct MarkList: Decodable {
    let list: String
}

/// By the paths under which they are.
private enum ListOfMarks: String, CaseIterable {
    case revoked = "/smdrl.csv"
    case labels = "/dnl.csv"

    var contents: String {
        switch self {
        case .revoked: "the signed marks that were taken back"
        case .labels: "the labels of trademarks with the keys of their notices"
        }
    }

    func text(_ launch: LaunchPolicy, at now: Instant) -> String {
        switch self {
        case .revoked: ClearingHouseList.text(of: launch.revokedMarks, at: now)
        case .labels: ClearingHouseList.text(of: launch.claims, at: now)
        }
    }

    /// Claims of other validators than the clearing house stay.
    func change(to text: String) throws(ClearingHouseList.Fault) -> @Sendable (inout LaunchPolicy) -> Void {
        switch self {
        case .revoked:
            let marks = try ClearingHouseList.revokedMarks(in: text)
            return { $0.revokedMarks = marks }
        case .labels:
            let claims = TrademarkClaims(try ClearingHouseList.claims(in: text))
            return { $0.claims = $0.claims.replacing(clearingHouse: claims) }
        }
    }
}
