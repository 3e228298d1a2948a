import EPP
import HTTP
import Hosting
import JSON
import Network
import Registry
import Session

/// The interface that Openprovider offers to resellers, in front of a registry's state.
package struct Openprovider: RegistrarInterface {
    typealias Body = @Sendable (RegistrarCall, RoutedRequest) throws(CallEnd) -> JSONValue

    let accounts: Accounts
    let tokens = Tokens()
    let version: String

    /// Acts for the accounts whose users the registries of the directory know.
    package init(_ directory: RegistryDirectory, version: String) {
        accounts = Accounts(interface: .openprovider, directory: directory)
        self.version = version
    }

    var errors: ErrorShape { .openprovider }

    /// Where a listener has it.
    package func mount(hosts: Set<String>) -> HTTPMount {
        HTTPMount(routes, at: "/openprovider", access: HTTPAccess(hosts: hosts), errors: errors)
    }

    /// Every call, in the order of the documentation.
    package var routes: [Route] { [openAPI, login] + domains + codes + transfers }

    /// The description of the calls.
    package var document: OpenAPIDocument {
        OpenAPIDocument(
            title: "Openprovider, as Mock Registry plays it",
            version: version,
            summary: "Domains, auth codes, locks and transfers of an account at a registrar",
            routes: routes,
            schemas: OpenproviderSchemas.all,
            prefix: "/openprovider",
            errors: errors,
            securitySchemes: ["bearer": ["type": "http", "scheme": "bearer"]],
            operations: OpenproviderOperations.all,
            parameterExamples: ["id": "9"]
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

    private var login: Route {
        Route(
            "POST",
            "/v1beta/auth/login",
            "Gives a token for a user's name and password",
            tags: ["auth"],
            request: "LoginRequest",
            answers: [.init(200, "A token for two days", schema: "LoginResponse")],
            isOpen: true
        ) { [self] request, _ throws(HTTPProblem) in
            let fields = try BodyFields(request)
            let (user, password) = (try fields.string("username") ?? "", try fields.string("password") ?? "")
            guard let account = accounts.account(secret: password, name: user) else {
                throw OpenproviderProblem.unauthenticated
            }
            let expires = account.registry.clock.now + .days(2)
            let reseller = Identifier.number(of: account.name) % 1_000_000
            return .now(
                Self.envelope([
                    "token": .string(tokens.issue(for: account.key, until: expires)),
                    "reseller_id": JSONValue(reseller),
                ])
            )
        }
    }

    /// A call that needs a token.
    func route(
        _ method: String,
        _ tail: String,
        _ summary: String,
        _ tag: String,
        query: [QueryParameter] = [],
        request: String? = nil,
        answer: String,
        _ body: @escaping Body
    ) -> Route {
        Route(
            method,
            PathTemplate(stringLiteral: "/v1beta/domains" + tail),
            summary,
            tags: [tag],
            parameters: ["id": "The domain's number"],
            query: query,
            request: request,
            answers: [.init(200, "What was asked for", schema: answer)]
        ) { [self] request, now throws(HTTPProblem) in
            guard let token = request.http.fields.bearerToken,
                let account = tokens.account(of: token, among: accounts)
            else { throw OpenproviderProblem.unauthenticated }
            return carryOut(request, as: account, at: now) { call throws(CallEnd) in
                Self.envelope(try body(call, request))
            }
        }
    }

    private static func envelope(_ data: JSONValue) -> HTTPResponse {
        HTTPResponse(json: ["code": 0, "desc": "", "data": data, "maintenance": false, "warnings": []])
    }

    /// The domain of a number, if it is the account's; one that is on its way to it where that will do.
    func own(_ call: RegistrarCall, _ request: RoutedRequest, mayBeIncoming: Bool = false) throws(CallEnd)
        -> DomainFacts
    {
        guard let number = Int(request["id"]) else {
            throw .problem(.field("/id", "The number of a domain is expected."))
        }
        guard let name = call.name(of: number), let facts = try call.facts(of: name) else {
            throw .problem(OpenproviderProblem.notOwn)
        }
        let account = call.account
        if facts.sponsor == account.registrar, account.owns(facts) { return facts }
        guard mayBeIncoming, try call.isAwaiting(facts) else { throw .problem(OpenproviderProblem.notOwn) }
        return facts
    }
}
