import JSON
import Registry
import Seed

/// What a test claims of an object: that it is there or not, and which fields it has, in the form of a seed.
struct StateClaim: Decodable, Sendable {
    var domain: String?
    var host: String?
    var contact: String?
    var registrar: String?
    /// Unless it is said, that it does.
    var exists: Bool?
    /// Fields of the object; null for one that it must not have.
    var has: ClaimedFields?

    private enum Field: String, CodingKey { case domain, host, contact, registrar, exists, has }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Field.self)
        domain = try fields.decodeIfPresent(String.self, forKey: .domain)
        host = try fields.decodeIfPresent(String.self, forKey: .host)
        contact = try fields.decodeIfPresent(String.self, forKey: .contact)
        registrar = try fields.decodeIfPresent(String.self, forKey: .registrar)
        exists = try fields.decodeIfPresent(Bool.self, forKey: .exists)
        has = try fields.decodeIfPresent(ClaimedFields.self, forKey: .has)
        guard [domain, host, contact, registrar].compactMap(\.self).count == 1 else {
            throw JSONFault(
                "a claim is about one of \"domain\", \"host\", \"contact\" and \"registrar\"",
                at: JSONPath(decoder.codingPath)
            )
        }
        guard exists != false || has == nil else {
            throw JSONFault("what does not exist has no fields", at: JSONPath(decoder.codingPath)["has"])
        }
    }

    func holds(in world: World) -> Bool {
        if let domain { return holds(of: DomainResource.self, domain, in: world) }
        if let host { return holds(of: HostResource.self, host, in: world) }
        if let contact { return holds(of: ContactResource.self, contact, in: world) }
        return holds(of: RegistrarResource.self, registrar ?? "", in: world)
    }

    private func holds<Resource: ObjectResource>(of _: Resource.Type, _ key: String, in world: World) -> Bool {
        guard let form = Resource.form(Resource.key(key), in: world) else { return exists == false }
        guard exists != false, let has else { return exists != false }
        return (try? JSONParser.parse(JSONText.bytes(of: form))).map { has.json.isPart(of: $0) } ?? false
    }
}

/// Fields as they were written.
struct ClaimedFields: Decodable, Sendable {
    let json: JSON

    init(from decoder: any Decoder) throws {
        guard let json = (decoder as? StrictDecoder)?.json, case .object = json.value else {
            throw JSONFault("an object is expected", at: JSONPath(decoder.codingPath))
        }
        self.json = json
    }
}
