import TLS

/// Why a connection was not served, or was given up, where no conversation had a say: for whoever runs the server.
package enum ConnectionTrouble: Sendable, Equatable {
    /// There are as many as there may be.
    case tooMany(limit: Int)
    /// The process can open no more; those that come wait at the port.
    case noDescriptor(port: Int)
    /// An older one made way for a newer one.
    case madeWay
    /// All that could have made way are busy.
    case crowdedOut
    /// The peer has taken nothing of what was sent for so long.
    case tookNothing(within: Duration)
    case handshakeFailed(TLSError)

    /// A clause about the connection from an address.
    package func words(about address: String) -> String {
        switch self {
        case .tooMany(let limit): "a connection from \(address) was closed at once, as \(limit) are open"
        case .noDescriptor(let port):
            "connections wait at port \(port), as the process can open no more files and sockets (ulimit -n)"
        case .madeWay: "a connection from \(address) made way for a newer one"
        case .crowdedOut: "a connection from \(address) was closed at once, as there are too many and all are busy"
        case .tookNothing(let time):
            "a connection from \(address) was given up, as nothing was taken for \(time.words)"
        case .handshakeFailed(let error) where error.kind == .proxy:
            "a connection from \(address) was closed: \(error)"
        case .handshakeFailed(let error): "a handshake with \(address) failed: \(error)"
        }
    }
}
