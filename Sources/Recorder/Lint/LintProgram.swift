import Arguments
import Client
import Lint
import MockRegistry
import TLS
import XML

/// `mock-registry lint`: what documents and conversations have against the RFCs.
package struct LintProgram {
    /// What the process ends with, as programs that look for mistakes do.
    package enum Status: Int32, Sendable {
        case clean = 0
        case found = 1
        /// The arguments, or what they name, cannot be used.
        case badInput = 2
    }

    let invocation: LintInvocation
    var environment: [String: String] = [:]

    /// Does what the arguments ask for, the word `lint` included, and gives the exit status.
    package static func run(_ arguments: [String], environment: [String: String]) -> Int32 {
        var invocation = LintInvocation()
        do throws(ArgumentError) {
            _ = try LintInvocation.usage.read(arguments, into: &invocation)
            return try LintProgram(invocation: invocation, environment: environment).perform()
        } catch {
            StandardStreams.complain("mock-registry lint: \(error.description)\n")
            return Status.badInput.rawValue
        }
    }

    func perform() throws(ArgumentError) -> Int32 {
        if invocation.showsHelp {
            StandardStreams.tell(LintInvocation.usage.help)
            return Status.clean.rawValue
        }
        if let server = invocation.relay.server { return try listen(to: try server.address()) }
        guard !invocation.files.isEmpty else {
            throw ArgumentError("Name files or folders to examine, or a server by --to HOST:PORT.")
        }
        var examination = try FileExamination(schemas: schemas(), except: invocation.exceptions)
        for path in invocation.files { try examination.examine(path) }
        try tell(examination.report)
        return status(of: examination.report).rawValue
    }

    /// Stands between clients and the server until the end; a command that fails gives its own status.
    private func listen(to server: ServerConnection.Address) throws(ArgumentError) -> Int32 {
        guard invocation.files.isEmpty else { throw ArgumentError("Files are examined without --to.") }
        let tellsAtOnce = invocation.format == .text && invocation.output == nil
        let observer = LintObserver(try schemas(), except: invocation.exceptions) { finding in
            if tellsAtOnce { StandardStreams.tell("\(finding.line)\n") }
        }
        let stay = RelayStay(
            settings: invocation.relay,
            verb: "lint",
            command: invocation.command,
            environment: environment
        )
        let ended: Int32
        do throws(SetupError) { ended = try stay.relay(to: server) { observer.take($0, $1) } } catch {
            throw ArgumentError(error.description)
        }
        let report = observer.report
        if tellsAtOnce { StandardStreams.tell(report.summary) } else { try tell(report) }
        return ended == 0 ? status(of: report, unreachable: observer.unreachable).rawValue : ended
    }

    private func status(of report: LintReport, unreachable: Int = 0) -> Status {
        report.findings.isEmpty ? unreachable == 0 ? .clean : .badInput : .found
    }

    func schemas() throws(ArgumentError) -> LintSchemas? {
        guard let folder = invocation.schemas else { return nil }
        do throws(SetupError) {
            return LintSchemas(try SchemaFolder.schemas(in: folder), of: try SchemaFolder.namespaces(in: folder))
        } catch {
            throw ArgumentError(error.description, .unreadable)
        }
    }

    /// Writes the report where it is wanted.
    private func tell(_ report: LintReport) throws(ArgumentError) {
        let bytes = report.bytes(as: invocation.format, version: version)
        guard let file = invocation.output else {
            return StandardStreams.tell(String(decoding: bytes, as: UTF8.self))
        }
        do throws(SetupError) { try Files.write(bytes, to: file) } catch {
            throw ArgumentError(error.description, .unreadable)
        }
    }
}
