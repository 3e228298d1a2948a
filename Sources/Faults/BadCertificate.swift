/// A certificate that a careful client refuses.
package enum BadCertificate: String, Sendable, Equatable, Codable, CaseIterable {
    /// Valid in the past.
    case expired
    /// Valid in the far future.
    case notYetValid
    /// Of an authority that nobody trusts.
    case foreign
    /// For another host.
    case wrongName
}
