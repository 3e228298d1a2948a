import ControlAPI
import HTTP
import JSON
import MockRegistry
import TLS
import TestSupport
import Testing

@Suite("Control listener")
struct ControlListenerTests {
    private func running(token: String? = nil) throws -> MockRegistry {
        var configuration = Configuration(clock: .at("2026-01-01T00:00:00Z"), speed: 0)
        configuration.control = Configuration.Control()
        configuration.control?.token = token
        return try MockRegistry.start(configuration)
    }

    /// One request over a connection of its own; the whole answer.
    private func ask(_ registry: MockRegistry, _ head: String, _ body: String = "") throws -> String {
        let port = try #require(registry.controlPort)
        let socket = try Socket.connected(to: "127.0.0.1", port: port)
        socket.setReceiveTimeout(milliseconds: 20_000)
        let length = body.isEmpty ? "" : "Content-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n"
        let text = "\(head)\r\nHost: localhost:\(port)\r\n\(length)Connection: close\r\n\r\n\(body)"
        _ = socket.write(Array(text.utf8).span)
        var (answer, chunk) = ("", [UInt8](repeating: 0, count: 65_536))
        while true {
            var span = chunk.mutableSpan
            guard case .done(let count) = socket.read(into: &span) else { return answer }
            answer += String(decoding: chunk[..<count], as: UTF8.self)
        }
    }

    @Test("With a token nothing is told to those who do not have it")
    func token() throws {
        let registry = try running(token: "open-sesame")
        for path in ["/openapi.json", "/registries", "/registries/default/state", "/nowhere"] {
            let refusal = try ask(registry, "GET \(path) HTTP/1.1")
            #expect(refusal.hasPrefix("HTTP/1.1 401 "), "\(path): \(refusal)")
            #expect(!refusal.contains("alpha"))
            let wrong = try ask(registry, "GET \(path) HTTP/1.1\r\nAuthorization: Bearer open-sesam")
            #expect(wrong.hasPrefix("HTTP/1.1 401 "))
        }
        for path in ["/health", "/livez", "/readyz", "/ca.pem", "/console/main.js"] {
            #expect(try ask(registry, "GET \(path) HTTP/1.1").hasPrefix("HTTP/1.1 200 "), "\(path)")
        }
        let answer = try ask(registry, "GET /registries HTTP/1.1\r\nAuthorization: Bearer open-sesame")
        #expect(answer.hasPrefix("HTTP/1.1 200 "))
        #expect(try ask(registry, "GET /openapi.json HTTP/1.1\r\nAuthorization: Bearer open-sesame").contains("bearer"))
    }

    @Test("The log tells who has changed what, what took long, and no key out of a path")
    func log() throws {
        let told = ToldLines()
        var configuration = Configuration(clock: .at("2026-01-01T00:00:00Z"), speed: 0)
        configuration.control = Configuration.Control()
        configuration.logLevel = .info
        configuration.logSink = told.take
        configuration.slowTime = .zero
        let registry = try MockRegistry.start(configuration)
        let json = "{\"id\": \"lab\", \"policy\": \"holder-delivered\"}"
        #expect(try ask(registry, "POST /registries HTTP/1.1", json).hasPrefix("HTTP/1.1 201 "))
        let key = "/registries/lab/holder/recoveries/0123456789abcdef"
        #expect(try ask(registry, "POST \(key) HTTP/1.1", "{\"password\": \"new-Pass1\"}").hasPrefix("HTTP/1.1 4"))
        #expect(try ask(registry, "DELETE /registries/lab HTTP/1.1").hasPrefix("HTTP/1.1 204 "))
        #expect(try ask(registry, "GET /registries HTTP/1.1").hasPrefix("HTTP/1.1 200 "))
        _ = try ask(registry, "DELETE /registries/lab HTTP/1.1")
        registry.stop()
        let changes = told.lines.filter { $0.contains(" has done ") }.map { $0.split(separator: " ", maxSplits: 1)[1] }
        #expect(
            changes == [
                "info: 127.0.0.1 has done POST /registries, made /registries/lab",
                "info: lab: 127.0.0.1 has done DELETE /registries/lab",
            ]
        )
        #expect(told.lines.contains { $0.contains(#/ warning: GET /registries took 0(\.\d+)? s$/#) }, "\(told.lines)")
        #expect(!told.lines.contains { $0.contains("0123456789abcdef") || $0.contains("new-Pass1") })
    }

    @Test("Those who only hold connections keep nobody out")
    func crowd() throws {
        var configuration = Configuration(clock: .at("2026-01-01T00:00:00Z"), speed: 0)
        configuration.control = Configuration.Control()
        configuration.control?.connections = 4
        configuration.control?.connectionsPerAddress = 3
        let registry = try MockRegistry.start(configuration)
        let port = try #require(registry.controlPort)
        let waiter = try Socket.connected(to: "127.0.0.1", port: port)
        let wait = "GET /registries/default/journal?kind=fault&wait=60 HTTP/1.1\r\nHost: localhost:\(port)\r\n\r\n"
        _ = waiter.write(Array(wait.utf8).span)
        // With this answer the listener has seen the request before it.
        #expect(try ask(registry, "GET /health HTTP/1.1").hasPrefix("HTTP/1.1 200 "))
        let first = try Socket.connected(to: "127.0.0.1", port: port)
        for _ in 0..<4 {
            let another = try Socket.connected(to: "127.0.0.1", port: port)
            defer { withExtendedLifetime(another.descriptor) {} }
            #expect(try ask(registry, "GET /health HTTP/1.1").hasPrefix("HTTP/1.1 200 "))
        }
        first.setReceiveTimeout(milliseconds: 20_000)
        var chunk = [UInt8](repeating: 0, count: 16)
        var span = chunk.mutableSpan
        #expect(first.read(into: &span) == .closed)
    }

    @Test("A body is refused beyond a mebibyte, but for a state")
    func largeBodies() throws {
        let registry = try running()
        let blank = String(repeating: " ", count: 1 << 20)
        let refusal = try ask(registry, "POST /registries/default/snapshots HTTP/1.1", "{\"name\": \"a\"}" + blank)
        #expect(refusal.hasPrefix("HTTP/1.1 413 "))
        #expect(try ask(registry, "POST /registries HTTP/1.1", "{\"id\": \"b\"}" + blank).hasPrefix("HTTP/1.1 201 "))
    }

    @Test("It is ready as long as another client can connect")
    func ready() throws {
        var configuration = Configuration(clock: .at("2026-01-01T00:00:00Z"), speed: 0)
        configuration.control = Configuration.Control()
        configuration.limits.connections = 1
        let registry = try MockRegistry.start(configuration)
        #expect(try ask(registry, "GET /readyz HTTP/1.1").hasPrefix("HTTP/1.1 200 "))
        let client = try Socket.connected(to: "127.0.0.1", port: registry.port)
        client.setReceiveTimeout(milliseconds: 20_000)
        let tls = try TLSConnection(
            TLSContext(clientTrusting: PEM(registry.certificateAuthority)),
            over: client,
            serverName: "localhost"
        )
        #expect(tls.handshake() == .done(0))
        #expect(try ask(registry, "GET /readyz HTTP/1.1").hasPrefix("HTTP/1.1 503 "))
        #expect(try ask(registry, "GET /livez HTTP/1.1").hasPrefix("HTTP/1.1 200 "))
    }

    @Test("Names that clients call the machine by stand in the certificate and are answered to")
    func hostNames() throws {
        var configuration = Configuration(clock: .at("2026-01-01T00:00:00Z"), speed: 0)
        configuration.control = Configuration.Control()
        configuration.control?.usesTLS = true
        configuration.hostNames = ["registry", "*.test.example"]
        let registry = try MockRegistry.start(configuration)
        let port = try #require(registry.controlPort)
        for (name, status) in [("registry", "200"), ("lab.test.example", "200"), ("localhost", "421")] {
            let socket = try Socket.connected(to: "127.0.0.1", port: port)
            socket.setReceiveTimeout(milliseconds: 20_000)
            let context = try TLSContext(clientTrusting: PEM(registry.certificateAuthority))
            let tls = try TLSConnection(context, over: socket, serverName: name)
            #expect(tls.handshake() == .done(0), "\(name)")
            let asked = status == "200" ? name : "elsewhere.example"
            let head = "GET /livez HTTP/1.1\r\nHost: \(asked):\(port)\r\nConnection: close\r\n\r\n"
            _ = tls.write(Array(head.utf8).span)
            var chunk = [UInt8](repeating: 0, count: 65_536)
            var span = chunk.mutableSpan
            guard case .done(let count) = tls.read(into: &span) else { return #expect(Bool(false), "no answer") }
            #expect(String(decoding: chunk[..<count], as: UTF8.self).hasPrefix("HTTP/1.1 \(status) "), "\(name)")
        }
    }

    @Test("The listener speaks https with the EPP port's certificate")
    func https() throws {
        var configuration = Configuration(clock: .at("2026-01-01T00:00:00Z"), speed: 0)
        configuration.control = Configuration.Control()
        configuration.control?.usesTLS = true
        let registry = try MockRegistry.start(configuration)
        let port = try #require(registry.controlPort)
        let context = try TLSContext(clientTrusting: PEM(registry.certificateAuthority))
        func ask(_ line: String) throws -> String {
            let socket = try Socket.connected(to: "127.0.0.1", port: port)
            socket.setReceiveTimeout(milliseconds: 20_000)
            let tls = try TLSConnection(context, over: socket, serverName: "localhost")
            #expect(tls.handshake() == .done(0))
            let head = "\(line)\r\nHost: localhost:\(port)\r\nConnection: close\r\n\r\n"
            _ = tls.write(Array(head.utf8).span)
            var chunk = [UInt8](repeating: 0, count: 65_536)
            var span = chunk.mutableSpan
            guard case .done(let count) = tls.read(into: &span) else { return "" }
            return String(decoding: chunk[..<count], as: UTF8.self)
        }
        #expect(try ask("GET /health HTTP/1.1").hasPrefix("HTTP/1.1 200 "))
        let domains = try ask("GET /opusdns/v1/domains HTTP/1.1\r\nX-Api-Key: opk_alpha-demo")
        #expect(domains.hasPrefix("HTTP/1.1 200 ") && domains.contains("alpha-1.example"))
        #expect(try ask("GET /hostup/api/v2/domains HTTP/1.1").contains("\"code\":\"unauthorized\""))
        #expect(try ask("GET /openprovider/v1beta/domains HTTP/1.1").contains("\"code\":196"))
        #expect(try !self.ask(registry, "GET /health HTTP/1.1").contains("HTTP/1.1 "))
    }

    @Test("The registrars' interfaces have credentials of their own, and errors of their own shape")
    func interfaces() throws {
        let registry = try running(token: "open-sesame")
        let key = "X-Api-Key: opk_alpha-demo"
        #expect(try ask(registry, "GET /opusdns/v1/domains HTTP/1.1\r\n\(key)").hasPrefix("HTTP/1.1 200 "))
        #expect(try ask(registry, "GET /opusdns/openapi.json HTTP/1.1").contains("\"3.1.0\""))
        let refusal = try ask(registry, "GET /opusdns/v1/domains HTTP/1.1")
        #expect(refusal.hasPrefix("HTTP/1.1 401 ") && refusal.contains("ERROR_AUTHENTICATION"))
        let form = "POST /openprovider/v1beta/auth/login HTTP/1.1\r\nOrigin: https://elsewhere.example"
        #expect(try ask(registry, form, "{}").contains("\"desc\""))
        #expect(try ask(registry, "GET /hostup/api/v2/domains HTTP/1.1").contains("requestId"))
        let fault = try RegistryFault(
            json: "{\"match\": {\"command\": \"domain:info\"}, \"effect\": {\"close\": {\"at\": \"beforeAnswer\"}}}"
        )
        try registry.faults.add(fault)
        #expect(try ask(registry, "GET /opusdns/v1/domains/alpha-1.example HTTP/1.1\r\n\(key)").isEmpty)
    }

    @Test("Pages of another origin are refused, as are names that only point here")
    func otherOrigins() throws {
        let registry = try running()
        let port = try #require(registry.controlPort)
        let own = "POST /registries/default/reset HTTP/1.1\r\nOrigin: http://"
        #expect(try ask(registry, own + "localhost:\(port)").hasPrefix("HTTP/1.1 204 "))
        for origin in ["localhost:1", "127.0.0.1:\(port)", "localhost:\(port).example"] {
            #expect(try ask(registry, own + origin).hasPrefix("HTTP/1.1 403 "), "\(origin)")
        }
        #expect(try ask(registry, "GET /health HTTP/1.1\r\nOrigin: null").hasPrefix("HTTP/1.1 403 "))
        let foreign = "POST /registries/default/reset HTTP/1.1\r\nOrigin: https://elsewhere.example"
        #expect(try ask(registry, foreign).hasPrefix("HTTP/1.1 403 "))
        #expect(try ask(registry, "POST /registries/default/reset HTTP/1.1").hasPrefix("HTTP/1.1 204 "))
    }

    @Test("Who waits for the journal is answered as soon as something fits")
    func longPoll() throws {
        let registry = try running()
        let port = registry.port
        let authority = registry.certificateAuthority
        let thread = try SystemThread {
            guard let context = try? TLSContext(clientTrusting: PEM(authority)),
                let socket = try? Socket.connected(to: "127.0.0.1", port: port),
                let tls = try? TLSConnection(context, over: socket, serverName: "localhost")
            else { return }
            _ = tls.handshake()
        }
        let answer = try ask(registry, "GET /registries/default/journal?kind=opened&wait=60 HTTP/1.1")
        thread.join()
        #expect(answer.contains("\"opened\""))
        #expect(try ask(registry, "GET /registries/default/journal?kind=fault&wait=0 HTTP/1.1").contains("\"entries\""))
    }

    @Test("A registry made over HTTP takes connections")
    func creating() throws {
        let registry = try running()
        let answer = try ask(registry, "POST /registries HTTP/1.1", "{\"id\": \"lab\", \"policy\": \"tac\"}")
        #expect(answer.hasPrefix("HTTP/1.1 201 "))
        let body = try JSONValue(reading: Array(answer.utf8.drop { $0 != UInt8(ascii: "{") }))
        guard case .integer(let port)? = body["port"] else { return #expect(body["port"] != nil) }
        _ = try Socket.connected(to: "127.0.0.1", port: Int(port))
    }
}
