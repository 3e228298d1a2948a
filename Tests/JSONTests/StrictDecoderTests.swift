import JSON
import Testing

@Suite("JSON, strictly read")
struct StrictDecoderTests {
    struct Faults: Codable, Equatable {
        struct Fault: Codable, Equatable {
            struct Effect: Codable, Equatable { var delay: Int8? }
            enum Kind: String, Codable { case slow, broken }
            var kind: Kind
            var effect: Effect
            var labels: [String: String]?
        }
        var faults: [Fault]
    }

    private func read(_ text: String) throws(JSONFault) -> Faults {
        try StrictDecoder.decode(Faults.self, from: try JSONParser.parse(Array(text.utf8)))
    }

    private func fault(_ text: String) -> JSONFault? {
        do throws(JSONFault) {
            _ = try read(text)
            return nil
        } catch { return error }
    }

    @Test("A text is nested 64 deep at most")
    func deepest() throws {
        func nested(_ depth: Int) -> [UInt8] {
            Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
        }
        _ = try JSONParser.parse(nested(64))
        #expect(throws: JSONFault.self) { try JSONParser.parse(nested(65)) }
        #expect(throws: JSONFault.self) { try JSONParser.parse(nested(1_000_000)) }
    }

    @Test("What fits is read")
    func fits() throws {
        let text =
            #"{"faults":[{"kind":"slow","effect":{"delay":5},"labels":{"a":"b"}},{"kind":"broken","effect":{}}]}"#
        let faults = try read(text)
        #expect(faults.faults.count == 2 && faults.faults[0].effect.delay == 5)
        #expect(faults.faults[0].labels == ["a": "b"])
        #expect(try read(String(decoding: JSONText.bytes(of: faults), as: UTF8.self)) == faults)
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
        let fault = fault(text)
        #expect(fault?.field.pointer == pointer, "\(text)")
        #expect(fault?.line == nil, "\(text)")
    }

    @Test(
        "What is no JSON is refused",
        arguments: [
            "", " ", "{", "[1,]", "{\"a\":1,}", "{\"a\" 1}", "{a:1}", "01", "1.", ".5", "+1", "0x1", "1e", "-", "1e999",
            "tru",
            "nul",
            "\"a", "\"\u{1}\"", #""\x""#, #""\ud800""#, #""\ud800\u0041""#, #""\udc00""#, #""\u12""#, #""\u+041""#,
            "1 2",
            "{\"a\":1,\"a\":2}",
            "\u{FEFF}1", "NaN", "'a'", "/**/1", String(repeating: "[", count: 65) + String(repeating: "]", count: 65),
        ]
    )
    func noJSON(text: String) {
        #expect(fault(text)?.line != nil, "\(text)")
    }

    @Test("Bytes that are no UTF-8 are refused")
    func noText() {
        #expect(throws: JSONFault.self) { try JSONParser.parse([0x22, 0xff, 0x22]) }
    }

    @Test("A fault in the text names its line, one in a value the line of its path")
    func lines() throws {
        #expect(fault("{\n\"faults\": [\n,]}")?.line == 3)
        let text = "{\n\"faults\": [{\n\"kind\": \"slow\",\n\"effect\": {\"delay\": true}}]}"
        let json = try JSONParser.parse(Array(text.utf8))
        let misfit = try #require(fault(text))
        #expect(misfit.path.description == "faults[0].effect.delay" && json.line(of: misfit.path) == 4)
    }

    @Test(
        "Behind \\u stand four hexadecimal digits and nothing else",
        arguments: ["-000", "+041", "00g0", "004", " 041", "-d83", "d83d", "d83d\\u-000", "dc00"]
    )
    func escapes(_ digits: String) {
        #expect(throws: JSONFault.self) { try JSONParser.parse(Array("\"\\u\(digits)\"".utf8)) }
    }

    @Test("A document that is written is JSON")
    func writing() throws {
        let value: JSONValue = ["b\"\\\n\u{1}\u{1F600}": ["": "é/\u{7f}"], "a": [1, .number(0.1), true, nil]]
        let text = "{\"a\":[1,0.1,true,null],\"b\\\"\\\\\\n\\u0001\u{1F600}\":{\"\":\"é/\u{7f}\"}}"
        #expect(String(decoding: value.bytes, as: UTF8.self) == text)
        let json = try JSONParser.parse(value.bytes)
        #expect(json["b\"\\\n\u{1}\u{1F600}"]?.value[""]?.value.value == .string("é/\u{7f}"))
        #expect(try JSONParser.parse(Array(#""\ud83d\ude00\/\u00e9""#.utf8)).value == .string("😀/é"))
    }
}
