/// What a server asks of its clients' certificates (RFC 5734 §9 asks for mutual authentication).
package enum ClientCertificates: Sendable {
    /// None is asked for.
    case none
    /// One is asked for. A client without one, or with one that our authority did not sign, gets its connection
    /// nevertheless: the peer's certificate says whether it is verified, and the login decides.
    case optional(authority: PEM)
    /// As optional, but a client without any certificate fails in the handshake.
    case required(authority: PEM)

    var authority: PEM? {
        switch self {
        case .none: nil
        case .optional(let authority), .required(let authority): authority
        }
    }
}
