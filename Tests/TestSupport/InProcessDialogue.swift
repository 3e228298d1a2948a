import EPP
import Network
import Session
import XML

/// A session without a socket: frames go straight in, and come straight out.
package final class InProcessDialogue: Dialogue {
    private let session: Session
    private let first: [UInt8]
    package private(set) var isOver = false

    package init(_ server: EPPServer, limits: XMLLimits = .init()) {
        session = Session(server, reader: XMLReader(limits), at: .now())
        var output = Output()
        session.open(Peer(address: "127.0.0.1"), at: .now(), &output)
        first = output.bytes
    }

    package func greeting() -> [UInt8] { Array(first.dropFirst(4)) }

    package func ask(_ xml: [UInt8]) -> [UInt8]? {
        let answer = send(FrameDecoder.header(forXMLOf: xml.count) + xml)
        return answer.isEmpty ? nil : Array(answer.dropFirst(4))
    }

    /// Bytes as they come from the network; answers those that go back.
    package func send(_ bytes: [UInt8]) -> [UInt8] {
        var output = Output()
        session.receive(bytes.span, at: .now(), &output)
        session.finishHeld(&output)
        if output.steps.contains(.close) { isOver = true }
        return output.bytes
    }

    /// The client closes its connection.
    package func end() { session.closed(at: .now()) }
}
