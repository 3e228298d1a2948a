import TLS

/// What every loop is told of a new listener.
struct ListenerSettings: Sendable {
    let identifier: UInt32
    let port: Int
    let context: TLSContext?
    let limits: ConnectionLimits
    let service: @Sendable (_ loop: Int) -> any Service
}
