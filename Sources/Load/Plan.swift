import TLS

/// What every thread must know.
struct Plan: Sendable {
    let options: Options
    let frames: Frames
    let context: TLSContext
    let progress = Progress()
    let results = Results()

    init(_ options: Options) throws(LoadError) {
        self.options = options
        frames = Frames(options, mark: Frames.mark())
        do throws(TLSError) {
            context = try Plan.context(options)
        } catch { throw LoadError(.run, error.description) }
    }

    private static func context(_ options: Options) throws(TLSError) -> TLSContext {
        var authority: PEM?
        if let file = options.authority { authority = try PEM(file: file) }
        guard let chain = options.certificate, let key = options.privateKey else {
            return try TLSContext(clientTrusting: authority)
        }
        return try TLSContext(clientTrusting: authority, identity: TLSIdentity(chainFile: chain, keyFile: key))
    }

    /// The name that the server's certificate must have; none if no authority was named.
    var serverName: String? { options.authority == nil ? nil : options.host }

    /// Handshakes that a thread has under way at a time: more would only wait in the server's queue.
    var mostOpening: Int { max(1, 64 / options.threads) }
}
