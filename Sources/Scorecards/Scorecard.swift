import JSON

/// A test that a client can pass: steps that have to be seen in a registry's journal, and others that must not be.
package struct Scorecard: Sendable {
    package let name: String
    package let title: String
    /// What who has passed it has shown, in a sentence.
    package let proves: String
    /// Where its steps come from: published lists, RFCs.
    package let sources: [String]
    /// A policy under which it can be passed, where the registry's own may not do.
    package let policy: String?
    /// The registry in which it can be passed, as the control API takes one, where a policy's name does not say it.
    package let registry: JSON?
    package let steps: [CardStep]

    /// What the policy is called under which it can be passed; of its own registry nothing else is told, as a seed has
    /// passwords in it.
    package var policyName: String? {
        guard policy == nil, let registry, case .object(let members) = registry.value else { return policy }
        switch members.first(where: { $0.name == "policy" })?.value.value {
        case .string(let name): return name
        case .object(let fields):
            guard case .string(let name) = fields.first(where: { $0.name == "name" })?.value.value else { return nil }
            return name
        default: return nil
        }
    }

    /// More steps would be no test.
    package static let mostSteps = 1000

    /// Whether a card may be called so.
    package static func isName(_ text: String) -> Bool {
        let isPlain = text.utf8.allSatisfy { byte in
            (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
        }
        return isPlain && (1...64).contains(text.utf8.count)
    }

    /// What a card may be called.
    package static let names = "a name is 1 to 64 small letters, digits and hyphens"
}

extension Scorecard: Decodable {
    private enum Field: String, CodingKey { case name, title, proves, sources, policy, registry, steps }

    /// Reads a card.
    package init(from decoder: any Decoder) throws {
        let path = JSONPath(decoder.codingPath)
        let fields = try decoder.container(keyedBy: Field.self)
        name = try fields.decode(String.self, forKey: .name)
        title = try fields.decode(String.self, forKey: .title)
        proves = try fields.decode(String.self, forKey: .proves)
        sources = try fields.decodeIfPresent([String].self, forKey: .sources) ?? []
        policy = try fields.decodeIfPresent(String.self, forKey: .policy)
        registry = try fields.decodeIfPresent(WrittenJSON.self, forKey: .registry)?.json
        steps = try fields.decode([CardStep].self, forKey: .steps)
        guard Self.isName(name) else { throw JSONFault(Self.names, at: path["name"]) }
        guard (1...Self.mostSteps).contains(steps.count) else {
            throw JSONFault("a card has 1 to \(Self.mostSteps) steps", at: path["steps"])
        }
        guard policy == nil || registry == nil else {
            throw JSONFault("the registry has the policy in it", at: path["policy"])
        }
        try checkOrder(at: path["steps"])
    }

    /// Steps name each other by identifiers, each of which is there once.
    private func checkOrder(at path: JSONPath) throws(JSONFault) {
        var known: Set<String> = []
        for (index, step) in steps.enumerated() where !known.insert(step.id).inserted {
            throw JSONFault("two steps have this identifier", at: path[index]["id"])
        }
        for (index, step) in steps.enumerated() {
            for (field, ids) in [("after", step.after), ("before", [step.before].compactMap(\.self))] {
                for id in ids where !known.contains(id) || id == step.id {
                    let sentence = id == step.id ? "a step cannot wait for itself" : "there is no step \"\(id)\""
                    throw JSONFault(sentence, at: path[index][field])
                }
            }
        }
    }
}

extension Scorecard {
    /// Reads a card's file.
    package init(_ text: [UInt8]) throws(JSONFault) {
        self = try StrictDecoder.decode(Scorecard.self, from: try JSONParser.parse(text))
    }
}
