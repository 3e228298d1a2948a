import Network
import TLS
import Testing

@testable import HTTP

@Suite("Calls that take long")
struct LongWorkTests {
    @Test("Their loop is free at once, and their client is woken when they are done")
    func answered() throws {
        let (work, gate, woken) = (LongWork(), try Latch(), try Latch())
        let reply = try work.begin {
            gate.wait()
            return .now(HTTPResponse(409))
        }
        guard case .awaiting(let subscription, _, let retry) = reply else { return #expect(Bool(false), "at once") }
        let watch = subscription { woken.arrive() }
        if case .now = retry(.now()) { #expect(Bool(false), "before it is done") }
        gate.arrive()
        woken.wait()
        guard case .now(let response) = retry(.now()) else { return #expect(Bool(false), "not done") }
        #expect(response.status == 409)
        withExtendedLifetime(watch) {}
    }

    @Test("There are no more than may be at a time")
    func bounded() throws {
        let (work, gate) = (LongWork(), try Latch())
        for _ in 0..<64 {
            _ = try work.begin {
                gate.wait()
                return .done
            }
        }
        #expect(throws: HTTPProblem.self) { try work.begin { .done } }
        for _ in 0..<64 { gate.arrive() }
    }
}
