/// What a contact may look like (RFC 5733).
package struct ContactPolicy: Sendable, Equatable, Codable {
    /// Identifiers in one check.
    package var idsPerCheck = 100
    /// Whether a registrar that does not sponsor a contact may read it with the right authInfo.
    package var isReadableWithAuthInfo = true
    /// Whether a preference to disclose is stored; otherwise 2308 (RFC 5733 §2.9).
    package var takesDisclosure = true

    package init() {}
}
