/// A contact in a role (RFC 5731 §2.2).
public struct DomainContact: Sendable, Hashable {
    package enum Role: String, Sendable, CaseIterable, Codable { case admin, billing, tech }

    package let id: String
    /// The schema lets it be left out.
    package let role: Role?

    package init(_ id: String, _ role: Role?) {
        self.id = id
        self.role = role
    }
}
