import Testing
import XML

/// An XML declaration that says nothing new is passed over; what follows is read, or refused, as behind any other.
@Suite struct DeclarationTests {
    @Test(
        arguments: [
            #"<?xml version="1.0" encoding="UTF-8"?>"#, #"<?xml version="1.0" encoding="UTF-8" standalone="no"?>"#,
        ],
        [
            "<a/>", "\n<a/>", "\r\n<a b='1'>\n<c/></a>", " <a/>", "\t<a/>", "\n\n", "\n", "", "<", "<a>\n\n<b></a>",
            "text<a/>", "\ntext<a/>", "\u{FEFF}<a/>", "<?pi x?><a/>", "<?xml version=\"1.0\"?><a/>",
            "\n<?xml version=\"1.0\"?><a/>", "<!-- c --><a/>", "\n<!DOCTYPE a><a/>", "<a>\u{E9}</a>", "<a/><b/>",
            "\0<a/>",
            "<p:a/>", "Lo\u{A7}\u{201D}",
        ]
    )
    func changesNothing(_ declaration: String, _ rest: String) {
        let same = declaration.replacing("\"", with: "'")
        #expect(outcome(Array((declaration + rest).utf8)) == outcome(Array((same + rest).utf8)))
    }

    @Test func changesNothingBeforeBytesThatAreNoUTF8() {
        let rest: [UInt8] = Array("\n<a>".utf8) + [0xFF] + Array("</a>".utf8)
        let plain = outcome(Array(#"<?xml version="1.0" encoding="UTF-8"?>"#.utf8) + rest)
        #expect(plain == outcome(Array("<?xml version='1.0' encoding='UTF-8'?>".utf8) + rest))
        #expect(plain == .failure(.notWellFormed(line: 2, message: "a character that XML does not allow")))
    }

    private func outcome(_ document: [UInt8]) -> Result<Element, XMLError> {
        do throws(XMLError) {
            return .success(try XMLReader().read(document))
        } catch {
            return .failure(error)
        }
    }
}
