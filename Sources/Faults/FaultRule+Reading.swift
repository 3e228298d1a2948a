import EPP
import JSON

/// How rules are read, and what they must be.
extension FaultRule {
    /// The rule in a JSON text.
    package static func read(_ text: [UInt8], ignoring names: Set<String> = []) throws(JSONFault) -> FaultRule {
        let rule = try StrictDecoder.decode(FaultRule.self, from: try JSONParser.parse(text).without(names))
        try rule.check()
        return rule
    }

    /// Throws at what the types of the fields cannot say.
    package func check(at path: JSONPath = JSONPath()) throws(JSONFault) {
        let isPlain = id.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "/") }
        guard isPlain, id.utf8.count <= 64 else {
            throw JSONFault("an identifier is up to 64 visible ASCII characters without a slash", at: path["id"])
        }
        if let code = effect.resultCode, ResultCode(rawValue: code) == nil {
            let codes = ResultCode.allCases.map { String($0.rawValue) }.joined(separator: ", ")
            throw JSONFault(
                "there is no result \(code) (RFC 5730 section 3): \(codes)",
                at: path["effect"][effect.name]["code"]
            )
        }
        if let remaining, remaining < 1 { throw JSONFault("a rule acts at least once", at: path["remaining"]) }
        if let occurrence = match.occurrence, occurrence < 1 {
            throw JSONFault("occurrences are counted from 1", at: path["match"]["occurrence"])
        }
        if let probability = match.probability, !(0...1).contains(probability) {
            throw JSONFault("a probability is a number from 0 to 1", at: path["match"]["probability"])
        }
    }

    /// Throws at a rule that never can act where these are all the commands and extensions: a test that relies on it would
    /// be green for nothing.
    package func check(
        among commands: [String],
        _ extensions: Set<String>,
        at path: JSONPath = JSONPath()
    ) throws(JSONFault) {
        if let flaw = commandWarning(commands) {
            throw JSONFault(String(flaw.dropLast()), at: path["match"][match.command == nil ? "object" : "command"])
        }
        guard let flaw = extensionWarning(extensions) else { return }
        throw JSONFault(String(flaw.dropLast()), at: path["match"]["extension"])
    }
}
