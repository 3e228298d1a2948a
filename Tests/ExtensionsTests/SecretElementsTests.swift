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
}
