import HTTP
import JSON
import TestSupport
import Testing

@Suite("Spreading over processes")
struct SpreadingTests {
    @Test("HAProxy's map has a line for each server name, and none for other registries")
    func map() throws {
        let bench = try ControlBench()
        #expect(try bench.call("GET", "/haproxy.map?backend=one").body.string == "")
        for (id, reach) in [
            ("b", "'serverName':'B.example'"), ("a", "'serverName':'a.example'"), ("s", "'suffix':'s'"),
        ] {
            try bench.call("POST", "/registries", "{'id':'\(id)','reach':{\(reach)}}")
        }
        let answer = try bench.call("GET", "/haproxy.map?backend=one_2.a:b-c")
        #expect(answer.body.string == "a.example one_2.a:b-c\nb.example one_2.a:b-c\n")
        #expect(answer.fields["Content-Type"] == "text/plain; charset=utf-8")
        try bench.call("DELETE", "/registries/a")
        #expect(try bench.call("GET", "/haproxy.map?backend=one").body.string == "b.example one\n")
    }

    @Test(arguments: [
        "", "?backend=", "?backend=one%20two", "?backend=a/b", "?backend=" + String(repeating: "x", count: 65),
    ])
    func backendsThatAreNone(_ query: String) throws {
        #expect(try ControlBench().call("GET", "/haproxy.map\(query)").status == 422)
    }

    @Test("A process that drains says so, and takes it back")
    func drain() throws {
        let bench = try ControlBench()
        #expect(try bench.call("GET", "/health").body["status"]?.string == "up")
        #expect(try bench.call("POST", "/drain").body["status"]?.string == "draining")
        #expect(try bench.call("POST", "/drain").status == 200)
        #expect(try bench.call("GET", "/health").body["status"]?.string == "draining")
        #expect(try bench.call("GET", "/readyz").status == 503)
        #expect(try bench.call("GET", "/livez").status == 200)
        #expect(try bench.call("DELETE", "/drain").body["status"]?.string == "up")
        #expect(try bench.call("GET", "/readyz").status == 200)
    }
}
