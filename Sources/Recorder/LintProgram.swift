import Arguments
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

    /// Does what the arguments ask for, the word `lint` included, and gives the exit status.
    package static func run(_ arguments: [String]) -> Status {
        var invocation = LintInvocation()
        do throws(ArgumentError) {
            _ = try LintInvocation.usage.read(arguments, into: &invocation)
            return try LintProgram(invocation: invocation).perform()
        } catch {
            StandardStreams.complain("mock-registry lint: \(error.description)\n")
            return .badInput
        }
    }

    func perform() throws(ArgumentError) -> Status {
        if invocation.showsHelp {
            StandardStreams.tell(LintInvocation.usage.help)
            return .clean
        }
        guard !invocation.files.isEmpty else {
            throw ArgumentError("Name files or folders to examine, or a server by --to HOST:PORT.")
        }
        var examination = try FileExamination(schemas: schemas(), except: invocation.exceptions)
        for path in invocation.files { try examination.examine(path) }
        return try tell(examination.report)
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
    private func tell(_ report: LintReport) throws(ArgumentError) -> Status {
        let bytes = report.bytes(as: invocation.format, version: version)
        if let file = invocation.output {
            do throws(SetupError) { try Files.write(bytes, to: file) } catch {
                throw ArgumentError(error.description, .unreadable)
            }
        } else {
            StandardStreams.tell(String(decoding: bytes, as: UTF8.self))
        }
        return report.findings.isEmpty ? .clean : .found
    }
}
