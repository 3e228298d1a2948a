/// Which names are given out against a token only (RFC 8495).
package struct AllocationPolicy: Sendable, Equatable, Codable {
    /// A name, and the token that allocates it.
    package struct Token: Sendable, Equatable, Codable {
        package var name: String
        package var token: String

        package init(name: String, token: String) {
            self.name = name
            self.token = token
        }
    }

    /// Any at all offers allocationToken-1.0.
    package var tokens: [Token] = []
    /// Whether a transfer of such a name needs the token beside the authInfo.
    package var guardsTransfers = false

    package init() {}

    /// The token that a name needs, if it needs one.
    package func token(of name: String) -> String? {
        tokens.first { $0.name.lowercased() == name }?.token
    }
}
