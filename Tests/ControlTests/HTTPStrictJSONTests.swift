import Control
import Testing

@Suite("HTTP: JSON, strictly read")
struct HTTPStrictJSONTests {
    struct Faults: Codable, Equatable {
        struct Fault: Codable, Equatable {
            struct Effect: Codable, Equatable { var delay: Int8? }
            enum Kind: String, Codable { case slow, broken }
            var kind: Kind
            var effect: Effect
            var labels: [String: String]?
        }
        var faults: [Fault]
        var extra: JSONValue?
    }

    private func fault(_ text: String) -> HTTPProblem? {
        do throws(HTTPProblem) {
            _ = try Strict.decode(Faults.self, from: Array(text.utf8))
            return nil
        } catch { return error }
    }

    @Test("What fits is read")
    func fits() throws {
        let text =
            #"{"faults":[{"kind":"slow","effect":{"delay":5},"labels":{"a":"b"}},{"kind":"broken","effect":{}}],"extra":{"x":[1,2.5,null]}}"#
        let faults = try Strict.decode(Faults.self, from: Array(text.utf8))
        #expect(faults.faults.count == 2 && faults.faults[0].effect.delay == 5)
        #expect(faults.faults[0].labels == ["a": "b"])
        #expect(faults.extra?["x"] == [1, .number(2.5), nil])
        #expect(try Strict.decode(Faults.self, from: try Strict.json(of: faults)) == faults)
    }

    @Test(
        "What doesn't fit is named",
        arguments: [
            (#"{"faults":[{"kind":"slow","effect":{"delay":"5"}}]}"#, "/faults/0/effect/delay"),
            (#"{"faults":[{"kind":"slow","effect":{"delay":500}}]}"#, "/faults/0/effect/delay"),
            (#"{"faults":[{"kind":"slow","effect":{"delay":1.5}}]}"#, "/faults/0/effect/delay"),
            (#"{"faults":[{"kind":"slow","effect":{"dealy":5}}]}"#, "/faults/0/effect/dealy"),
            (#"{"faults":[{"kind":"slow","effect":{"a/b~c":5}}]}"#, "/faults/0/effect/a~1b~0c"),
            (#"{"faults":[{"kind":"fast","effect":{}}]}"#, "/faults/0/kind"),
            (#"{"faults":[{"effect":{}}]}"#, "/faults/0/kind"), (#"{"faults":{}}"#, "/faults"),
            (#"{"faults":[],"fautls":[]}"#, "/fautls"), (#"{"faults":[null]}"#, "/faults/0"), (#"{}"#, "/faults"),
            (#"[]"#, ""), (#"null"#, ""),
        ]
    )
    func named(text: String, pointer: String) {
        let problem = fault(text)
        #expect(problem?.status == 422, "\(text)")
        #expect(problem?.members["field"] == .string(pointer), "\(text)")
    }

    @Test(
        "What is no JSON is refused",
        arguments: [
            "", " ", "{", "[1,]", "{\"a\":1,}", "{\"a\" 1}", "{a:1}", "01", "1.", ".5", "+1", "1e", "-", "1e999", "tru",
            "nul",
            "\"a", "\"\u{1}\"", #""\x""#, #""\ud800""#, #""\ud800\u0041""#, #""\udc00""#, #""\u12""#, "1 2",
            "{\"a\":1,\"a\":2}",
            "\u{FEFF}1", "NaN", "'a'", "/**/1", String(repeating: "[", count: 65) + String(repeating: "]", count: 65),
            String(repeating: "9", count: 65),
        ]
    )
    func noJSON(text: String) {
        #expect(throws: HTTPProblem.self) { try Strict.json(Array(text.utf8)) }
        #expect(fault(text)?.status == 400, "\(text)")
    }

    @Test("Bytes that are no UTF-8 are refused")
    func noText() {
        #expect(throws: HTTPProblem.self) { try Strict.json([0x22, 0xff, 0x22]) }
    }

    @Test("What is written is read again as the same")
    func roundTrip() throws {
        let value: JSONValue = [
            "a": [1, -2, .number(0.1), .number(1e300), true, nil], "b\"\\\n\u{1}\u{1F600}": ["": "é/\u{7f}"],
        ]
        #expect(try Strict.json(value.bytes) == value)
        #expect(try Strict.json(Array(#""\ud83d\ude00\/\u00e9""#.utf8)) == "😀/é")
    }
}
