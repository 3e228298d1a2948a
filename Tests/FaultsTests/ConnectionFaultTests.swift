import EPP
import Faults
import Journal
import Network
import Session
import SessionSupport
import TLS
import Testing

@testable import Faults

/// Faults as a client at the other end of a real connection meets them, with another client whom they leave alone.
@Suite struct ConnectionFaultTests {
    private func server(_ effect: FaultEffect, _ match: FaultMatch = FaultMatch(), times: Int? = nil) throws
        -> (FaultyServer, neighbour: FrameClient)
    {
        let server = try FaultyServer()
        let neighbour = try server.loggedIn(as: "beta")
        _ = server.faults.add(FaultRule(match: match, effect: effect, remaining: times))
        return (server, neighbour)
    }

    /// The neighbour is answered as ever.
    private func expectUntouched(_ neighbour: FrameClient, _ server: FaultyServer) {
        #expect(neighbour.code(Frames.info("a.example")) == "2303")
        server.stop()
    }

    private let alpha = FaultMatch(registrar: "alpha", command: "domain:*")

    @Test(arguments: [nil, FaultEnding.reset])
    func closedBeforeTheHandshake(_ ending: FaultEnding?) throws {
        let (server, neighbour) = try server(.close(at: .beforeHandshake, by: ending), times: 1)
        let silent = try FrameClient(port: server.listener.port, nil)
        #expect(silent.rest().isEmpty)
        if ending == .reset {
            guard case .failed? = silent.end else { return #expect(Bool(false), "\(String(describing: silent.end))") }
        } else {
            #expect(silent.end == .closed)
        }
        #expect(try server.loggedIn().code(Frames.poll) == "1300")
        expectUntouched(neighbour, server)
    }

    @Test func aHandshakeThatIsDelayedStillSucceeds() throws {
        let (server, neighbour) = try server(.delayHandshake(milliseconds: 20))
        #expect(try server.loggedIn().code(Frames.poll) == "1300")
        expectUntouched(neighbour, server)
    }

    @Test func closedBeforeTheGreeting() throws {
        let (server, neighbour) = try server(.close(at: .beforeGreeting))
        let client = try server.client()
        #expect(client.rest().isEmpty)
        #expect(client.end == .closed)
        expectUntouched(neighbour, server)
    }

    @Test(arguments: BadCertificate.allCases.filter { $0 != .notYetValid })
    func certificatesThatAreNoGood(_ kind: BadCertificate) throws {
        let (server, neighbour) = try server(.certificate(is: kind), FaultMatch(name: "localhost"), times: 2)
        let error = #expect(throws: TLSError.self) { _ = try server.client() }
        #expect(error?.kind == .handshake)
        #expect(try server.client(trustsAll: true).document()?.text(of: "svID") != nil || kind == .wrongName)
        #expect(try server.loggedIn().code(Frames.poll) == "1300")
        expectUntouched(neighbour, server)
    }

    /// As after a renewal: whoever trusts the authority comes in, and sees another certificate than before.
    @Test func aCertificateThatIsNewAndGood() throws {
        let (server, neighbour) = try server(.newCertificate, times: 1)
        let usual = neighbour.certificate
        let renewed = try server.loggedIn()
        #expect(renewed.code(Frames.poll) == "1300")
        #expect(usual != nil && renewed.certificate != usual)
        #expect(try server.client().certificate == usual)
        expectUntouched(neighbour, server)
    }

    /// On a shared port, the faults and the journal of the registry that the client's name means.
    @Test func handshakeFaultsAreThoseOfTheRegistryThatIsMeant() throws {
        struct OneName: RegistrySelector {
            let server: EPPServer
            func server(named serverName: String) -> EPPServer? { serverName == "lab.example" ? server : nil }
            func server(of client: String) -> (server: EPPServer, client: String)? { nil }
        }
        let shared = Dialogue.server(Faults(), isRecorded: true)
        let lab = Dialogue.server(Faults(), isRecorded: true)
        let service = EPPService(shared, selector: OneName(server: lab))
        _ = lab.faults.add(FaultRule(effect: .refuseName))
        guard case .refuse = service.choice(ofName: "LAB.example") else { return #expect(Bool(false)) }
        guard case .keep = service.choice(ofName: "other.example") else { return #expect(Bool(false)) }
        guard case .keep = service.choice(ofName: nil) else { return #expect(Bool(false)) }
        service.handshakeFailed(TLSError(.handshake, "refused"), from: "192.0.2.7", serverName: "lab.example")
        service.handshakeFailed(TLSError(.handshake, "refused"), from: "192.0.2.7", serverName: nil)
        #expect(lab.journal?.entries().map(\.kind) == [.fault, .handshakeFailed])
        #expect(shared.journal?.entries().map(\.kind) == [.handshakeFailed])
    }

    @Test func newConnectionsAreToldByTheirAddress() {
        let server = Dialogue.server(Faults(), isRecorded: true)
        let service = EPPService(server)
        _ = server.faults.add(FaultRule(match: FaultMatch(name: "192.0.2.*"), effect: .close(at: .beforeHandshake)))
        guard case .close = service.admission(of: "192.0.2.7") else { return #expect(Bool(false)) }
        guard case .accept = service.admission(of: "198.51.100.7") else { return #expect(Bool(false)) }
    }

    @Test func theUsualBadCertificatesAreMade() throws {
        let certificates = FaultCertificates { () throws(TLSError) in
            try CertificateIssuer(newAuthority: "Test CA", validity: FaultyServer.validity)
        }
        for kind in BadCertificate.allCases { #expect(certificates.context(.bad(kind)) != nil) }
        #expect(certificates.context(.bad(.expired)) === certificates.context(.bad(.expired)))
    }

    @Test func theNameIsRefused() throws {
        let (server, neighbour) = try server(.refuseName, times: 1)
        let error = #expect(throws: TLSError.self) { _ = try server.client() }
        #expect(error?.description.contains("unrecognized name") == true)
        #expect(try server.loggedIn().code(Frames.poll) == "1300")
        expectUntouched(neighbour, server)
    }

    @Test func resetBeforeTheAnswer() throws {
        let (server, neighbour) = try server(.close(at: .beforeAnswer, by: .reset), alpha, times: 1)
        let client = try server.loggedIn()
        client.send(Frames.create("mine.example"))
        #expect(client.rest().isEmpty)
        guard case .failed(let error)? = client.end else { return #expect(Bool(false)) }
        #expect(error.kind == .connection)
        #expect(try server.loggedIn().code(Frames.info("mine.example")) == "1000")
        expectUntouched(neighbour, server)
    }

    @Test func brokenOffInTheMiddleOfAFrame() throws {
        let (server, neighbour) = try server(.truncate(after: 50, then: .abort), alpha)
        let client = try server.loggedIn()
        client.send(Frames.info("a.example"))
        #expect(client.rest().count == 50)
        guard case .failed(let error)? = client.end else { return #expect(Bool(false)) }
        #expect(error.kind == .truncated)
        expectUntouched(neighbour, server)
    }

    @Test func wrongLength() throws {
        let (server, neighbour) = try server(.wrongLength(difference: -40), alpha, times: 1)
        let client = try server.loggedIn()
        client.send(Frames.info("a.example"))
        let short = try #require(client.frame())
        #expect(String(decoding: short, as: UTF8.self).contains("2303"))
        #expect(!String(decoding: short, as: UTF8.self).contains("</epp>"))
        expectUntouched(neighbour, server)
    }

    @Test func slowAndLateAnswersHoldNobodyElseUp() throws {
        for effect in [FaultEffect.slow(bytesPerWrite: 40, everyMilliseconds: 1), .delay(milliseconds: 20)] {
            let (server, neighbour) = try server(effect, alpha)
            let client = try server.loggedIn()
            client.send(Frames.info("a.example"))
            #expect(neighbour.code(Frames.info("a.example")) == "2303")
            let before = client.reads
            #expect(client.document()?.code == "2303")
            if effect.name == "slow" { #expect(client.reads - before > 5) }
            expectUntouched(neighbour, server)
        }
    }

    @Test func aSilentSessionCanBeEndedFromOutside() throws {
        let (server, neighbour) = try server(.neverAnswer(), alpha)
        let client = try server.loggedIn()
        client.send(Frames.info("a.example"))
        let live = try #require(server.server.live.all.first { $0.client == "alpha" })
        #expect(live.peer.protocolVersion == "TLSv1.3")
        // One that has not been read yet would be told 2500.
        while live.frames < 2 {}
        #expect(server.server.live.end { $0.id == live.id } == [live.id])
        #expect(client.rest().isEmpty)
        #expect(client.end == .closed)
        expectUntouched(neighbour, server)
    }

    @Test func theJournalTellsOfAllThat() throws {
        let (server, neighbour) = try server(.refuseName, times: 1)
        #expect(throws: TLSError.self) { _ = try server.client() }
        expectUntouched(neighbour, server)
        let entries = try #require(server.server.journal).entries()
        #expect(entries.map(\.sequence) == Array(1...entries.count))
        #expect(entries.contains { $0.event == .fault(rule: "fault-1", .refuseName) })
        #expect(entries.contains { $0.kind == .handshakeFailed })
        guard case .opened(let arrival)? = entries.first?.event else { return #expect(Bool(false)) }
        #expect(arrival.address == "127.0.0.1")
        #expect(arrival.serverName == "localhost")
        // The refused handshake may be noted last of all.
        #expect(entries.last { $0.registrar == "beta" }?.kind == .closed)
    }
}
