import Arguments
import Client
import EPP
import Hosting
import MockRegistry
import Registry
import TLS

/// `mock-registry record`: keeps what clients and a server say, and draws from it a seed, a dialogue and a profile.
package struct RecordProgram {
    let invocation: RecordInvocation
    var environment: [String: String] = [:]

    /// Does what the arguments ask for, the word `record` included, and gives the exit status.
    package static func run(_ arguments: [String], environment: [String: String]) -> Int32 {
        do throws(SetupError) {
            var invocation = RecordInvocation()
            do throws(ArgumentError) {
                _ = try RecordInvocation.usage.read(arguments, into: &invocation)
            } catch {
                throw SetupError(.usage, error.description)
            }
            return try RecordProgram(invocation: invocation, environment: environment).perform()
        } catch {
            StandardStreams.complain("mock-registry record: \(error)\n")
            return error.kind.rawValue
        }
    }

    func perform() throws(SetupError) -> Int32 {
        if invocation.showsHelp {
            StandardStreams.tell(RecordInvocation.usage.help)
            return 0
        }
        guard let path = invocation.folder else { throw SetupError(.usage, "--out names the folder of the recording.") }
        guard let choice = invocation.relay.server else {
            guard invocation.command.isEmpty else {
                throw SetupError(.usage, "A command is recorded on its way to a server: --to HOST:PORT.")
            }
            StandardStreams.tell(try RecordingDrafts(RecordingFolder(path)).write())
            return 0
        }
        return try record(choice, into: path)
    }

    private func record(_ choice: ServerChoice, into path: String) throws(SetupError) -> Int32 {
        let address: ServerConnection.Address
        do throws(ArgumentError) { address = try choice.address() } catch {
            throw SetupError(error.kind == .unreadable ? .unreadable : .usage, error.description)
        }
        let folder = try RecordingFolder(path, of: "\(choice.host):\(choice.port)")
        let observer = try RecordObserver(folder) { MachineTime.now }
        let stay = RelayStay(
            settings: invocation.relay,
            verb: "record",
            command: invocation.command,
            environment: environment
        )
        let ended = try stay.relay(to: address) { observer.take($0, $1) }
        if let failure = observer.failure { throw failure }
        StandardStreams.tell("Recorded \(observer.documents) documents in \(path).\n")
        StandardStreams.tell(try RecordingDrafts(folder).write())
        return ended
    }
}
