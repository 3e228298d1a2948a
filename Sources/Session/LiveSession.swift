import EPP
import Network
import Registry

/// A session as whoever runs the registry sees it.
package struct LiveSession: Sendable {
    /// Counted from 1 in each registry.
    package let id: Int
    package let peer: Peer
    /// When it was opened, by the registry's clock.
    package let opened: Instant
    /// Who is logged in.
    package var client: ClientID?
    let frameCount = FrameCount()

    /// Frames received.
    package var frames: Int { frameCount.value }
}
