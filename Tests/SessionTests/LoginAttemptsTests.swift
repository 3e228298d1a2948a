import EPP
import Network
import Registry
import SessionSupport
import Testing

@testable import Session

/// Logins that fail over and over, each on a connection of its own.
@Suite("Logins that fail over all connections")
struct LoginAttemptsTests {
    private let clock = Clock.frozen(at: Dialogue.start)

    private func server(_ adjust: (inout SessionPolicy) -> Void) -> EPPServer {
        var policy = Policy()
        adjust(&policy.session)
        return Dialogue.server(clock: clock, policy: policy)
    }

    /// The code of a login on a new connection.
    private func code(
        _ server: EPPServer,
        _ client: String = "alpha",
        _ password: String? = nil,
        from address: String = "192.0.2.1"
    ) -> String? {
        Dialogue(server, as: nil, from: address).code(Frames.login(client, password: password))
    }

    private func fail(_ server: EPPServer, _ client: String = "alpha", times: Int, from address: String = "192.0.2.1") {
        for _ in 0..<times { #expect(code(server, client, "wrong-Pass1", from: address) == "2200") }
    }

    @Test("Nobody is held up unless the policy says so")
    func off() {
        let server = server { _ in }
        fail(server, times: 100)
        #expect(code(server) == "1000")
    }

    @Test("After registrarFailures a registrar's logins are 2501 for lockTime, right or wrong, from wherever")
    func locked() throws {
        let server = server { ($0.registrarFailures, $0.lockTime) = (3, .minutes(10)) }
        fail(server, times: 3)
        for (password, address) in [(nil, "192.0.2.1"), ("wrong-Pass1", "192.0.2.1"), (nil, "198.51.100.7")] {
            #expect(code(server, "alpha", password, from: address) == "2501")
        }
        #expect(code(server, "beta") == "1000")
        let refusal = Dialogue(server, as: nil).send(Frames.login("alpha"))
        #expect(refusal.steps.last == .close)
        let reason = "too many logins have failed until 2026-01-01T00:10:00.0Z"
        #expect(refusal.documents.first?.text(of: "reason")?.hasPrefix(reason) == true)
        // What is refused under the lock does not make it longer.
        clock.advance(by: .minutes(9))
        #expect(code(server) == "2501")
        clock.advance(by: .minutes(1))
        #expect(code(server) == "1000")
    }

    @Test("An identifier that no registrar has is locked as others are")
    func unknown() {
        let server = server { $0.registrarFailures = 2 }
        fail(server, "nobody", times: 2)
        #expect(code(server, "nobody", "wrong-Pass1") == "2501")
    }

    @Test("A login that succeeds makes counting begin anew")
    func success() {
        let server = server { $0.registrarFailures = 3 }
        for _ in 0..<5 {
            fail(server, times: 2)
            #expect(code(server) == "1000")
        }
    }

    @Test("A failure counts for failureTime")
    func oldFailures() {
        let server = server { ($0.registrarFailures, $0.failureTime, $0.lockTime) = (3, .minutes(5), .minutes(5)) }
        fail(server, times: 2)
        clock.advance(by: .minutes(5))
        fail(server, times: 2)
        #expect(code(server) == "1000")
        fail(server, times: 3)
        #expect(code(server) == "2501")
    }

    @Test("After addressFailures nobody logs in from there, even where others have; an IPv6 network is one address")
    func addresses() {
        let server = server { $0.addressFailures = 3 }
        for client in ["alpha", "beta", "nobody"] { fail(server, client, times: 1) }
        #expect(code(server) == "2501")
        #expect(code(server, from: "192.0.2.2") == "1000")
        for host in 1...3 { fail(server, "gamma", times: 1, from: "2001:db8:0:7::\(host)") }
        #expect(code(server, from: "2001:db8:0:7::9") == "2501")
        #expect(code(server, from: "2001:db8:0:8::9") == "1000")
    }

    @Test("One good password does not let an address go on with bad ones")
    func knownPassword() {
        let server = server { $0.addressFailures = 3 }
        fail(server, times: 2)
        #expect(code(server, "beta") == "1000")
        fail(server, times: 1)
        #expect(code(server) == "2501")
    }

    @Test("With failureDelay answers are kept back, right or wrong, and nobody is refused without lockTime")
    func delayed() {
        let server = server { ($0.registrarFailures, $0.failureDelay, $0.lockTime) = (2, .seconds(3), .zero) }
        func pauses(_ password: String?) -> [Output.Step] {
            Dialogue(server, as: nil).send(Frames.login("alpha", password: password)).steps.filter {
                if case .pause = $0 { true } else { false }
            }
        }
        for _ in 0..<2 { #expect(pauses("wrong-Pass1").isEmpty) }
        #expect(pauses("wrong-Pass1") == [.pause(.seconds(3))])
        #expect(pauses(nil) == [.pause(.seconds(3))])
        #expect(pauses(nil).isEmpty)
    }

    @Test("A registrar that the process vouches for is not held up")
    func vouchedFor() {
        let server = server { ($0.registrarFailures, $0.addressFailures) = (1, 1) }
        fail(server, times: 1, from: "inside")
        #expect(RegistrarConversation(server, as: "alpha", for: "a test").logIn(at: .now()).read?.code == 1000)
    }

    @Test("Whatever names are tried, memory is bounded")
    func bound() {
        let attempts = server { $0.registrarFailures = 1 }.attempts
        func isLocked(_ number: Int) -> Bool {
            attempts.lock(of: "name-\(number)", from: "192.0.2.1", at: Dialogue.start) != nil
        }
        for number in 0..<20_000 { attempts.failed("name-\(number)", from: "192.0.2.1", at: Dialogue.start) }
        #expect(isLocked(19_999) && isLocked(15_000) && !isLocked(0) && !isLocked(9_999))
    }

    @Test("A reset forgets all of it")
    func reset() {
        let server = server { $0.registrarFailures = 1 }
        fail(server, times: 1)
        server.attempts.removeAll()
        #expect(code(server) == "1000")
    }
}
