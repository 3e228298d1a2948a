import JSON

/// Describes a table of routes as OpenAPI 3.1 does.
package struct OpenAPIDocument: Sendable {
    package var title: String
    package var version: String
    package var summary: String
    package var routes: [Route]
    /// The schemas that the routes name.
    package var schemas: [String: JSONValue]
    /// Where the API is, such as `/opusdns/v1`; empty where its paths are whole.
    package var prefix: String
    /// The shape of the default answer, and of answers from 400 on.
    package var errors: ErrorShape
    /// The ways to show credentials, by name: any one of them will do (OpenAPI 3.1, Security Scheme Object).
    package var securitySchemes: [String: JSONValue]
    /// Whether every call but the open ones needs one of them; otherwise a server may be without.
    package var needsCredentials: Bool
    /// Verbs and examples, by `Route.key`.
    package var operations: [String: OpenAPIOperation]
    /// Examples of the parameters of paths, by name.
    package var parameterExamples: [String: JSONValue]
    /// Examples of answers, by the names of their schemas.
    package var answerExamples: [String: JSONValue]

    package init(
        title: String,
        version: String,
        summary: String,
        routes: [Route],
        schemas: [String: JSONValue],
        prefix: String = "",
        errors: ErrorShape = .problemDetails,
        securitySchemes: [String: JSONValue] = [:],
        needsCredentials: Bool = true,
        operations: [String: OpenAPIOperation] = [:],
        parameterExamples: [String: JSONValue] = [:],
        answerExamples: [String: JSONValue] = [:]
    ) {
        self.title = title
        self.version = version
        self.summary = summary
        self.routes = routes
        self.schemas = schemas
        self.prefix = prefix
        self.errors = errors
        self.securitySchemes = securitySchemes
        self.needsCredentials = needsCredentials && !securitySchemes.isEmpty
        self.operations = operations
        self.parameterExamples = parameterExamples
        self.answerExamples = answerExamples
    }

    /// The document.
    package var json: JSONValue {
        var document: [String: JSONValue] = [
            "openapi": "3.1.0",
            "info": ["title": .string(title), "version": .string(version), "summary": .string(summary)],
            "paths": .object(paths),
            "components": .object(components),
        ]
        if !prefix.isEmpty { document["servers"] = [["url": .string(prefix)]] }
        if !securitySchemes.isEmpty {
            let ways = securitySchemes.keys.sorted().map { JSONValue.object([$0: []]) }
            document["security"] = .array(needsCredentials ? ways : ways + [[:]])
        }
        return .object(document)
    }

    /// The names of schemas that routes use and nobody has defined: none, in a document that is right.
    package var undefinedSchemas: [String] {
        let named = routes.flatMap { route in [route.request].compactMap(\.self) + route.answers.compactMap(\.schema) }
        return Set(named).subtracting(schemas.keys).subtracting([errors.name]).sorted()
    }

    private var paths: [String: JSONValue] {
        var paths: [String: [String: JSONValue]] = [:]
        for route in routes {
            paths[route.template.description, default: [:]][route.method.lowercased()] = operation(route)
        }
        return paths.mapValues { .object($0) }
    }

    private func operation(_ route: Route) -> JSONValue {
        var operation: [String: JSONValue] = [
            "summary": .string(route.summary),
            "operationId": .string(identifier(route)),
            "responses": .object(responses(route)),
        ]
        if !route.tags.isEmpty { operation["tags"] = .array(route.tags.map { .string($0) }) }
        let parameters = pathParameters(route) + queryParameters(route)
        if !parameters.isEmpty { operation["parameters"] = .array(parameters) }
        if let schema = route.request {
            let example = operations[route.key]?.request
            let content = content(schema, route.bodyTypes, example)
            operation["requestBody"] = ["required": .bool(!route.mayLackBody), "content": content]
        }
        if route.isOpen, !securitySchemes.isEmpty { operation["security"] = [] }
        return .object(operation)
    }

    /// A verb, or else such as `getRegistriesIdFaults`: the same for the same route in every version.
    private func identifier(_ route: Route) -> String {
        if let operation = operations[route.key] { return operation.id }
        let words = route.template.description.split { !$0.isLetter && !$0.isNumber }
        return route.method.lowercased() + words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }

    private func responses(_ route: Route) -> [String: JSONValue] {
        var responses: [String: JSONValue] = [
            "default": [
                "description": .string(errors.summary),
                "content": content(errors.name, [errors.type]),
            ]
        ]
        for answer in route.answers {
            var response: [String: JSONValue] = ["description": .string(answer.summary)]
            if let schema = answer.schema {
                let type = answer.status < 400 ? "application/json" : errors.type
                let example = answer.status < 300 ? operations[route.key]?.answer ?? answerExamples[schema] : nil
                response["content"] = content(schema, [type], example)
            }
            if !answer.types.isEmpty { response["content"] = Self.adding(answer.types, to: response["content"]) }
            responses[String(answer.status)] = .object(response)
        }
        for answer in AccessAnswers.all(of: route, needsCredentials: !securitySchemes.isEmpty) {
            responses[String(answer.status)] = [
                "description": .string(answer.summary), "content": content(errors.name, [errors.type]),
            ]
        }
        return responses
    }

    /// What is no JSON is a text, whatever its form.
    private static func adding(_ types: [String], to content: JSONValue?) -> JSONValue {
        var all: [String: JSONValue] = [:]
        if case .object(let known)? = content { all = known }
        for type in types { all[type] = ["schema": ["type": "string"]] }
        return .object(all)
    }

    private func pathParameters(_ route: Route) -> [JSONValue] {
        route.template.parameters.map { name in
            var parameter: [String: JSONValue] = [
                "name": .string(name), "in": "path", "required": true, "schema": Self.segment,
            ]
            if let summary = route.parameters[name] { parameter["description"] = .string(summary) }
            parameter["example"] = parameterExamples[name]
            return .object(parameter)
        }
    }

    /// What stands between two slashes of a path: a dot segment would mean another path (RFC 3986 §5.2.4).
    private static let segment: JSONValue = [
        "type": "string", "pattern": "^[^\u{0}-\u{1f}\u{7f}]+$", "not": ["enum": [".", ".."]],
    ]

    private func queryParameters(_ route: Route) -> [JSONValue] {
        route.query.map { parameter in
            [
                "name": .string(parameter.name), "in": "query", "required": .bool(parameter.isRequired),
                "description": .string(parameter.summary),
                "schema": parameter.isRepeatable ? ["type": "array", "items": parameter.schema] : parameter.schema,
            ]
        }
    }

    private func content(_ schema: String, _ types: [String], _ example: JSONValue? = nil) -> JSONValue {
        var body: [String: JSONValue] = ["schema": ["$ref": .string("#/components/schemas/\(schema)")]]
        body["example"] = example
        return .object(Dictionary(types.map { ($0, .object(body)) }) { first, _ in first })
    }

    private var components: [String: JSONValue] {
        var schemas = schemas
        schemas[errors.name] = schemas[errors.name] ?? errors.schema
        var components: [String: JSONValue] = ["schemas": .object(schemas)]
        if !securitySchemes.isEmpty { components["securitySchemes"] = .object(securitySchemes) }
        return components
    }
}
