import EPP
import HTTP
import Hosting
import JSON
import Network
import Registry
import Session

/// The interface that HostUp offers to resellers, in front of a registry's state.
package struct HostUp: RegistrarInterface {
    typealias Body = @Sendable (RegistrarCall, RoutedRequest) throws(CallEnd) -> HTTPResponse

    let accounts: Accounts
    let limits = CallLimits()
    let version: String
    /// How long a code that was made is given again, unless a new one is forced.
    static let reuseWindow = TimeSpan.hours(24)

    /// Acts for the accounts whose keys the registries of the directory know.
    package init(_ directory: RegistryDirectory, version: String) {
        accounts = Accounts(interface: .hostup, directory: directory)
        self.version = version
    }

    var errors: ErrorShape { .hostUp }

    /// Where a listener has it.
    package func mount(hosts: Set<String>) -> HTTPMount {
        HTTPMount(routes, at: "/hostup", access: HTTPAccess(hosts: hosts), errors: errors)
    }

    /// Every call, in the order of the documentation.
    package var routes: [Route] { [openAPI] + domains + actions }

    /// The description of the calls.
    package var document: OpenAPIDocument {
        OpenAPIDocument(
            title: "HostUp, as Mock Registry plays it",
            version: version,
            summary: "Domains, auth codes and locks of an account at a registrar",
            routes: routes,
            schemas: HostUpSchemas.all,
            prefix: "/hostup",
            errors: errors,
            securitySchemes: ["bearer": ["type": "http", "scheme": "bearer"]],
            operations: HostUpOperations.all,
            parameterExamples: ["id": .string(Identifier.text("dom_", 15))]
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

    /// A call that needs a key with scopes.
    func route(
        _ method: String,
        _ tail: String,
        _ summary: String,
        scopes: [String],
        query: [QueryParameter] = [],
        request: String? = nil,
        answers: [Route.Answer],
        _ body: @escaping Body
    ) -> Route {
        let refusals = [
            Route.Answer(400, "The request can't be read", schema: "Problem"),
            .init(401, "The key is nobody's", schema: "Problem"),
            .init(403, "A scope is missing, or the domain is another's", schema: "Problem"),
            .init(429, "Too many calls", schema: "Problem"),
        ]
        return Route(
            method,
            PathTemplate(stringLiteral: "/api/v2/domains" + tail),
            "\(summary); needs \(scopes.joined(separator: " and "))",
            tags: ["domains"],
            parameters: ["id": "The domain's identifier, never its name"],
            query: query,
            request: request,
            answers: answers + refusals
        ) { [self] request, now throws(HTTPProblem) in
            guard let key = request.http.fields.bearerToken, let account = accounts.account(secret: key) else {
                throw HostUpProblem.make(401, "unauthorized", "A valid API key is needed.")
            }
            let count = try limits.count(account.key, at: now, account.registry.clock.now)
            for scope in scopes where !account.has(scope: scope) {
                throw HostUpProblem.make(403, "insufficient_scope", "The key lacks the scope \(scope).")
            }
            return carryOut(request, as: account, at: now) { call throws(CallEnd) in
                var response = try body(call, request)
                for field in count { response.fields.append(field) }
                return response
            }
        }
    }

    /// The domain of an identifier: a domain that is not there is another matter than one that is another's.
    func own(_ call: RegistrarCall, _ request: RoutedRequest) throws(CallEnd) -> DomainFacts {
        guard request["id"].contains(/^dom_[0-9a-hjkmnp-tv-z]{26}$/) else {
            let detail = "An identifier such as dom_01hxa3b4c5d6e7f8g9h0j1k2m3 is expected, no name."
            throw .problem(HostUpProblem.make(400, "invalid_request", detail))
        }
        let name = Identifier.number("dom_", request["id"]).flatMap(call.name(of:))
        guard let name, let facts = try call.facts(of: name) else {
            throw .problem(HostUpProblem.make(404, "domain_not_found", "There is no such domain."))
        }
        guard facts.sponsor == call.account.registrar, call.account.owns(facts) else {
            throw .problem(HostUpProblem.make(403, "forbidden", "The domain is another account's."))
        }
        return facts
    }
}
