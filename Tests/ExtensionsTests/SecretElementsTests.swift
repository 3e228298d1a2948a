import Commands
import EPP
import Extensions
import Testing
import XML

@Suite struct SecretElementsTests {
    @Test("What extensions call their secrets is what errors and the journal hide, no more and no less")
    func oneList() {
        let declared = standardExtensions.reduce(SecretElements.standard) { $0.union($1.secretElements) }
        #expect(declared == SecretElements.all)
    }

    @Test("An error does not repeat a secret", arguments: SecretElements.all.sorted())
    func errors(name: String) {
        #expect(Item(Element(namespace: "urn:x", name: name, text: "SECRET")).text == "")
        #expect(Item(Element(namespace: "urn:x", name: name + "s", text: "shown")).text == "shown")
    }

    @Test(
        "Neither is what stands inside a secret, nor a frame that was escaped, repeated",
        arguments: [
            "<a><pw><x>SECRET</x></pw></a>", "<a><b/><pw><y/><x><z/>SECRET</x></pw></a>",
            "<a><x>&lt;epp&gt;&lt;pw&gt;SECRET&lt;/pw&gt;</x></a>", "<a><x>&amp;lt;pw&amp;gt;SECRET</x></a>",
            "<a><x><![CDATA[<pw>SECRET</pw>]]></x></a>", "<a><x>&amp;#60;pw>SECRET</x></a>",
        ]
    )
    func inner(document: String) throws {
        let elements = try Self.all(in: XMLReader().read(Array(document.utf8)))
        #expect(elements.contains { $0.text.contains("SECRET") })
        for element in elements {
            #expect(!Item(element).text.contains("SECRET"))
            #expect(!element.quoted(element.text).contains("SECRET"))
        }
        #expect(Element(namespace: "", name: "x", text: "shown").quoted("shown") == "\"shown\"")
    }

    private static func all(in element: Element) -> [Element] { [element] + element.children.flatMap { all(in: $0) } }
}
