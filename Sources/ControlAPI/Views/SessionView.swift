import Network
import Seed
import Session

/// A session, as JSON.
struct SessionView: Encodable {
    let id: Int
    let client: String?
    let address: String
    let port: Int
    let serverName: String?
    let protocolVersion: String?
    let cipher: String?
    let opened: SeedTime
    /// Frames received.
    let frames: Int

    init(_ session: LiveSession) {
        id = session.id
        client = session.client
        address = session.peer.address
        port = session.peer.port
        serverName = session.peer.serverName
        protocolVersion = session.peer.protocolVersion
        cipher = session.peer.cipher
        frames = session.frames
        opened = .fixed(session.opened)
    }
}
