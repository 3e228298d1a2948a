import TLS
import Testing

@Suite struct SocketTests {
    @Test func aBusyPortIsNamed() throws {
        let first = try Socket.listening(host: "127.0.0.1", port: 0)
        let port = first.localPort
        do throws(TLSError) {
            _ = try Socket.listening(host: "127.0.0.1", port: port)
            Issue.record("two listeners on one port")
        } catch {
            #expect(error.kind == .portInUse)
            #expect(error.description == "port \(port) of 127.0.0.1 is in use by another program")
        }
        _ = first.localPort
    }

    @Test(arguments: ["127.0.0.1", "::1", "localhost"])
    func hostsOfEveryKindListen(_ host: String) throws {
        let listening = try Socket.listening(host: host, port: 0)
        let client = try Socket.connected(to: host, port: listening.localPort)
        #expect(client.peer.port == listening.localPort)
        #expect(client.peer.address == (host == "localhost" ? "127.0.0.1" : host))
    }

    @Test func nonsenseIsNoAddress() {
        #expect(throws: TLSError.self) { _ = try Socket.listening(host: "not a host", port: 0).localPort }
        #expect(throws: TLSError.self) { _ = try Socket.listening(host: "127.0.0.1", port: 70_000).localPort }
    }

    @Test func aWakeUpEndsAWait() throws {
        let poller = try Poller()
        let thread = try SystemThread { poller.wake() }
        #expect(poller.wait(milliseconds: -1) == 1)
        #expect(poller.event(0).tag == Poller.wakeTag)
        poller.acknowledgeWake()
        #expect(poller.wait(milliseconds: 0) == 0)
        thread.join()
    }
}
