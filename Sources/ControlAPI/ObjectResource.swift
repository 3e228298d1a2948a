import EPP
import HTTP
import Hosting
import JSON
import Registry
import Seed
import Session

/// Where the operator writes objects of one kind past the protocol; the world stays consistent all the same.
protocol ObjectResource: Sendable {
    /// The object as a seed has it.
    associatedtype Form: Codable & Sendable
    /// The object as it is answered: the form, and what follows from the rest.
    associatedtype View: Encodable & Sendable = Form

    /// Such as `domains`.
    static var collection: String { get }
    /// Such as `domain`.
    static var kind: String { get }
    /// The field by which it is found, and the path's parameter.
    static var keyField: String { get }
    /// The name of its schema.
    static var schema: String { get }

    /// The key as the world has it.
    static func key(_ text: String) -> String
    static func key(of form: Form) -> String
    /// What narrows a list down, beside `after` and `limit`.
    static var filters: [QueryParameter] { get }
    /// The keys of what fits, in no order.
    static func keys(in world: World, fitting query: ListQuery, at now: Instant) -> [String]
    static func form(_ key: String, in world: World) -> Form?
    static func view(_ key: String, in world: World, at now: Instant) -> View?
    /// Fields of the view that follow from the rest: what is sent of them has no effect.
    static var readOnlyFields: Set<String> { get }
    /// Puts an object in the place of the one with its key, if there is one.
    static func put(_ form: Form, in world: World, at now: Instant) throws(JSONFault)
    /// What would be left without something that it needs.
    static func obstacle(toRemoving key: String, from world: World) -> String?
    /// Takes away what is there and nothing needs.
    static func remove(_ key: String, from world: World, at now: Instant)
}

extension ObjectResource where View == Form {
    static func view(_ key: String, in world: World, at now: Instant) -> View? { form(key, in: world) }
}

extension ObjectResource {
    static var filters: [QueryParameter] { [] }
    static var readOnlyFields: Set<String> { [] }

    static var searchFilter: QueryParameter {
        QueryParameter("search", "Only those with this in the name, in any case")
    }
    static var sponsorFilter: QueryParameter { QueryParameter("sponsor", "Only those of this registrar") }

    /// A number is given once: an object keeps its own, a new one gets the next.
    static func number(_ asked: Int?, of former: ObjectID?, in loader: inout SeedLoader) throws(JSONFault) -> ObjectID {
        if let former {
            guard asked == nil || asked == former else {
                throw JSONFault("the object has the number \(former)", at: JSONPath()["number"])
            }
            return former
        }
        guard asked == nil else { throw JSONFault("the registry numbers new objects itself", at: JSONPath()["number"]) }
        return try loader.number(nil, at: JSONPath()["number"])
    }
}

/// Single objects, past the protocol: as the registry's operator sees and changes them.
extension ControlAPI {
    var objects: [Route] {
        routes(at: DomainResource.self) + routes(at: HostResource.self) + routes(at: ContactResource.self)
            + routes(at: RegistrarResource.self) + routes(at: MaintenanceResource.self)
            + routes(at: ApplicationResource.self) + routes(at: OrganizationResource.self)
    }

    private func routes<Resource: ObjectResource>(at resource: Resource.Type) -> [Route] {
        let tail = "/\(Resource.collection)/{\(Resource.keyField)}"
        let conflict = Route.Answer(409, "Something else needs it", schema: "Problem")
        return [
            route(
                "GET",
                "/\(Resource.collection)",
                "Lists \(Resource.collection), by \(Resource.keyField)",
                Resource.collection,
                query: [
                    QueryParameter("after", "Only those behind this \(Resource.keyField)"),
                    QueryParameter.number("limit", "How many, 1 to 1000; 100", in: 1...1000),
                ] + Resource.filters,
                answers: [
                    .init(
                        200,
                        "The \(Resource.collection); `X-Total-Count` says how many fit, whatever `after` and `limit`",
                        schema: "\(Resource.schema)List"
                    )
                ],
                isLong: true
            ) { registry, request throws(HTTPProblem) in try Self.list(resource, registry, request) },
            route(
                "GET",
                tail,
                "Shows a \(Resource.kind)",
                Resource.collection,
                answers: [.init(200, "The \(Resource.kind)", schema: Resource.schema)]
            ) { registry, request throws(HTTPProblem) in
                let key = Resource.key(request[Resource.keyField])
                guard let view = registry.server.store.operate({ world, now in Resource.view(key, in: world, at: now) })
                else { throw .unknown(Resource.kind, key) }
                return .json(view)
            },
            route(
                "PUT",
                tail,
                "Makes a \(Resource.kind), or puts one in the place of another",
                Resource.collection,
                request: Resource.schema,
                answers: [
                    .init(200, "It is replaced", schema: Resource.schema),
                    .init(201, "It is made", schema: Resource.schema),
                ]
            ) { registry, request throws(HTTPProblem) in try Self.put(resource, registry, request) },
            route(
                "PATCH",
                tail,
                "Changes fields of a \(Resource.kind); null takes one away (RFC 7396)",
                Resource.collection,
                request: "\(Resource.schema)Patch",
                answers: [.init(200, "It is changed", schema: Resource.schema)]
            ) { registry, request throws(HTTPProblem) in try Self.patch(resource, registry, request) },
            route(
                "DELETE",
                tail,
                "Takes a \(Resource.kind) away at once, whatever its statuses",
                Resource.collection,
                answers: [.init(204, "It is gone"), conflict]
            ) { registry, request throws(HTTPProblem) in try Self.delete(resource, registry, request) },
        ]
    }

    private static func list<Resource: ObjectResource>(
        _ resource: Resource.Type,
        _ registry: RegistryInstance,
        _ request: RoutedRequest
    ) throws(HTTPProblem) -> HTTPReply {
        let limit = try request.integer("limit", in: 1...1000) ?? 100
        let after = request.query("after").map(Resource.key) ?? ""
        let query = try ListQuery(request)
        // On a copy, which costs nothing: commands need not wait for a search.
        let (snapshot, now) = registry.server.store.observe()
        let world = World(snapshot)
        let keys = Resource.keys(in: world, fitting: query, at: now)
        var first = FirstFew<String>(limit, by: <)
        for key in keys where key > after { first.add(key) }
        let views = first.elements.compactMap { Resource.view($0, in: world, at: now) }
        return .list(views, of: keys.count)
    }

    private static func put<Resource: ObjectResource>(
        _ resource: Resource.Type,
        _ registry: RegistryInstance,
        _ request: RoutedRequest
    ) throws(HTTPProblem) -> HTTPReply {
        let key = Resource.key(request[Resource.keyField])
        let json = try request.json()
        let result = registry.server.store.operate { world, now in
            Result { () throws(JSONFault) -> (Resource.View?, Bool) in
                let isNew = Resource.form(key, in: world) == nil
                try Resource.put(try read(resource, json, key), in: world, at: now)
                return (Resource.view(key, in: world, at: now), isNew)
            }
        }
        do throws(JSONFault) {
            let (view, isNew) = try result.get()
            let location = "/registries/\(registry.id)/\(Resource.collection)/\(key)"
            return .json(view, isNew ? 201 : 200, at: isNew ? location : nil)
        } catch {
            throw HTTPProblem(error, in: json)
        }
    }

    private static func patch<Resource: ObjectResource>(
        _ resource: Resource.Type,
        _ registry: RegistryInstance,
        _ request: RoutedRequest
    ) throws(HTTPProblem) -> HTTPReply {
        let key = Resource.key(request[Resource.keyField])
        let changes = try request.json()
        guard case .object = changes.value else { throw .field("", "An object is expected.") }
        // In one turn with the reading: between two, a client's command could be lost.
        let result = registry.server.store.operate { world, now in
            Result { () throws(JSONFault) -> Resource.View? in
                guard let former = Resource.form(key, in: world) else { return nil }
                let whole = try JSONParser.parse(JSONText.bytes(of: former))
                try Resource.put(try read(resource, whole.patched(by: changes), key), in: world, at: now)
                return Resource.view(key, in: world, at: now)
            }
        }
        let view: Resource.View?
        do throws(JSONFault) { view = try result.get() } catch { throw HTTPProblem(error) }
        guard let view else { throw .unknown(Resource.kind, key) }
        return .json(view)
    }

    private static func read<Resource: ObjectResource>(
        _ resource: Resource.Type,
        _ json: JSON,
        _ key: String
    ) throws(JSONFault) -> Resource.Form {
        let form = try StrictDecoder.decode(Resource.Form.self, from: json.without(Resource.readOnlyFields))
        guard Resource.key(of: form) == key else {
            throw JSONFault("the path names \"\(key)\"", at: JSONPath()[Resource.keyField])
        }
        return form
    }

    private static func delete<Resource: ObjectResource>(
        _ resource: Resource.Type,
        _ registry: RegistryInstance,
        _ request: RoutedRequest
    ) throws(HTTPProblem) -> HTTPReply {
        let key = Resource.key(request[Resource.keyField])
        let problem = registry.server.store.operate { world, now -> HTTPProblem? in
            guard Resource.form(key, in: world) != nil else { return .unknown(Resource.kind, key) }
            if let obstacle = Resource.obstacle(toRemoving: key, from: world) { return .conflict(obstacle) }
            Resource.remove(key, from: world, at: now)
            return nil
        }
        if let problem { throw problem }
        registry.endStraySessions()
        return .done
    }
}

extension HTTPReply {
    /// A page of a list, and how long the whole list is.
    static func list(_ views: [some Encodable], of total: Int) -> HTTPReply {
        let fields: HTTPFields = ["Content-Type": "application/json", "X-Total-Count": String(total)]
        return .now(HTTPResponse(200, fields: fields, body: JSONText.bytes(of: views)))
    }
}

extension JSON {
    /// As a merge patch changes it (RFC 7396): objects are joined, null takes a field away, all else is replaced.
    func patched(by patch: JSON) -> JSON {
        guard case .object(let changes) = patch.value else { return patch }
        var members: [Member] = []
        if case .object(let own) = value { members = own }
        for change in changes {
            let former = members.firstIndex { $0.name == change.name }
            let value = former.map { members[$0].value } ?? JSON(value: .null, line: change.line)
            if case .null = change.value.value {
                members.removeAll { $0.name == change.name }
            } else {
                let member = Member(name: change.name, line: change.line, value: value.patched(by: change.value))
                if let former { members[former] = member } else { members.append(member) }
            }
        }
        return JSON(value: .object(members), line: patch.line)
    }
}
