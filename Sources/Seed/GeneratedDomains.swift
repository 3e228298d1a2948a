import EPP
import JSON
import Registry

/// Objects made by the thousand for load tests.
package struct GeneratedObjects: Sendable, Equatable, Codable {
    package var domains: GeneratedDomains?
}

/// Domains that differ in a number: `{n}` in the name and in the authInfo stands for 1 to `count`.
package struct GeneratedDomains: Sendable, Equatable, Codable {
    package var count: Int
    package var name: String
    package var sponsor: String
    package var created: SeedTime?
    package var expires: SeedTime?
    package var statuses: [String]?
    package var registrant: String?
    package var contacts: [SeedDomainContact]?
    package var nameservers: [String]?
    package var authInfo: String?

}

extension SeedLoader {
    private static let most = 50_000_000

    /// Checks the first domain as any other, and makes the rest like it: a million of them in seconds.
    mutating func load(_ seed: GeneratedDomains, at path: JSONPath) throws(JSONFault) {
        guard (0...Self.most).contains(seed.count) else {
            throw JSONFault("up to \(Self.most) domains can be made", at: path["count"])
        }
        guard seed.count > 0 else { return }
        guard seed.count == 1 || seed.name.contains("{n}") else {
            throw JSONFault("\"{n}\" stands for the number that makes each name another", at: path["name"])
        }
        let name = Numbered(seed.name)
        let authInfo = Numbered(seed.authInfo ?? "")
        // The highest number makes the longest name.
        _ = try registrable(name[seed.count], at: path["name"])
        let pattern = try domain(seed.first(name[1], authInfo[1]), 0, at: path)
        world.reserve(domains: seed.count)
        for number in 1...seed.count {
            guard world.domains[name[number]] == nil else {
                throw JSONFault("there are two domains \"\(name[number])\"", at: path["name"])
            }
            let id = try self.number(nil, at: path)
            let code = AuthInfo(authInfo[number], world[policyOf: name[number]].authInfo, at: start, world.random)
            world.apply(.domain(pattern.copy(named: name[number], id, code)))
        }
    }
}

/// A text with `{n}` in it, taken apart once.
private struct Numbered {
    private let head: String
    private let tail: String?

    init(_ text: String) {
        let place = text.utf8.indices.first { text.utf8[$0...].starts(with: "{n}".utf8) }
        head = place.map { String(text[..<$0]) } ?? text
        tail = place.map { String(text[text.utf8.index($0, offsetBy: 3)...]) }
    }

    subscript(number: Int) -> String { tail.map { "\(head)\(number)\($0)" } ?? head }
}

extension Domain {
    fileprivate func copy(named name: String, _ id: ObjectID, _ authInfo: AuthInfo) -> Domain {
        var domain = Domain(
            name: name,
            id: id,
            sponsor: self.sponsor,
            creator: self.creator,
            created: self.created,
            expires: self.expires
        )
        domain.statuses = self.statuses
        domain.registrant = self.registrant
        domain.contacts = self.contacts
        domain.nameservers = self.nameservers
        domain.hostAttributes = self.hostAttributes
        domain.authInfo = authInfo
        domain.gracePeriods = self.gracePeriods
        return domain
    }
}

extension GeneratedDomains {
    /// The first of them as a seed would have it.
    fileprivate func first(_ name: String, _ authInfo: String) -> SeedDomain {
        var domain = SeedDomain(name: name, sponsor: sponsor)
        domain.created = created
        domain.expires = expires
        domain.statuses = statuses
        domain.registrant = registrant
        domain.contacts = contacts
        domain.nameservers = nameservers
        domain.authInfo = authInfo
        return domain
    }
}
