import EPP
import HTTP
import Hosting
import JSON
import Network
import Registry
import Session

/// The interface that OpusDNS offers to resellers, in front of a registry's state.
package struct OpusDNS: RegistrarInterface {
    typealias Body = @Sendable (RegistrarCall, RoutedRequest) throws(CallEnd) -> HTTPResponse

    let accounts: Accounts
    let tokens = Tokens()
    let version: String

    /// Acts for the accounts whose keys the registries of the directory know.
    package init(_ directory: RegistryDirectory, version: String) {
        accounts = Accounts(interface: .opusdns, directory: directory)
        self.version = version
    }

    var errors: ErrorShape { .opusDNS }

    /// Where a listener has it.
    package func mount(hosts: Set<String>) -> HTTPMount {
        let types: Set = ["application/json", "application/x-www-form-urlencoded"]
        return HTTPMount(routes, at: "/opusdns", access: HTTPAccess(hosts: hosts, bodyTypes: types), errors: errors)
    }

    /// Every call, in the order of the documentation.
    package var routes: [Route] {
        [openAPI, token] + domains + transfers + codes + events
    }

    /// The description of the calls.
    package var document: OpenAPIDocument {
        OpenAPIDocument(
            title: "OpusDNS, as Mock Registry plays it",
            version: version,
            summary: "Domains, auth codes, locks and transfers of an account at a registrar",
            routes: routes,
            schemas: OpusDNSSchemas.all,
            prefix: "/opusdns",
            errors: errors,
            securitySchemes: [
                "apiKey": ["type": "apiKey", "in": "header", "name": "X-Api-Key"],
                "bearer": ["type": "http", "scheme": "bearer"],
            ],
            operations: OpusDNSOperations.all,
            parameterExamples: ["reference": "alpha-1.example", "event": .string(Identifier.text("event_", 1))]
        )
    }

    private var openAPI: Route {
        Route(
            "GET",
            "/openapi.json",
            "Describes this interface",
            answers: [.init(200, "An OpenAPI 3.1 document", schema: "OpenAPI")],
            isOpen: true,
            handler: { [self] _, _ throws(HTTPProblem) in .json(text: document.json.bytes) }
        )
    }

    /// OAuth 2.0 with client credentials (RFC 6749 §4.4).
    private var token: Route {
        Route(
            "POST",
            "/v1/auth/token",
            "Gives a token for a client's credentials",
            tags: ["auth"],
            request: "TokenRequest",
            bodyTypes: ["application/json", "application/x-www-form-urlencoded"],
            answers: [.init(200, "A token for an hour", schema: "Token"), .init(401, "Nobody's", schema: "Problem")],
            isOpen: true
        ) { [self] request, _ throws(HTTPProblem) in
            let credentials = try ClientCredentials(request)
            guard credentials.grant == "client_credentials",
                let account = accounts.account(secret: credentials.secret, name: credentials.client)
            else { throw OpusDNSProblem.unauthenticated("These are nobody's client credentials.") }
            let lifetime = 3600
            let expires = account.registry.clock.now + .seconds(lifetime)
            return .now(
                HTTPResponse(json: [
                    "access_token": .string(tokens.issue(for: account.key, until: expires)),
                    "token_type": "Bearer", "expires_in": JSONValue(lifetime),
                ])
            )
        }
    }

    /// A call that needs credentials.
    func route(
        _ method: String,
        _ template: PathTemplate,
        _ summary: String,
        _ tag: String,
        query: [QueryParameter] = [],
        request: String? = nil,
        answers: [Route.Answer],
        _ body: @escaping Body
    ) -> Route {
        Route(
            method,
            template,
            summary,
            tags: [tag],
            parameters: ["reference": "The domain's name or identifier", "event": "The event's identifier"],
            query: query,
            request: request,
            answers: answers + [.init(401, "The credentials are nobody's", schema: "Problem")]
        ) { [self] request, now throws(HTTPProblem) in
            let account = try authenticated(request.http.fields)
            return carryOut(request, as: account, at: now) { call throws(CallEnd) in try body(call, request) }
        }
    }

    private func authenticated(_ fields: HTTPFields) throws(HTTPProblem) -> Account {
        if let key = fields["X-Api-Key"] {
            guard let account = accounts.account(secret: key) else {
                throw OpusDNSProblem.unauthenticated("This is nobody's API key.")
            }
            return account
        }
        guard let token = fields.bearerToken else {
            throw OpusDNSProblem.unauthenticated("An API key in X-Api-Key or a bearer token is needed.")
        }
        guard let account = tokens.account(of: token, among: accounts) else {
            throw OpusDNSProblem.unauthenticated("The token is unknown, or its time is over.")
        }
        return account
    }
}

/// The body of a request for a token, as JSON or as a form.
private struct ClientCredentials {
    let grant: String
    let client: String
    let secret: String

    init(_ request: RoutedRequest) throws(HTTPProblem) {
        let type = request.http.fields["Content-Type"]?.lowercased() ?? ""
        if type.hasPrefix("application/x-www-form-urlencoded") {
            let form = try request.http.form()
            func value(_ name: String) throws(HTTPProblem) -> String {
                guard let value = form.first(where: { $0.name == name })?.value else {
                    throw .field("/\(name)", "The field is missing.")
                }
                return value
            }
            (grant, client, secret) = (try value("grant_type"), try value("client_id"), try value("client_secret"))
        } else {
            let fields = try BodyFields(request)
            func value(_ name: String) throws(HTTPProblem) -> String {
                guard let value = try fields.string(name) else { throw fields.flaw(name, "The field is missing.") }
                return value
            }
            (grant, client, secret) = (try value("grant_type"), try value("client_id"), try value("client_secret"))
        }
    }
}
