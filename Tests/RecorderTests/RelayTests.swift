import Client
import EPP
import Foundation
import JSON
import Lint
import MockRegistry
import Registry
import TLS
import TestSupport
import Testing

@testable import Faults
@testable import Recorder

/// Between clients and a server: nothing changes on the way, and what is wrong is found.
@Suite struct RelayTests {
    /// Every dialogue goes through a relay as it goes without, and the server is right in all of them.
    @Test(arguments: Conversation.all) func everyDialoguePasses(_ conversation: Conversation) throws {
        let registry = try DemoRegistry(of: conversation)
        try TLSServer.shared.get().serve(registry) { port, authority in
            let relayed = try RelayedServer(before: port, authority)
            let context = try TLSContext(clientTrusting: relayed.authority)
            var run = ConversationRun(
                conversation,
                clock: registry.store.clock,
                outbox: registry.lastDelivery,
                holder: registry.answerTransfer,
                login: registry.login
            ) { try TLSDialogue(port: relayed.port, context) }
            try run.play()
            #expect(run.complaints == [])
            let findings = relayed.findings().filter { $0.sender == .server && $0.flaw.rule.name != "unanswered" }
            #expect(findings.map(\.line) == [])
        }
    }

    /// What lint finds of each kind of fault; nil where it shows in no frame, or is only unusual.
    private static let expectations: [String: Set<String>?] = [
        "delayHandshake": nil, "certificate": nil, "newCertificate": nil, "refuseName": nil, "close": ["unanswered"],
        "result": nil,
        "rateLimit": nil, "sessionLimit": nil, "maintenance": nil, "neverAnswer": ["unanswered"],
        "clientTransactionID": ["client-id-echo"], "foreignObject": ["other-object"], "style": nil,
        "invalid": ["envelope"], "unknownExtension": ["services"], "delay": nil, "tarpit": nil, "slow": nil,
        "truncate": ["unanswered", "unfinished-frame"],
        "stall": ["unanswered", "unfinished-frame"], "wrongLength": ["unanswered", "unfinished-frame"],
        "oversized": nil, "garbage": ["well-formed"],
    ]

    @Test func everyKindOfFaultIsExpected() {
        #expect(Set(FaultEffect.kinds.map { $0.name }) == Set(Self.expectations.keys))
    }

    @Test(arguments: FaultEffect.samples.filter { ![.accept, .handshake].contains($0.stage) })
    func faultsOnTheWireAreFound(_ effect: FaultEffect) throws {
        var configuration = Configuration(clock: .at("2026-01-01T00:00:00Z"), speed: 0)
        configuration.journalEntries = 0
        let registry = try MockRegistry.start(configuration)
        let rule = FaultRule(match: FaultMatch(command: Glob(rawValue: "domain:info")), effect: effect)
        try registry.faults.add(RegistryFault(json: String(decoding: JSONText.bytes(of: rule), as: UTF8.self)))
        let relayed = try RelayedServer(before: registry)
        try Self.converse(relayed)
        let expected = try #require(Self.expectations[effect.name]) ?? []
        #expect(Set(relayed.findings().map(\.flaw.rule.name)) == expected)
        registry.stop()
    }

    /// Logs in, asks for a domain, and waits no longer than it must for an answer that may never come.
    private static func converse(_ relayed: RelayedServer) throws {
        let session = try ClientSession(ServerConnection(to: relayed.address(patience: 5_000)), mark: "T")
        #expect(try session.login("alpha", password: "alpha-Pass1").code == 1000)
        let name = Markup("domain:name", text: "alpha-1.example")
        let info = Markup("info", [Markup("domain:info", ["xmlns:domain": Namespace.domain], [name])])
        _ = try? session.ask(info, [])
    }

    @Test func aLengthThatNoFrameHasIsFound() throws {
        let registry = try MockRegistry.start(Configuration())
        let relayed = try RelayedServer(before: registry)
        let socket = try ServerTransport(to: relayed.address())
        var byte: [UInt8] = [0]
        var span = byte.mutableSpan
        _ = socket.tls.read(into: &span)
        _ = socket.tls.write([UInt8](repeating: 0, count: 4).span)
        // The server closes the connection; what is left of the greeting comes first.
        while case .done = socket.tls.read(into: &span) {}
        #expect(relayed.findings().map(\.flaw.rule.name) == ["frame-length"])
        registry.stop()
    }

    @Test func anAnswerThatIsTooLongIsNotTaken() throws {
        let registry = try MockRegistry.start(Configuration())
        try registry.faults.add(
            RegistryFault(json: #"{"effect": {"oversized": {"bytes": \#(ServerConnection.longestFrame)}}}"#)
        )
        let relayed = try RelayedServer(before: registry)
        let error = #expect(throws: ServerConnection.Failure.self) {
            _ = try ServerConnection(to: relayed.address()).receive()
        }
        #expect(error == .badFrame(.tooLong(ServerConnection.longestFrame + 4)))
        relayed.stop()
        registry.stop()
    }

    /// A server that takes nothing: what a client sends is kept for it up to a bound.
    @Test func whatAServerDoesNotTakeIsBounded() throws {
        let silent = try Socket.listening(host: "127.0.0.1", port: 0)
        var address = ServerConnection.Address()
        (address.host, address.port, address.patience) = ("127.0.0.1", silent.localPort, 100)
        let connections = try RelayConnections()
        let connection = RelayedConnection(connections) { _, _ in }
        let upstream = Upstream(to: address, connection, wake: {})
        let isTaken = upstream?.send([UInt8](repeating: 0, count: Upstream.mostWaiting).span)
        let isMoreTaken = upstream?.send([0].span)
        #expect(isTaken == true && isMoreTaken == false)
        withExtendedLifetime(silent.localPort) {}
    }

    @Test func aServerThatIsNotThereEndsTheConnection() throws {
        let gone = try Socket.listening(host: "127.0.0.1", port: 0).localPort
        let relayed = try RelayedServer(before: gone, Credentials(Configuration(), registrars: []).authority)
        #expect(throws: ServerConnection.Failure.self) {
            try ServerConnection(to: relayed.address(patience: 5_000)).receive()
        }
        #expect(relayed.findings() == [])
        #expect(relayed.observer.unreachable == 1)
    }
}
