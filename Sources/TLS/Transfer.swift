/// How far a non-blocking operation came.
package enum Transfer: Sendable, Equatable {
    /// So many bytes were moved; a handshake that is over moved none.
    case done(Int)
    /// Nothing more until the socket can be read.
    case wantsRead
    /// Nothing more until the socket can be written.
    case wantsWrite
    /// The peer has ended its side in good order.
    case closed
    /// The connection is beyond use.
    case failed(TLSError)
}
