import Foundation
import Testing
import XML

/// UTF-8 and UTF-16 and nothing else (RFC 5730 section 5).
@Suite struct EncodingTests {
    private let body = "<a b='\u{E9}'>\u{1F600} \u{20AC}</a>"
    private let expected = Element(
        namespace: "",
        name: "a",
        attributes: [.init(name: "b", value: "\u{E9}")],
        text: "\u{1F600} \u{20AC}"
    )

    @Test(arguments: ["UTF-8", "utf-8", "UTF8", "utf8", "Utf-8"])
    func labelsOfUTF8(_ label: String) throws {
        for quote in ["'", "\""] {
            let text = "<?xml version='1.0' encoding=\(quote)\(label)\(quote)?>" + body
            #expect(try XMLReader().read(Array(text.utf8)) == expected)
            #expect(try XMLReader().read([0xEF, 0xBB, 0xBF] + Array(text.utf8)) == expected)
        }
    }

    @Test func plainASCII() throws {
        let text = "<?xml version=\"1.0\" encoding=\"US-ASCII\" standalone='no'?><a/>"
        #expect(try XMLReader().read(Array(text.utf8)).name == "a")
    }

    @Test func markWithoutDeclaration() throws {
        #expect(try XMLReader().read([0xEF, 0xBB, 0xBF] + Array(body.utf8)) == expected)
    }

    @Test(arguments: [String.Encoding.utf16LittleEndian, .utf16BigEndian], [true, false])
    func utf16(_ encoding: String.Encoding, withMark: Bool) throws {
        for declaration in ["", "<?xml version='1.0'?>", "<?xml version=\"1.0\" encoding=\"utf-16\"?>"] {
            let text = (withMark ? "\u{FEFF}" : "") + declaration + body
            let bytes = [UInt8](try #require(text.data(using: encoding)))
            #expect(try XMLReader().read(bytes) == expected)
        }
    }

    @Test func utf16UnderAnotherLabel() throws {
        let text = "\u{FEFF}<?xml version='1.0' encoding='KOI8-R'?><a/>"
        let bytes = [UInt8](try #require(text.data(using: .utf16LittleEndian)))
        #expect(throws: XMLError.unsupportedEncoding("koi8-r")) { try XMLReader().read(bytes) }
    }

    @Test func halfAUnit() throws {
        #expect(throws: XMLError.notWellFormed(line: 1, message: "half a UTF-16 unit")) {
            try XMLReader().read([0xFF, 0xFE, 0x3C])
        }
    }

    @Test(arguments: ["UTF-7", "ISO-8859-1", "windows-1252", "UTF-32", "EUC-JP", "UTF-16", "HTML", ""])
    func otherLabels(_ label: String) {
        let text = "<?xml version='1.0' encoding='\(label)'?><a/>"
        #expect(throws: XMLError.unsupportedEncoding(label.lowercased())) { try XMLReader().read(Array(text.utf8)) }
    }

    /// A label comes from a stranger and may end in a log: it is cut short and kept printable.
    @Test func shownLabelsAreTame() {
        let text = "<?xml version='1.0' encoding='\u{1B}\n\(String(repeating: "x", count: 9000))'?><a/>"
        #expect(throws: XMLError.unsupportedEncoding(String(repeating: "x", count: 38))) {
            try XMLReader().read(Array(text.utf8))
        }
    }
}
