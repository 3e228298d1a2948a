import EPP
import Lint
import Locks
import TLS

/// Lints what a relay sees.
final class LintObserver: Sendable {
    private struct State {
        var linter: Linter
        var report = LintReport()
        /// How many documents each open connection has had, of both sides.
        var frames: [Int: Int] = [:]
        var unreachable = 0
    }

    private let state: Locked<State>
    private let schemas: LintSchemas?
    private let tell: @Sendable (LintReport.Finding) -> Void

    /// `tell` is told each finding at once.
    init(
        _ schemas: LintSchemas?,
        except exceptions: Set<String>,
        tell: @escaping @Sendable (LintReport.Finding) -> Void
    ) {
        self.schemas = schemas
        self.tell = tell
        state = Locked(State(linter: Linter(schemas: schemas, except: exceptions)))
    }

    /// What was found so far.
    var report: LintReport { state.withLock { $0.report } }
    /// How often the server could not be reached.
    var unreachable: Int { state.withLock { $0.unreachable } }

    func take(_ connection: Int, _ event: Relay.Event) {
        let findings = state.withLock { state in
            let subject = LintReport.Subject(connection: connection)
            state.report.add(subject)
            let (flaws, sender) = flaws(of: event, in: connection, &state)
            let number = state.frames[connection] ?? 0
            let findings = flaws.map { LintReport.Finding($0, in: subject, frame: number, from: sender) }
            state.report.add(findings)
            return findings
        }
        findings.forEach(tell)
    }

    private func flaws(of event: Relay.Event, in connection: Int, _ state: inout State) -> ([Flaw], Sender) {
        switch event {
        case .opened:
            state.linter.begin(connection, isComplete: true)
            return ([], .client)
        case .document(let document, let sender):
            state.frames[connection, default: 0] += 1
            state.report.documents += 1
            if let unknown = schemas?.unknown(in: document) { state.report.unvalidated.formUnion(unknown) }
            return (state.linter.flaws(of: document, from: sender, in: connection), sender)
        case .badLength(let failure, let sender):
            let words =
                switch failure {
                case .tooShort(let length): "a length of \(length) holds nothing"
                case .tooLong(let length): "a length of \(length) is none that is sent"
                }
            return (state.linter.flawOfFraming(words, isUnfinished: false), sender)
        case .unfinished(let bytes, let sender):
            let words = "the connection ended after \(bytes) bytes of a frame"
            return (state.linter.flawOfFraming(words, isUnfinished: true), sender)
        case .unreachable(let reason):
            state.unreachable += 1
            StandardStreams.complain("mock-registry lint: \(reason)\n")
            return ([], .server)
        case .closed:
            state.frames[connection] = nil
            return (state.linter.end(connection), .server)
        }
    }
}
