/// A registrar in a seed.
package struct SeedRegistrar: Sendable, Equatable, Codable {
    package var id: String
    package var password: String
    package var suspended: Bool?
    /// The SHA-256 of the certificate that it must show, in hex.
    package var certificate: String?
    package var balance: Int?
    package var extensions: SeedExtras<RegistrarExtraKeys>?

    package init(id: String, password: String) {
        self.id = id
        self.password = password
    }
}
