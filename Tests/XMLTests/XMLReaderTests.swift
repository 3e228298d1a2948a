import Testing
import XML

@Suite struct XMLReaderTests {
    @Test func namespacesAttributesAndText() throws {
        let root = try XMLReader().read(
            Array(
                """
                <?xml version="1.0" standalone="no"?>
                <!-- a comment --><?a process?>
                <e:epp xmlns:e="urn:one" xmlns:xsi="urn:xsi" xsi:schemaLocation="urn:one one.xsd" lang='en'>
                  <child xmlns="urn:two">a&amp;b<![CDATA[<c>]]>&#x64;<!-- no --><e:other/></child><e:other/>
                </e:epp>\r\n
                """.utf8
            )
        )
        #expect(root.name == "epp" && root.namespace == "urn:one" && root.line == 3)
        #expect(root[attribute: "lang"] == "en")
        #expect(root[attribute: "schemaLocation"] == nil)
        #expect(root.attributes.first == .init(namespace: "urn:xsi", name: "schemaLocation", value: "urn:one one.xsd"))
        #expect(root.attributes.count == 2)
        #expect(root.children.map(\.name) == ["child", "other"])
        #expect(root.children[0].text == "a&b<c>d" && root.children[0].namespace == "urn:two")
        #expect(root.children[0].children == [Element(namespace: "urn:one", name: "other")])
        #expect(root.first("child") == nil)
        #expect(root.all("other").count == 1)
        #expect(root.text == "")
    }

    @Test func defaultNamespaceCanBeUndeclared() throws {
        let root = try XMLReader().read(Array("<a xmlns='urn:x'><b xmlns=''/><c/></a>".utf8))
        #expect(root.children.map(\.namespace) == ["", "urn:x"])
        #expect(root.first("b") == nil)
        #expect(root.first("c") != nil)
    }

    @Test func eachSpellingOfALetterIsANameOfItsOwn() throws {
        let root = try XMLReader().read(Array("<a><\u{E9}/><e\u{301}/></a>".utf8))
        #expect(root.children.map { Array($0.name.utf8) } == [Array("\u{E9}".utf8), Array("e\u{301}".utf8)])
    }

    @Test func namespacesOfAnAbandonedDocumentAreForgotten() throws {
        let reader = XMLReader()
        #expect(throws: XMLError.self) { try reader.read(Array("<p:a xmlns:p='urn:secret' xmlns='urn:x'><b><".utf8)) }
        #expect(try reader.read(Array("<a/>".utf8)).namespace == "")
        #expect(throws: XMLError.notWellFormed(line: 1, message: "a prefix that is not declared")) {
            try reader.read(Array("<p:a/>".utf8))
        }
    }

    @Test func attributeValuesAreNormalised() throws {
        let root = try XMLReader().read(Array("<a b='1\n2\t3&#10;4&amp;&lt;'/>".utf8))
        #expect(root[attribute: "b"] == "1 2 3\n4&<")
    }

    @Test func lineEndsAreNormalised() throws {
        #expect(try XMLReader().read(Array("<a>1\r\n2\r3</a>".utf8)).text == "1\n2\n3")
    }

    @Test func longTextComesInOnePiece() throws {
        let long = String(repeating: "0123456789&amp;\n<![CDATA[]]>", count: 3000)
        let expected = String(repeating: "0123456789&\n", count: 3000)
        #expect(try XMLReader().read(Array("<a>\(long)</a>".utf8)).text == expected)
    }

    @Test func textBelongsToItsOwnElement() throws {
        let root = try XMLReader().read(Array("<a>1<b>2<c>3</c>4</b>5<b>6</b>7</a>".utf8))
        #expect(root.text == "157")
        #expect(root.all("b").map(\.text) == ["24", "6"])
        #expect(root.children[0].children[0].text == "3")
    }

    @Test func errorsNameTheLineButNoContent() {
        let error = #expect(throws: XMLError.self) {
            try XMLReader().read(Array("<a>\n<pw>se&cret;\n</pw></a>".utf8))
        }
        let message = "an entity that is not defined (an unescaped & perhaps)"
        #expect(error == .notWellFormed(line: 2, message: message))
        #expect(error?.description.contains("cret") == false)
    }

    @Test func theLineIsNoPartOfEquality() throws {
        let near = try XMLReader().read(Array("<a/>".utf8))
        let far = try XMLReader().read(Array("\n\n<a/>".utf8))
        #expect(near.line == 1 && far.line == 3)
        #expect(near == far && near.hashValue == far.hashValue)
    }

    @Test func elementCountStartsAnewWithEveryDocument() throws {
        let reader = XMLReader(XMLLimits(elements: 3))
        for _ in 0..<5 { _ = try reader.read(Array("<a><b/><b/></a>".utf8)) }
    }
}
