import EPP
import Hosting
import Lint
import Locks
import MockRegistry
import Network
import Session
import XML

/// What all connections that hear a recording share: its exchanges, and how far it has been played.
final class Player: Sendable {
    private let script: PlayScript
    private let progress: Locked<PlayProgress>
    private let secrets: RecordedSecrets
    /// How much later than in the recording it is now; nil where dates stay.
    private let shift: TimeSpan?
    private let now: @Sendable () -> Instant
    private let tell: @Sendable (String) -> Void
    /// Answers what was not recorded.
    let server: EPPServer?
    private let count = Locked((answers: 0, unrecorded: 0))

    init(
        _ folder: RecordingFolder,
        _ style: PlayStyle,
        behind registry: MockRegistry?,
        now: @escaping @Sendable () -> Instant,
        tell: @escaping @Sendable (String) -> Void
    ) throws(SetupError) {
        let sessions = try folder.sessions()
        let recording = Recording(sessions)
        guard let start = recording.start else { throw SetupError(.badData, "Nothing is recorded in \(folder.path).") }
        script = PlayScript(recording)
        progress = Locked(PlayProgress(style.choice))
        let last = RecordingFolder.lastReplacement(in: sessions)
        secrets = try RecordedSecrets(folder.secretsFile, after: last, isReadOnly: true)
        shift = style.keepsDates ? nil : now() - start
        self.now = now
        self.tell = tell
        server = registry?.registries.directory[RegistryHost.firstID]?.server
    }

    /// How many commands had no recorded answer.
    var unrecorded: Int { count.withLock { $0.unrecorded } }

    /// The greeting of now, as it was recorded.
    func greeting() -> [UInt8]? {
        script.greeting.map {
            RewrittenAnswer($0.bytes, identifiers: nil, shift: shift, greetedAt: shift == nil ? nil : now()).bytes
        }
    }

    /// The recorded answer to a document of a client, with its identifiers and the dates of now; nil where there is none.
    func answer(to document: [UInt8], _ root: Element, from client: String?) -> (bytes: [UInt8], exchange: Exchange)? {
        let replaced = (try? secrets.replaced(in: document)) ?? document
        let request = PlayRequest((try? XMLReader().read(replaced)) ?? root, from: client)
        guard let exchange = progress.withLock({ $0.next(for: request, in: script) }), let answer = exchange.answer
        else {
            count.withLock { $0.unrecorded += 1 }
            tell(request.words)
            return nil
        }
        let isGreeting = answer.root.first("greeting") != nil
        let identifiers = isGreeting ? nil : self.identifiers(of: root)
        let rewritten = RewrittenAnswer(
            answer.bytes,
            identifiers: identifiers,
            shift: shift,
            greetedAt: isGreeting && shift != nil ? now() : nil
        )
        return (rewritten.bytes, exchange)
    }

    /// 2400: for what was not recorded, and nobody else answers.
    func refusal(of root: Element?) -> [UInt8] {
        let identifiers = identifiers(of: root)
        var xml = XMLWriter()
        xml.declaration()
        xml.element("epp", ["xmlns": Namespace.epp]) { xml in
            xml.element("response") { xml in
                xml.element("result", ("code", "2400")) { xml in
                    xml.element("msg", text: ResultCode.commandFailed.message)
                }
                xml.element("trID") { xml in
                    if let client = identifiers.client { xml.element("clTRID", text: client) }
                    xml.element("svTRID", text: identifiers.server)
                }
            }
        }
        return xml.finish()
    }

    private func identifiers(of root: Element?) -> (client: String?, server: String) {
        let number = count.withLock { count in
            count.answers += 1
            return count.answers
        }
        let client = root?.first("command")?.first("clTRID")?.text.collapsed
        return (client.flatMap { (3...64).contains($0.count) ? $0 : nil }, "PLAY-\(shift?.milliseconds ?? 0)-\(number)")
    }
}
