import EPP
import Network
import Session
import TLS
import XML

/// Passes everything on to another conversation and checks the frames that go by.
final class CheckedConversation: Conversation {
    private let inner: any Conversation
    private let check: FrameCheck
    private var incoming: FrameDecoder
    private var outgoing = FrameDecoder(limit: .max)

    init(_ inner: any Conversation, _ check: FrameCheck, frameLimit: Int) {
        self.inner = inner
        self.check = check
        incoming = FrameDecoder(limit: frameLimit)
    }

    var deadline: Monotonic? { inner.deadline }
    var standing: Standing { inner.standing }

    func open(_ peer: Peer, at now: Monotonic, _ output: inout Output) {
        pass(&output) { inner.open(peer, at: now, &$0) }
    }

    func receive(_ bytes: Span<UInt8>, at now: Monotonic, _ output: inout Output) {
        try? incoming.receive(bytes) { frame in
            check.check(frame.array, "from the client")
            return true
        }
        let start = output.bytes.count
        inner.receive(bytes, at: now, &output)
        checkAnswers(in: output, after: start)
    }

    func resume(at now: Monotonic, _ output: inout Output) { pass(&output) { inner.resume(at: now, &$0) } }
    func expire(at now: Monotonic, _ output: inout Output) { pass(&output) { inner.expire(at: now, &$0) } }
    func beginDraining(at now: Monotonic) { inner.beginDraining(at: now) }
    func drain(at now: Monotonic, _ output: inout Output) { pass(&output) { inner.drain(at: now, &$0) } }
    func giveWay(at now: Monotonic, _ output: inout Output) { pass(&output) { inner.giveWay(at: now, &$0) } }
    func closed(at now: Monotonic) { inner.closed(at: now) }

    private func pass(_ output: inout Output, _ work: (inout Output) -> Void) {
        let start = output.bytes.count
        work(&output)
        checkAnswers(in: output, after: start)
    }

    private func checkAnswers(in output: Output, after start: Int) {
        guard output.bytes.count > start else { return }
        try? outgoing.receive(output.bytes.span.extracting(start..<output.bytes.count)) { frame in
            check.check(frame.array, "from the server")
            return true
        }
    }
}

extension Span<UInt8> {
    fileprivate var array: [UInt8] { indices.map { self[$0] } }
}

/// Makes conversations whose frames are checked in both directions.
package final class CheckedService: Service {
    private let service: EPPService
    private let check: FrameCheck
    private let frameLimit: Int

    package init(_ service: EPPService, _ check: FrameCheck, frameLimit: Int) {
        self.service = service
        self.check = check
        self.frameLimit = frameLimit
    }

    package func conversation() -> any Conversation {
        CheckedConversation(service.conversation(), check, frameLimit: frameLimit)
    }

    package func admission(of address: String) -> Admission { service.admission(of: address) }
    package func choice(ofName serverName: String?) -> TLSConnection.NameChoice { service.choice(ofName: serverName) }

    package func met(_ trouble: ConnectionTrouble, of address: @autoclosure () -> String) {
        service.met(trouble, of: address())
    }

    package func crowdedOut(_ address: String, isNew: Bool) { service.crowdedOut(address, isNew: isNew) }

    package func handshakeFailed(_ error: TLSError, from address: String, serverName: String?) {
        service.handshakeFailed(error, from: address, serverName: serverName)
    }
}

/// Checks frames against XML schemas and tells what it finds.
package final class FrameCheck: Sendable {
    private let schemas: SchemaSet
    private let report: @Sendable (String) -> Void

    /// `report` is told each problem.
    package init(_ schemas: SchemaSet, report: @escaping @Sendable (String) -> Void) {
        self.schemas = schemas
        self.report = report
    }

    /// What is wrong with a frame, which is reported, too; `direction` says whose frame it is.
    @discardableResult
    package func check(_ frame: [UInt8], _ direction: String) -> [String] {
        let problems = schemas.problems(in: frame)
        for problem in problems { report("schema, \(direction): \(problem)") }
        return problems
    }
}
