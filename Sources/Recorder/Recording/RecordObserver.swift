import EPP
import Lint
import Locks
import MockRegistry
import TLS
import XML

/// Writes what a relay sees into a recording, each frame as it passes.
final class RecordObserver: Sendable {
    private struct State {
        /// The folder of each open connection.
        var folders: [Int: String] = [:]
        /// The highest number of a frame.
        var last = 0
        var failure: SetupError?
        var documents = 0
    }

    private let folder: RecordingFolder
    private let secrets: RecordedSecrets
    private let now: @Sendable () -> Instant
    private let state = Locked(State())

    init(_ folder: RecordingFolder, now: @escaping @Sendable () -> Instant) throws(SetupError) {
        self.folder = folder
        self.now = now
        let sessions = try folder.sessions()
        secrets = try RecordedSecrets(folder.secretsFile, after: RecordingFolder.lastReplacement(in: sessions))
        let last = sessions.flatMap(\.frames).map(\.number).max() ?? 0
        state.withLock { $0.last = last }
    }

    /// What kept a frame from being written, if anything did.
    var failure: SetupError? { state.withLock { $0.failure } }
    /// How many documents were written.
    var documents: Int { state.withLock { $0.documents } }

    func take(_ connection: Int, _ event: Relay.Event) {
        switch event {
        case .document(let document, let sender): record(document, from: sender, of: connection)
        case .opened: break
        case .badLength(_, let sender), .unfinished(_, let sender):
            complain("the \(sender.rawValue) of connection \(connection) has sent what is no frame: it is not recorded")
        case .unreachable(let reason): complain(reason)
        case .closed: state.withLock { $0.folders[connection] = nil }
        }
    }

    private func record(_ document: [UInt8], from sender: Sender, of connection: Int) {
        let time = now()
        let failure = state.withLock { state -> SetupError? in
            do throws(SetupError) {
                let path = if let known = state.folders[connection] { known } else { try folder.newSession() }
                state.folders[connection] = path
                state.last += 1
                let kind = DocumentKind.name(of: document)
                let frame = RecordedFrame(number: state.last, time: time, sender: sender, kind: kind)
                try Files.write(try secrets.replaced(in: document), to: "\(path)/\(frame.fileName)")
                state.documents += 1
                return nil
            } catch {
                defer { state.failure = state.failure ?? error }
                return state.failure == nil ? error : nil
            }
        }
        if let failure { complain(failure.description) }
    }

    private func complain(_ text: String) { StandardStreams.complain("mock-registry record: \(text)\n") }
}

/// What a document is called in the name of its file.
enum DocumentKind {
    static func name(of document: [UInt8]) -> String {
        guard let root = try? XMLReader().read(document), let content = root.firstChild else { return "unreadable" }
        if content.name == "response" {
            return content.first("result")?[attribute: "code"].flatMap { Int($0) }.map(String.init) ?? "response"
        }
        if let key = Exchange.key(of: root) { return String(key.shortDescription.map { $0.isLetter ? $0 : "-" }) }
        return ["hello", "greeting"].contains(content.name) ? content.name : "unreadable"
    }
}
