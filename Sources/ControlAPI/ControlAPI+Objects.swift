import HTTP
import Hosting
import JSON
import Registry
import Session

/// Single objects, past the protocol: as the registry's operator sees and changes them.
extension ControlAPI {
    var objects: [Route] {
        routes(at: DomainDesk.self) + routes(at: HostDesk.self) + routes(at: ContactDesk.self)
            + routes(at: RegistrarDesk.self)
    }

    private func routes<Desk: ObjectDesk>(at desk: Desk.Type) -> [Route] {
        let tail = "/\(Desk.collection)/{\(Desk.keyField)}"
        let conflict = Route.Answer(409, "Something else needs it", schema: "Problem")
        return [
            route(
                "GET",
                "/\(Desk.collection)",
                "Lists \(Desk.collection), by \(Desk.keyField)",
                Desk.collection,
                query: [
                    QueryParameter("after", "Only those behind this \(Desk.keyField)"),
                    QueryParameter("limit", "How many, 1 to 1000; 100", schema: ["type": "integer"]),
                ],
                answers: [.init(200, "The \(Desk.collection)", schema: "\(Desk.schema)List")]
            ) { registry, request throws(HTTPProblem) in try Self.list(desk, registry, request) },
            route(
                "GET",
                tail,
                "Shows a \(Desk.kind)",
                Desk.collection,
                answers: [.init(200, "The \(Desk.kind)", schema: Desk.schema)]
            ) { registry, request throws(HTTPProblem) in
                let key = Desk.key(request[Desk.keyField])
                guard let form = registry.server.store.operate({ world, _ in Desk.form(key, in: world) }) else {
                    throw .unknown(Desk.kind, key)
                }
                return .json(form)
            },
            route(
                "PUT",
                tail,
                "Makes a \(Desk.kind), or puts one in the place of another",
                Desk.collection,
                request: Desk.schema,
                answers: [
                    .init(200, "It is replaced", schema: Desk.schema), .init(201, "It is made", schema: Desk.schema),
                ]
            ) { registry, request throws(HTTPProblem) in try Self.put(desk, registry, request) },
            route(
                "PATCH",
                tail,
                "Changes fields of a \(Desk.kind); null takes one away (RFC 7396)",
                Desk.collection,
                request: "\(Desk.schema)Patch",
                answers: [.init(200, "It is changed", schema: Desk.schema)]
            ) { registry, request throws(HTTPProblem) in try Self.patch(desk, registry, request) },
            route(
                "DELETE",
                tail,
                "Takes a \(Desk.kind) away at once, whatever its statuses",
                Desk.collection,
                answers: [.init(204, "It is gone"), conflict]
            ) { registry, request throws(HTTPProblem) in try Self.delete(desk, registry, request) },
        ]
    }

    private static func list<Desk: ObjectDesk>(
        _ desk: Desk.Type,
        _ registry: RegistryInstance,
        _ request: RoutedRequest
    ) throws(HTTPProblem) -> HTTPReply {
        let limit = try request.integer("limit", in: 1...1000) ?? 100
        let after = request.query("after").map(Desk.key) ?? ""
        let forms = registry.server.store.operate { world, _ in
            let keys = Desk.keys(in: world).filter { $0 > after }.sorted().prefix(limit)
            return keys.compactMap { Desk.form($0, in: world) }
        }
        return .json(forms)
    }

    private static func put<Desk: ObjectDesk>(
        _ desk: Desk.Type,
        _ registry: RegistryInstance,
        _ request: RoutedRequest
    ) throws(HTTPProblem) -> HTTPReply {
        let key = Desk.key(request[Desk.keyField])
        let json = try request.json()
        let result = registry.server.store.operate { world, now in
            Result { () throws(JSONFault) -> (Desk.Form?, Bool) in
                let isNew = Desk.form(key, in: world) == nil
                try Desk.put(try read(desk, json, key), in: world, at: now)
                return (Desk.form(key, in: world), isNew)
            }
        }
        do throws(JSONFault) {
            let (form, isNew) = try result.get()
            let location = "/registries/\(registry.id)/\(Desk.collection)/\(key)"
            return .json(form, isNew ? 201 : 200, at: isNew ? location : nil)
        } catch {
            throw HTTPProblem(error, in: json)
        }
    }

    private static func patch<Desk: ObjectDesk>(
        _ desk: Desk.Type,
        _ registry: RegistryInstance,
        _ request: RoutedRequest
    ) throws(HTTPProblem) -> HTTPReply {
        let key = Desk.key(request[Desk.keyField])
        let changes = try request.json()
        guard case .object = changes.value else { throw .field("", "An object is expected.") }
        // In one turn with the reading: between two, a client's command could be lost.
        let result = registry.server.store.operate { world, now in
            Result { () throws(JSONFault) -> Desk.Form? in
                guard let former = Desk.form(key, in: world) else { return nil }
                let whole = try JSONParser.parse(JSONText.bytes(of: former))
                try Desk.put(try read(desk, whole.patched(by: changes), key), in: world, at: now)
                return Desk.form(key, in: world)
            }
        }
        let form: Desk.Form?
        do throws(JSONFault) { form = try result.get() } catch { throw HTTPProblem(error) }
        guard let form else { throw .unknown(Desk.kind, key) }
        return .json(form)
    }

    private static func read<Desk: ObjectDesk>(
        _ desk: Desk.Type,
        _ json: JSON,
        _ key: String
    ) throws(JSONFault) -> Desk.Form {
        let form = try StrictDecoder.decode(Desk.Form.self, from: json)
        guard Desk.key(of: form) == key else {
            throw JSONFault("the path names \"\(key)\"", at: JSONPath()[Desk.keyField])
        }
        return form
    }

    private static func delete<Desk: ObjectDesk>(
        _ desk: Desk.Type,
        _ registry: RegistryInstance,
        _ request: RoutedRequest
    ) throws(HTTPProblem) -> HTTPReply {
        let key = Desk.key(request[Desk.keyField])
        let problem = registry.server.store.operate { world, _ -> HTTPProblem? in
            guard Desk.form(key, in: world) != nil else { return .unknown(Desk.kind, key) }
            if let obstacle = Desk.obstacle(toRemoving: key, from: world) { return .conflict(obstacle) }
            if let removal = Desk.removal(of: key, from: world) { world.apply(removal) }
            return nil
        }
        if let problem { throw problem }
        registry.endStraySessions()
        return .done
    }
}
