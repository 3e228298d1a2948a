import EPP
import Registry
import XML

/// A command on an organization that must exist.
package protocol OrganizationCommand: Command where Target == Organization {
    var id: String { get }
}

extension OrganizationCommand {
    package var item: Item { Item(Namespace.organization, "id", id) }

    package func target(in context: Context) throws(EPPError) -> Organization {
        guard let organization = context.world.organizations[id] else {
            throw EPPError(.objectDoesNotExist, "there is no such organization", "RFC 5730 §3, 2303", at: item)
        }
        return organization
    }

    /// Only the sponsor may change an organization, and one that the registry manages nobody.
    static var sponsorRule: Rule<Self> {
        .sponsorAsks(
            "RFC 8543 §4.2",
            found: { situation in
                let sponsor = situation.target.sponsor
                return sponsor.isEmpty ? "the registry manages it itself" : "the sponsor is \(sponsor)"
            }
        )
    }
}

extension Element {
    /// An organization's identifier (RFC 8543 §3.1): any token of 3 to 16 characters.
    func organizationID() throws(EPPError) -> String { try token(3...16) }
}

extension Organization: StatusBearer {
    /// Which of these statuses stand.
    func finding(of statuses: OrganizationStatuses) -> Finding {
        Finding(self.statuses.intersection(statuses).sentence)
    }
}
