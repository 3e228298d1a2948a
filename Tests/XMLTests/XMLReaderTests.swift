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
        #expect(root.text == "\n  \n")
    }
}
