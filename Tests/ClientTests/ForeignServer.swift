import EPP
import Network
import TLS
import XML

import struct TestSupport.TLSServer

/// A server that is not this one: it greets and answers as it is told, whatever is asked.
final class ForeignServer: Service, @unchecked Sendable {
    private let greeting: String
    private let answer: @Sendable (Element) -> String

    /// Serves while the body runs, which is told the port and whom to trust.
    ///
    /// `answer` gives what stands in `<epp>`, for a command's document.
    static func serve<Result>(
        greeting: String,
        answer: @escaping @Sendable (Element) -> String,
        at body: (Int, PEM) throws -> Result
    ) throws -> Result {
        try TLSServer.shared.get().serve({ ForeignServer(greeting: greeting, answer: answer) }, at: body)
    }

    private init(greeting: String, answer: @escaping @Sendable (Element) -> String) {
        self.greeting = greeting
        self.answer = answer
    }

    func conversation() -> any Conversation { Speaking(greeting, answer) }

    /// A response with these results and this content, with the command's identifier.
    static func response(_ results: String, _ content: String = "", to document: Element) -> String {
        let identifier = document.first("command")?.first("clTRID")?.text ?? ""
        return
            "<response>\(results)\(content)<trID><clTRID>\(identifier)</clTRID><svTRID>S-\(identifier)</svTRID></trID></response>"
    }

    private final class Speaking: Conversation {
        private let greeting: String
        private let answer: @Sendable (Element) -> String
        private var decoder = FrameDecoder(limit: 1 << 20)

        init(_ greeting: String, _ answer: @escaping @Sendable (Element) -> String) {
            self.greeting = greeting
            self.answer = answer
        }

        func open(_ peer: Peer, at now: Monotonic, _ output: inout Output) { send(greeting, &output) }

        func receive(_ bytes: Span<UInt8>, at now: Monotonic, _ output: inout Output) {
            var documents: [[UInt8]] = []
            try? decoder.receive(bytes) { document in
                documents.append((0..<document.count).map { document[$0] })
                return true
            }
            for document in documents {
                guard let root = try? XMLReader().read(document) else { return output.close() }
                send(answer(root), &output)
            }
        }

        private func send(_ content: String, _ output: inout Output) {
            let document = Array("<epp xmlns='\(Namespace.epp)'>\(content)</epp>".utf8)
            output.bytes += FrameDecoder.header(forXMLOf: document.count) + document
        }
    }
}
