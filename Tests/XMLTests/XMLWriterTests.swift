import Testing
import XML

@Suite struct XMLWriterTests {
    private func text(_ body: (inout XMLWriter) -> Void) -> String {
        var writer = XMLWriter()
        body(&writer)
        return String(decoding: writer.finish(), as: UTF8.self)
    }

    @Test func elementsAndAttributes() {
        let written = text { writer in
            writer.declaration()
            writer.element("epp", ["xmlns": "urn:x", "a": "<\"&>"]) { writer in
                writer.element("msg", ["lang": "en"], text: "a<b>&\"c")
                writer.empty("hello")
                writer.open("count")
                writer.integer(-120)
                writer.close("count")
                writer.raw("<raw/>")
                writer.raw(Array("<bytes/>".utf8))
            }
        }
        #expect(
            written == #"<?xml version="1.0" encoding="UTF-8" standalone="no"?>"#
                + #"<epp xmlns="urn:x" a="&lt;&quot;&amp;&gt;"><msg lang="en">a&lt;b&gt;&amp;"c</msg><hello/>"#
                + #"<count>-120</count><raw/><bytes/></epp>"#
        )
    }

    @Test(arguments: [0, 7, 10, -1, 1000, .max, .min])
    func integers(_ value: Int) {
        #expect(text { $0.integer(value) } == "\(value)")
    }

    /// Plain text is copied eight bytes at a time: what needs an escape is found wherever it stands.
    @Test(arguments: 0...34) func escapesAreFoundAtEveryPlace(_ length: Int) {
        let plain = String("abcdefghijklmnopqrstuvwxyz0123456789".prefix(length))
        #expect(text { $0.element("a", text: plain) } == "<a>\(plain)</a>")
        for place in 0..<length {
            let (head, tail) = (plain.prefix(place), plain.dropFirst(place + 1))
            #expect(text { $0.element("a", text: "\(head)&\(tail)") } == "<a>\(head)&amp;\(tail)</a>")
            #expect(text { $0.empty("a", ("b", "\(head)<\(tail)")) } == "<a b=\"\(head)&lt;\(tail)\"/>")
        }
    }

    /// A buffer that has to grow loses nothing.
    @Test(arguments: [64, 1000, 1024, 1025, 70_000]) func longTexts(_ length: Int) {
        let long = String(repeating: "x", count: length)
        let written = text { writer in for _ in 0..<3 { writer.element("a", text: long) } }
        #expect(written == String(repeating: "<a>\(long)</a>", count: 3))
    }

    @Test func whatXMLCanNotHoldIsReplaced() throws {
        let written = text { $0.element("a", ["b": "\u{0}\u{FFFE}"], text: "1\u{1}2\u{FFFF}3\u{FFFD}\u{FF21}\u{1F}") }
        let root = try XMLReader().read(Array(written.utf8))
        #expect(root.text == "1\u{FFFD}2\u{FFFD}3\u{FFFD}\u{FF21}\u{FFFD}")
        #expect(root[attribute: "b"] == "\u{FFFD}\u{FFFD}")
    }

    /// Whatever element there can be, written and read again, is the same.
    @Test(arguments: 0..<40)
    func writtenElementsReadTheSame(_ seed: UInt64) throws {
        var source = ElementSource(seed: seed)
        let reader = XMLReader()
        for _ in 0..<25 {
            let element = source.element(depth: 0)
            var writer = XMLWriter()
            writer.write(element)
            #expect(try reader.read(writer.bytes) == element)
        }
    }

    @Test func aWrittenElementDoesNotInheritItsSurroundings() throws {
        let written = text { writer in
            writer.element("a", ["xmlns": "urn:x"]) { $0.write(Element(namespace: "", name: "b")) }
        }
        #expect(try XMLReader().read(Array(written.utf8)).children == [Element(namespace: "", name: "b")])
    }

    /// Texts on one page, long ones between short ones, and two at once: none of them sees another's.
    @Test func onePageServesManyTexts() {
        let page = WritingPage()
        for length in [1, 5_000, 3, 200_000, 0, 1_500] {
            var outer = XMLWriter(on: page)
            outer.open("a")
            var inner = XMLWriter(on: page)
            let text = String(repeating: "x", count: length)
            inner.element("b", text: text)
            outer.element("c", text: text)
            outer.close("a")
            #expect(inner.finish() == Array("<b>\(text)</b>".utf8))
            #expect(outer.finish() == Array("<a><c>\(text)</c></a>".utf8))
        }
    }
}
