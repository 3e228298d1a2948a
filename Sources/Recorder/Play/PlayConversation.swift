import Client
import EPP
import Network
import Session
import XML

/// Makes the conversations in which a recording is played.
final class PlayService: Service {
    private let player: Player

    init(_ player: Player) { self.player = player }

    func conversation() -> any Conversation { PlayConversation(player) }
}

/// One client's conversation with a recording.
final class PlayConversation: Conversation {
    private let player: Player
    private let reader = XMLReader()
    private var decoder = FrameDecoder(limit: ServerConnection.longestFrame)
    private var client: String?
    private var isOver = false
    /// The registry behind, once it was needed.
    private var behind: SessionBehind?

    init(_ player: Player) { self.player = player }

    func open(_ peer: Peer, at now: Monotonic, _ output: inout Output) {
        guard let greeting = player.greeting() else { return output.close() }
        send(greeting, &output)
    }

    func receive(_ bytes: Span<UInt8>, at now: Monotonic, _ output: inout Output) {
        var documents: [[UInt8]] = []
        do throws(FrameDecoder.Failure) {
            try decoder.receive(bytes) { document in
                documents.append((0..<document.count).map { document[$0] })
                return true
            }
        } catch {
            // RFC 5734 gives no way to go on.
            isOver = true
            return output.close()
        }
        for document in documents where !isOver { answer(document, at: now, &output) }
    }

    func closed(at now: Monotonic) { behind?.end(at: now) }

    private func answer(_ document: [UInt8], at now: Monotonic, _ output: inout Output) {
        guard let root = try? reader.read(document) else { return send(player.refusal(of: nil), &output) }
        guard let found = player.answer(to: document, root, from: client) else {
            return answerUnrecorded(document, root, at: now, &output)
        }
        let exchange = found.exchange
        if exchange.key?.verb == .login, exchange.code == 1000 {
            client = exchange.objects.first
            // The registry behind takes the login for right, as the recorded server did.
            behind = player.server.map { SessionBehind($0, vouchedFor: client, at: now) }
            _ = behind?.ask(document, at: now)
        }
        send(found.bytes, &output)
        guard exchange.code.flatMap(ResultCode.init)?.endsSession == true else { return }
        isOver = true
        output.close()
    }

    private func answerUnrecorded(_ document: [UInt8], _ root: Element, at now: Monotonic, _ output: inout Output) {
        guard let server = player.server else { return send(player.refusal(of: root), &output) }
        let behind = behind ?? SessionBehind(server, vouchedFor: nil, at: now)
        self.behind = behind
        let (bytes, isOver) = behind.ask(document, at: now)
        output.bytes += bytes
        guard isOver else { return }
        self.isOver = true
        output.close()
    }

    private func send(_ document: [UInt8], _ output: inout Output) {
        output.bytes += FrameDecoder.header(forXMLOf: document.count) + document
    }
}

/// A session of the registry behind a recording: what was not recorded goes there.
final class SessionBehind {
    private let session: Session

    /// With somebody who is vouched for, its login needs no password.
    init(_ server: EPPServer, vouchedFor client: String?, at now: Monotonic) {
        let limits = XMLLimits(bytes: server.limits.frameBytes)
        session = Session(server, reader: XMLReader(limits, knownNames: Namespace.objects))
        var peer = Peer(address: "inside")
        peer.vouchedFor = client
        peer.purpose = "play"
        var output = Output()
        session.open(peer, at: now, &output)
    }

    /// The answer's frame, and whether the session is over.
    func ask(_ document: [UInt8], at now: Monotonic) -> (bytes: [UInt8], isOver: Bool) {
        var output = Output()
        let frame = FrameDecoder.header(forXMLOf: document.count) + document
        session.receive(frame.span, at: now, &output)
        session.finishHeld(&output)
        return (output.bytes, output.steps.contains(.close))
    }

    func end(at now: Monotonic) { session.closed(at: now) }
}
