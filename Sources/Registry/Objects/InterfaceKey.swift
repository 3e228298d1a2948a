/// Credentials with which a reseller's software uses one of the registrars' own interfaces, as an account of a registrar.
package struct InterfaceKey: Sendable, Equatable, Codable, CustomStringConvertible {
    /// Whose interface is spoken.
    package enum Interface: String, Sendable, Codable, CaseIterable { case opusdns, openprovider, hostup }

    package var interface: Interface
    /// The account at the registrar; the registrar's identifier where it is left out.
    ///
    /// A domain is the first account's until it is moved between accounts, which the registry does not learn of.
    package var account: String?
    /// What goes with the secret, where the interface has it: the client's identifier at OpusDNS, the user at Openprovider.
    package var name: String?
    /// The key, or the password.
    package var secret: String
    /// What the key may be used for, such as `read:domains`; everything where it is left out.
    package var scopes: [String]?
    /// The number by which the account's owner has identified himself, as by BankID at HostUp.
    ///
    /// Nobody has where it is left out. Compared with the `taxpayerNumber` of a domain's registrant.
    package var identity: String?
    /// How many calls are answered in a minute of real time; as many as come where it is left out.
    package var callsPerMinute: Int?

    package init(_ interface: Interface, account: String? = nil, name: String? = nil, secret: String) {
        self.interface = interface
        self.account = account
        self.name = name
        self.secret = secret
    }

    package var description: String { "\(interface.rawValue) key \(name ?? "")***" }

    /// What is wrong with the key, if anything is.
    package var flaw: String? {
        if !(6...256).contains(secret.utf8.count) { return "a secret has 6 to 256 bytes" }
        if interface == .openprovider, name?.isEmpty ?? true { return "Openprovider's accounts have a user's name" }
        if let callsPerMinute, callsPerMinute < 1 { return "a limit is one call a minute at least" }
        return nil
    }
}
