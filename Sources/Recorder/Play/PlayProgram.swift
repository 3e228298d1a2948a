import Arguments
import EPP
import Hosting
import MockRegistry
import Network
import Session
import TLS

/// `mock-registry play`: answers clients as a recorded server did.
package struct PlayProgram {
    let invocation: PlayInvocation
    var environment: [String: String] = [:]

    /// Does what the arguments ask for, the word `play` included, and gives the exit status.
    package static func run(_ arguments: [String], environment: [String: String]) -> Int32 {
        do throws(SetupError) {
            var invocation = PlayInvocation()
            if arguments.contains("--help") || arguments.contains("-h") {
                StandardStreams.tell(PlayInvocation.usage.help)
                return 0
            }
            do throws(ArgumentError) {
                _ = try PlayInvocation.usage.read(arguments, into: &invocation)
            } catch {
                throw SetupError(.usage, error.description)
            }
            return try PlayProgram(invocation: invocation, environment: environment).perform()
        } catch {
            StandardStreams.complain("mock-registry play: \(error)\n")
            return error.kind.rawValue
        }
    }

    func perform() throws(SetupError) -> Int32 {
        let folder = try RecordingFolder(invocation.folder)
        let registry = invocation.hasRegistry ? try Self.registry(behind: folder) : nil
        defer { registry?.stop() }
        let player = try Player(folder, invocation.style, behind: registry, now: { MachineTime.now }) { text in
            StandardStreams.complain("mock-registry play: not recorded: \(text)\n")
        }
        let stay = RelayStay(
            settings: invocation.listening,
            verb: "play",
            command: invocation.command,
            environment: environment
        )
        let ended = try stay.run { credentials throws(SetupError) in
            let context = try credentials.context
            do throws(TLSError) {
                let loops = try EventLoops(threads: 1)
                let settings = invocation.listening
                let listener = try loops.listen(host: settings.host, port: settings.port, tls: context) { _ in
                    PlayService(player)
                }
                return RelayStay.Listening(port: listener.port) { loops.stop() }
            } catch {
                throw SetupError(.unavailable, "\(error).")
            }
        }
        let count = player.unrecorded
        if count > 0 { StandardStreams.tell("\(count) commands were not recorded.\n") }
        return ended
    }

    /// A registry that begins with what was drawn from the recording.
    static func registry(behind folder: RecordingFolder) throws(SetupError) -> MockRegistry {
        if !Files.exists("\(folder.path)/setup/seed.json") { _ = try RecordingDrafts(folder).write() }
        var configuration = Configuration()
        configuration.registry = .file("\(folder.path)/setup/seed.json")
        configuration.rules = .file("\(folder.path)/setup/policy.json")
        return try MockRegistry.start(configuration)
    }
}
