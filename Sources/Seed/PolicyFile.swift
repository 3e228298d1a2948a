import EPP
import JSON
import Registry

/// A policy written as JSON: only the fields that differ from a policy that the registry knows.
package struct PolicyFile {
    /// The fields of the text, laid over those of the policy it is based on: `classic`, or what `basis` names.
    package static func policy(_ text: [UInt8], file: String) throws(DocumentError) -> Policy {
        var json: JSON?
        do throws(JSONFault) {
            let overlay = try JSONParser.parse(text)
            json = overlay
            return try policy(overlay)
        } catch {
            throw error.error(in: file, json)
        }
    }

    /// Every field of a policy, as text.
    package static func text(of policy: Policy) -> [UInt8] { JSONText.bytes(of: policy) }

    /// The same, of JSON that is read already.
    package static func policy(_ overlay: JSON) throws(JSONFault) -> Policy {
        guard case .object = overlay.value else { throw JSONFault("an object is expected", line: 1) }
        _ = try about(overlay)
        let whole = try JSONParser.parse(text(of: basis(of: overlay)))
        let differing = overlay.without(["basis", "about", "zonePolicies"])
        var policy = try StrictDecoder.decode(Policy.self, from: whole.overlaid(by: differing))
        if let zones = overlay["zonePolicies"]?.value { policy.zonePolicies = try zonePolicies(zones, of: policy) }
        try PolicyCheck.check(policy)
        return policy
    }

    /// The policies of zones: each the sections of the policy that it starts from, with what differs.
    private static func zonePolicies(_ list: JSON, of registry: Policy) throws(JSONFault) -> [ZonePolicy] {
        let path = JSONPath()["zonePolicies"]
        guard case .array(let entries) = list.value else { throw JSONFault("a list is expected", at: path) }
        var policies: [ZonePolicy] = []
        for (index, entry) in entries.enumerated() {
            do throws(JSONFault) { policies.append(try zonePolicy(entry, of: registry)) } catch {
                throw error.below(path[index])
            }
        }
        return policies
    }

    private static func zonePolicy(_ entry: JSON, of registry: Policy) throws(JSONFault) -> ZonePolicy {
        guard case .object(let members) = entry.value else { throw JSONFault("an object is expected") }
        let hasBasis = entry["basis"].map { if case .null = $0.value.value { false } else { true } } ?? false
        let basis = hasBasis ? try self.basis(of: entry) : registry
        let known = try JSONParser.parse(text(of: registry))
        for member in members where known[member.name] != nil && !ZonePolicy.sections.contains(member.name) {
            throw JSONFault(
                "\"\(member.name)\" is the registry's: a zone has \(ZonePolicy.sections.joined(separator: ", "))",
                at: JSONPath()[member.name]
            )
        }
        let start = ZonePolicy("", from: registry.applied(ZonePolicy("", from: basis)))
        let text = JSONText.bytes(of: start)
        let policy = try StrictDecoder.decode(ZonePolicy.self, from: JSONParser.parse(text).overlaid(by: entry))
        guard registry.applied(policy).domain == policy.domain else {
            let names = ZonePolicy.fieldsOfTheRegistry.joined(separator: ", ")
            throw JSONFault("these fields are the registry's: \(names)", at: JSONPath()["domain"])
        }
        return policy
    }

    /// What a file says about itself: nothing of it acts.
    package struct About: Codable {
        package var summary: String?
        /// Where the rules are written.
        package var sources: [String]?
        /// What the registry does beside, and this policy does not.
        package var notPlayed: [String]?
    }

    /// What a file says about itself, if it does.
    static func about(_ overlay: JSON) throws(JSONFault) -> About {
        guard let about = overlay["about"] else { return About() }
        return try StrictDecoder.decode(About.self, from: about.value)
    }

    /// The name of the policy that a file starts from; empty where it is no text.
    static func basisName(of overlay: JSON) -> String {
        guard let member = overlay["basis"] else { return Policy.classic.name }
        guard case .string(let name) = member.value.value else { return "" }
        return name
    }

    private static func basis(of overlay: JSON) throws(JSONFault) -> Policy {
        guard let policy = PolicyPreset.policy(named: basisName(of: overlay)) else {
            let names = PolicyPreset.names.joined(separator: ", ")
            throw JSONFault("a policy that the registry knows is expected: \(names)", at: JSONPath()["basis"])
        }
        return policy
    }
}

extension JSON {
    /// Objects are joined field by field; everything else is replaced.
    func overlaid(by other: JSON) -> JSON {
        guard case .object(let members) = value, case .object(let others) = other.value else { return other }
        let kept = members.map { member in
            let value = other[member.name].map { member.value.overlaid(by: $0.value) } ?? member.value
            return Member(name: member.name, line: member.line, value: value)
        }
        let added = others.filter { self[$0.name] == nil }
        return JSON(value: .object(kept + added), line: other.line)
    }
}
