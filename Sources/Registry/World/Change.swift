/// One thing that may happen to the world.
///
/// Applying it cannot fail. Kinds that are rare stand apart, so that a common one is small to hand on.
package enum Change: Sendable, Equatable {
    case domain(Domain)
    case noDomain(String)
    indirect case host(Host)
    case noHost(ObjectID)
    indirect case contact(Contact)
    case noContact(String)
    indirect case application(LaunchApplication)
    case noApplication(String)
    indirect case organization(Organization)
    case noOrganization(String)
    indirect case registrar(Registrar)
    case noRegistrar(ClientID)
    /// A debit is below zero; a registrar without a limit has no balance to change.
    case balance(ClientID, by: Int)
    /// What the policy's quotas have counted of a registrar.
    case counted([QuotaCount], of: ClientID)
    case message(PollMessage.Draft, to: ClientID)
    indirect case delivery(Outbox.Delivery)
    case acknowledged(Int, by: ClientID)
}

/// The kinds of objects that a registry keeps.
package enum ObjectKind: String, Sendable, Codable, CaseIterable {
    case domain, host, contact, organization

    /// How a roid of this kind starts.
    package var letter: String {
        switch self {
        case .domain: "D"
        case .host: "H"
        case .contact: "C"
        case .organization: "O"
        }
    }
}

/// A registry-wide number of an object; with a letter and a suffix it is the object's roid.
public typealias ObjectID = Int

/// A registrar's identifier, `clID` (RFC 5730 §2.9.1.1): 3 to 16 characters.
public typealias ClientID = String

/// The identifiers of a command: the client's, when it gave one, and the server's (RFC 5730 §2.5).
package struct TransactionIDs: Sendable, Hashable {
    package let client: String?
    package let server: String

    package init(client: String?, server: String) {
        self.client = client
        self.server = server
    }
}
