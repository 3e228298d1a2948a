import Arguments
import EPP
import TLS
import XML

/// `mock-registry epp`: an EPP client for people and scripts.
package struct ClientProgram {
    /// What the process ends with.
    package enum Status: Int32, Sendable, Comparable {
        case done = 0
        case refused = 1
        case pending = 2
        case disconnected = 3
        case odd = 4
        case usage = 64
        case unreadable = 66

        package static func < (left: Status, right: Status) -> Bool { left.rawValue < right.rawValue }
    }

    let invocation: ClientInvocation
    let given: Set<String>
    let environment: [String: String]

    /// Does what the arguments ask for, and gives the exit status.
    package static func run(_ arguments: [String], environment: [String: String]) -> Status {
        do throws(ArgumentError) {
            var invocation = ClientInvocation()
            let given = try ClientInvocation.usage.read(arguments, environment: environment, into: &invocation)
            for warning in given.warnings { StandardStreams.complain("mock-registry epp: \(warning)\n") }
            return try ClientProgram(invocation: invocation, given: given.options, environment: environment).perform()
        } catch {
            StandardStreams.complain("mock-registry epp: \(error.description)\n")
            return error.kind == .unreadable ? .unreadable : .usage
        }
    }

    private func perform() throws(ArgumentError) -> Status {
        switch invocation.action {
        case .help:
            StandardStreams.tell(ClientInvocation.usage.help)
            return .done
        case .prompt:
            return try Prompt(self).run()
        case .command(let place, let operands):
            let command = try invocation.command(place, given: given)
            let fields = try secrets(into: invocation.fields)
            // What cannot be written is told before anybody is called.
            _ = (try command.write(operands, fields), try fields.extensionElements(of: command))
            return try converse { speaker throws(ArgumentError) in
                try speaker.perform(command, operands, fields, acknowledges: invocation.acknowledges)
            }
        case .send(let file):
            let document = try Self.read(file)
            return try converse { speaker in speaker.send(document) }
        }
    }

    /// Opens a session, logs in, does something, logs out.
    private func converse(_ body: (Speaker) throws(ArgumentError) -> Status) throws(ArgumentError) -> Status {
        let speaker: Speaker
        switch try open(invocation.account.skipsLogin ? nil : user) {
        case .open(let opened): speaker = opened
        case .ended(let status): return status
        }
        let status = try body(speaker)
        return max(status, speaker.close())
    }

    /// A session, or why there is none.
    enum Opening {
        case open(Speaker)
        case ended(Status)
    }

    /// Connects, and logs a user in, with the password that options and variables tell unless there is another; without a
    /// user the session stays as the greeting leaves it.
    func open(_ user: String?, password: String? = nil) throws(ArgumentError) -> Opening {
        let address = try address()
        let schemas = try schemas()
        var (password, new) = (password, String?.none)
        if user != nil {
            if password == nil { password = try self.password() }
            new = try newPassword()
        }
        do throws(ClientSession.Failure) {
            let connection: ServerConnection
            do throws(ServerConnection.Failure) { connection = try ServerConnection(to: address) } catch {
                throw .connection(error)
            }
            let session = try ClientSession(connection, mark: Self.mark(), schemas: schemas)
            let speaker = Speaker(session, invocation.format, isStrict: invocation.isStrict)
            guard let user, let password else { return .open(speaker) }
            let wanted = invocation.account.extensions
            let answer = try session.login(
                user,
                password: password,
                newPassword: new,
                extensions: wanted.isEmpty ? nil : wanted
            )
            guard answer.code == 1000 else { return .ended(speaker.tell(answer)) }
            return .open(speaker)
        } catch {
            StandardStreams.complain("mock-registry epp: \(error)\n")
            return .ended(.disconnected)
        }
    }

    /// Begins each `clTRID` of this process.
    private static func mark() -> String {
        "MR-" + String((0..<6).compactMap { _ in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".randomElement() })
    }
}
