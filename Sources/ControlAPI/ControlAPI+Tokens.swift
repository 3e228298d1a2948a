import EPP
import HTTP
import Hosting
import JSON
import Seed

/// Tokens for one registry each.
extension ControlAPI {
    var tokens: [Route] {
        [
            route(
                "GET",
                "/tokens",
                "Lists the tokens that open this registry alone; none is shown itself",
                "tokens",
                answers: [.init(200, "The tokens, the oldest first", schema: "Tokens")]
            ) { registry, _ throws(HTTPProblem) in .json(registry.tokens.all.map { TokenView($0) }) },
            route(
                "POST",
                "/tokens",
                "Makes a token that opens this registry alone, and tells it this once",
                "tokens",
                request: "NewToken",
                answers: [
                    .init(201, "The token", schema: "MadeToken"),
                    .init(409, "There are too many", schema: "Problem"),
                ]
            ) { registry, request throws(HTTPProblem) in
                let label = try request.decoded(NewToken.self).label
                return .json(try Self.makeToken(of: registry, label: label), 201)
            },
            route(
                "DELETE",
                "/tokens/{token}",
                "Revokes a token, by its identifier",
                "tokens",
                answers: [.init(204, "It opens nothing any more")]
            ) { registry, request throws(HTTPProblem) in
                guard registry.tokens.revoke(request["token"]) else { throw .unknown("token", request["token"]) }
                return .done
            },
        ]
    }

    static func makeToken(of registry: RegistryInstance, label: String?) throws(HTTPProblem) -> TokenView {
        guard let (token, known) = registry.tokens.make(of: registry.id, label: label) else {
            throw .conflict("There are \(RegistryTokens.most) tokens already.")
        }
        return TokenView(known, token: token)
    }
}

/// What a registry's token lets its bearer call.
extension ControlAPI {
    /// The registry that a request is confined to; nil where its bearer may call everything.
    static func confinement(of request: HTTPRequest, in directory: RegistryDirectory) -> String? {
        guard let token = request.fields.bearerToken, case .registry(let id) = directory.scope(of: token) else {
            return nil
        }
        return id
    }

    /// Whether a token is a registry's; throws where its bearer may not call this.
    ///
    /// Another registry is forbidden whether it is there or not.
    static func admits(
        _ token: String,
        _ method: String,
        _ path: [String],
        in directory: RegistryDirectory
    ) throws(HTTPProblem) -> Bool {
        switch directory.scope(of: token) {
        case .other: return false
        case .revoked: throw HTTPProblem(401, "The token opens nothing: it was revoked, or its registry has gone.")
        case .registry(let id):
            guard isOpen(to: id, method, path) else {
                throw HTTPProblem(403, "The token opens the registry \"\(id)\" alone, and none of its tokens.")
            }
            // A student would be gone from the class, and the work with the registry.
            if method == "DELETE", path.count == 2, directory[id]?.exercise != nil {
                throw HTTPProblem(
                    403,
                    "The registry of an exercise is ended by who has opened it, not by its own token."
                )
            }
            return true
        }
    }

    private static func isOpen(to registry: String, _ method: String, _ path: [String]) -> Bool {
        let isRead = method == "GET" || method == "HEAD"
        guard path.first == "registries" else { return isRead && [["policies"], ["openapi.json"]].contains(path) }
        // The list shows the one registry.
        guard path.count > 1 else { return isRead }
        return path[1] == registry && (path.count < 3 || path[2] != "tokens")
    }
}

/// The body of a request for a token.
private struct NewToken: Decodable {
    let label: String?

    private enum Field: String, CodingKey { case label }

    init(from decoder: any Decoder) throws {
        label = try decoder.container(keyedBy: Field.self).decodeIfPresent(String.self, forKey: .label)
        try RegistryPlan.check(label: label)
    }
}

/// A token as JSON: itself only where it is made.
struct TokenView: Encodable {
    let id: String
    let label: String?
    let created: SeedTime
    let token: String?

    init(_ known: RegistryTokens.Known, token: String? = nil) {
        (id, label, created) = (known.id, known.label, .fixed(known.created))
        self.token = token
    }
}
