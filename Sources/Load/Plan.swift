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

/// The program: flags in, a row out.
package enum LoadCommand {
    /// Runs with the arguments behind the program's name; returns the exit status.
    package static func run(_ arguments: [String]) -> Int32 {
        do throws(LoadError) {
            let flags = try Flag.parse(arguments)
            if flags["--help"] != nil {
                print(Flag.page, terminator: "")
                return 0
            }
            return try measure(Options(flags))
        } catch {
            StandardError.write("mock-registry-load: \(error)\n")
            return 2
        }
    }

    private static func measure(_ options: Options) throws(LoadError) -> Int32 {
        // The kernel ends us should anything hang in spite of all.
        let once = Measurement.opening + options.warmUp + options.seconds
        _ = alarm(UInt32(once * Double(2 * options.rounds)) + 180)
        if let binaries = options.binaries {
            let comparison = try Comparison(options, of: binaries)
            print(options.isJSON ? comparison.json : comparison.table)
            return comparison.isGood ? 0 : 1
        }
        let report = try Measurement(options).run()
        print(options.isJSON ? report.json : report.table)
        return report.isGood ? 0 : 1
    }
}
