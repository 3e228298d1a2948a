import Faults
import HTTP
import JSON
import MockRegistry
import Session
import TLS
import TestSupport
import Testing

@Suite("Figures for whoever watches the process")
struct MetricsTests {
    private func metrics(_ bench: ControlBench) throws -> [String] {
        let answer = try bench.call("GET", "/metrics")
        #expect(answer.fields["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8")
        return try #require(answer.body.string).split(separator: "\n").map(String.init)
    }

    private func client(of bench: ControlBench) throws -> TestClient {
        let context = try TLSContext(clientTrusting: PEM(bench.registry.certificateAuthority))
        let client = try TestClient(context, port: bench.registry.port)
        try client.login("alpha", "alpha-Pass1")
        return client
    }

    private func value(_ sample: String, in lines: [String]) -> Int? {
        lines.first { $0.hasPrefix("\(sample) ") }.flatMap { Int($0.dropFirst(sample.count + 1)) }
    }

    @Test("Sessions, commands by verb and code, times and faults are counted, of registries that are gone, too")
    func counts() throws {
        let bench = try ControlBench()
        let client = try client(of: bench)
        #expect(try client.create("counted.example") == "1000")
        #expect(try client.create("counted.example") == "2302")
        try bench.registry.faults.add(.answer(2400, to: "domain:create").times(1))
        #expect(try client.create("other.example") == "2400")
        try bench.call("POST", "/registries", "{'id':'gone'}")
        try bench.call("POST", "/registries/gone/registrars/alpha/commands", "{'xml':''}")
        #expect(value("mock_registry_registries", in: try metrics(bench)) == 2)
        try bench.call("DELETE", "/registries/gone")
        let lines = try metrics(bench)
        #expect(value("mock_registry_registries", in: lines) == 1)
        #expect(value("mock_registry_sessions", in: lines) == 1)
        #expect(value("mock_registry_connections", in: lines) == 1)
        #expect(value("mock_registry_sessions_opened_total", in: lines) == 2)
        let command = "mock_registry_commands_total"
        #expect(value("\(command){verb=\"login\",object=\"\",code=\"1000\"}", in: lines) == 2)
        #expect(value("\(command){verb=\"create\",object=\"domain\",code=\"1000\"}", in: lines) == 1)
        #expect(value("\(command){verb=\"create\",object=\"domain\",code=\"2302\"}", in: lines) == 1)
        #expect(value("\(command){verb=\"create\",object=\"domain\",code=\"2400\"}", in: lines) == 1)
        #expect(value("mock_registry_faults_acted_total{effect=\"result\"}", in: lines) == 1)
        let time = "mock_registry_command_duration_seconds"
        #expect(value("\(time)_count{verb=\"create\"}", in: lines) == 3)
        #expect(value("\(time)_bucket{verb=\"create\",le=\"+Inf\"}", in: lines) == 3)
        #expect(lines.contains { $0.hasPrefix("\(time)_bucket{verb=\"create\",le=\"0.000025\"} ") })
        #expect((value("process_resident_memory_bytes", in: lines) ?? 0) > 1_000_000)
    }

    @Test("Every family is described once, before its samples, and every bucket holds those before it")
    func shape() throws {
        let bench = try ControlBench()
        try bench.call("POST", "/registries/default/registrars/alpha/commands", "{'xml':''}")
        let lines = try metrics(bench)
        var described: [String] = []
        var below = 0
        for line in lines {
            let words = line.split(separator: " ")
            if line.hasPrefix("# TYPE ") {
                described.append(String(words[2]))
                #expect(["counter", "gauge", "histogram"].contains(words[3]))
                #expect((words[3] == "counter") == words[2].hasSuffix("_total"), "\(line)")
            } else if !line.hasPrefix("#") {
                let family = try #require(described.last)
                #expect(line.hasPrefix(family), "\(line)")
                #expect(line.contains(/^[a-z_]+({[a-z]+="[^"]*"(,[a-z]+="[^"]*")*})? [0-9.e+-]+$/), "\(line)")
                guard line.contains("_bucket{") else { continue }
                if line.contains("le=\"0.000025\"") { below = 0 }
                let count = try #require(words.last.flatMap { Int($0) })
                #expect(count >= below)
                below = count
            }
        }
        #expect(Set(described).count == described.count)
        #expect(described.count == 10)
    }

    @Test("A client that makes up namespaces does not fill the memory")
    func boundedNames() throws {
        let bench = try ControlBench()
        let client = try client(of: bench)
        for number in 0..<1100 {
            _ = try client.answer(to: "<info><x:info xmlns:x=\"urn:x:n\(number)-1.0\"/></info>")
        }
        let lines = try metrics(bench).filter { $0.hasPrefix("mock_registry_commands_total{") }
        #expect(lines.count <= 1002)
        #expect(lines.reduce(0) { $0 + (Int($1.split(separator: " ").last ?? "") ?? 0) } == 1101)
    }
}
