/// What a host may look like (RFC 5732).
package struct HostPolicy: Sendable, Equatable, Codable {
    /// Names in one check.
    package var namesPerCheck = 100
    /// Addresses of one host.
    package var mostAddresses = 13
    /// Whether private, loopback and other unroutable addresses are taken; otherwise 2306.
    package var takesPrivateAddresses = false

    package init() {}
}
