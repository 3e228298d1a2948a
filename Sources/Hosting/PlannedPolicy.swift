import JSON
import Registry
import Seed

/// A policy by its name, or the fields that differ from one.
package struct PlannedPolicy: Sendable, Decodable {
    package let policy: Policy

    package init(_ policy: Policy) { self.policy = policy }

    package init(from decoder: any Decoder) throws {
        let path = JSONPath(decoder.codingPath)
        guard let json = (decoder as? StrictDecoder)?.json else { throw JSONFault("a policy is expected", at: path) }
        guard case .string(let name) = json.value else {
            do throws(JSONFault) {
                policy = try PolicyFile.policy(json)
            } catch { throw JSONFault(error.sentence, at: JSONPath(path.steps + error.path.steps)) }
            return
        }
        guard let named = Policy.named(name) else {
            let names = Policy.builtIn.map(\.name).joined(separator: ", ")
            throw JSONFault("there is no policy \"\(name)\": \(names)", at: path)
        }
        policy = named
    }
}
