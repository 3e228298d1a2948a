import Glibc
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

/// What the connections do over and over.
package enum Workload: String, CaseIterable, Sendable {
    case info, check, create, update, hello
    /// Connect, greeting, login, logout: the whole of it counts as one command.
    case login
    /// Nothing: sessions are opened and held.
    case idle

    /// Whether there is a session to open before commands are counted.
    var opensFirst: Bool { self != .login }

    /// A greeting carries no result code, and no other answer lacks one (RFC 5730 §2.4, §2.6).
    var expectedCode: Int { self == .hello ? AnswerReader.greeting : 1000 }
}
