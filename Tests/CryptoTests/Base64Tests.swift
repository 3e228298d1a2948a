import Crypto
import Foundation
import Testing

@Suite struct Base64Tests {
    /// The test vectors of RFC 4648 section 10.
    @Test(
        arguments: zip(
            ["", "f", "fo", "foo", "foob", "fooba", "foobar"],
            ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"]
        )
    )
    func vectors(_ plain: String, _ encoded: String) {
        #expect(Base64.encode(Array(plain.utf8)) == encoded)
        #expect(Base64.decode(encoded) == Array(plain.utf8))
    }

    @Test func agreesWithFoundation() {
        let source = SeededRandom(seed: 1)
        for count in 0..<200 {
            let bytes = source.bytes(count)
            #expect(Base64.encode(bytes) == Data(bytes).base64EncodedString())
            #expect(Base64.decode(Base64.encode(bytes)) == bytes)
        }
    }

    @Test func whiteSpaceIsAllowedAnywhere() {
        #expect(Base64.decode(" Zm\r\n9v\tYg =\n= ") == Array("foob".utf8))
        #expect(Base64.decode(" \n ") == [])
    }

    @Test(arguments: [
        "Z", "Zg", "Zg=", "Zg===", "Z===", "====", "==", "=Zg=", "Zg==Zg==", "Zm9v=", "Zm9vY", "Zm9-", "Zm9_", "Zm9*",
        "Zh==", "Zm9=", "Zm8=\u{A0}", "Z\u{E9}==", "Zm=v", "\u{0}m9v",
    ])
    func malformed(_ text: String) {
        #expect(Base64.decode(text) == nil)
    }
}
