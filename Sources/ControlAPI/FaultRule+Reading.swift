import Faults
import JSON

extension FaultRule {
    /// The rule in a JSON text.
    package static func read(_ text: [UInt8]) throws(JSONFault) -> FaultRule {
        let rule = try StrictDecoder.decode(FaultRule.self, from: try JSONParser.parse(text))
        try rule.check()
        return rule
    }

    /// What the types of the fields cannot say.
    private func check() throws(JSONFault) {
        let path = JSONPath()
        let isPlain = id.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "/") }
        guard isPlain, id.utf8.count <= 64 else {
            throw JSONFault("an identifier is up to 64 visible ASCII characters without a slash", at: path["id"])
        }
        if let remaining, remaining < 1 { throw JSONFault("a rule acts at least once", at: path["remaining"]) }
        if let occurrence = match.occurrence, occurrence < 1 {
            throw JSONFault("occurrences are counted from 1", at: path["match"]["occurrence"])
        }
        if let probability = match.probability, !(0...1).contains(probability) {
            throw JSONFault("a probability is a number from 0 to 1", at: path["match"]["probability"])
        }
    }
}
