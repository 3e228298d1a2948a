import Testing

@testable import Journal

@Suite struct SecretMaskTests {
    @Test(arguments: [
        "<pw>SECRET</pw>", "<domain:pw roid='X'>SECRET</domain:pw>", "<newPW>SECRET</newPW>",
        "<loginSec:newPW>SECRET</loginSec:newPW>", "<a:allocationToken x='>'>SECRET</a:allocationToken>",
        "<domain:ext><x>SECRET</x></domain:ext>", "<pw><![CDATA[a</pw>SECRET]]></pw>",
        "<pw>a<!--</pw>-->SECRET</pw>", "<pw>a<?x </pw>?>SECRET</pw>", "<pw>a<pw/>SECRET</pw>",
        "<pw>a<pw>b</pw>SECRET</pw>", "<pw>SECRET", "<pw>a<!-- SECRET", "< pw >SECRET</pw>", "<PW>SECRET</PW>",
        "<!-- <x a=\" --><pw>SECRET</pw><!-- \"> -->", "<![CDATA[<pw>SECRET</pw>]]>", "<pw\n>SECRET</pw\n>",
        "<authCode:processNumber>SECRET</authCode:processNumber>", "<authCode:code>SECRET</authCode:code>",
        "<ptdomain:transferKey>SECRET</ptdomain:transferKey>",
        "<domain:authInfo> <domain:pw>SECRET</domain:pw></domain:authInfo>",
        "<dkhm:authInfo op='transfer'>REG-SECRET</dkhm:authInfo>", "<d:authInfo> SECRET",
        "<authInfo><![CDATA[SECRET]]>",
        "<d:authInfo><!-- c -->SECRET</d:authInfo>", "<x>&lt;d:authInfo op='transfer'&gt;SECRET&lt;/d:authInfo&gt;</x>",
        "<pw a=\"SECRET", "<pw>a</ pw2>SECRET</pw>", "<x>&lt;pw&gt;SECRET&lt;/pw&gt;</x>", "<x>&lt;pw>SECRET</x>",
        "<x>&#60;pw&#62;SECRET</x>", "<x>&#x3c;d:pw&gt;SECRET</x>", "<x>&amp;lt;pw&amp;gt;SECRET</x>",
        "<x>&#00000000000000000000060;pw>SECRET</x>", "<x a='&lt;code>SECRET'/>", "<pw><x>SECRET</x></pw>",
    ])
    func secretsAreHidden(_ xml: String) {
        let text = SecretMask.text(of: Array("<epp><name>shown</name>\(xml)</epp>".utf8))
        #expect(!text.contains("SECRET"), "\(text)")
        #expect(text.contains("<name>shown</name>"))
    }

    @Test func therestIsLeftAsItIs() {
        let xml = "<?xml version='1.0'?><!-- c --><epp><pw/><pwx>1</pwx><a b='<'>&lt;</a><c><![CDATA[<d>]]></c></epp>"
        #expect(SecretMask.text(of: Array(xml.utf8)) == xml)
        #expect(SecretMask.text(of: Array("<pw>a</pw><b>c</b><pw>d</pw>".utf8)) == "<pw>***</pw><b>c</b><pw>***</pw>")
        let inside = "<d:authInfo>\n <d:null/></d:authInfo><e:authInfo><d:x>1</d:x><d:pw roid='R'>a</d:pw></e:authInfo>"
        #expect(SecretMask.text(of: Array(inside.utf8)) == inside.replacing(">a<", with: ">***<"))
        #expect(SecretMask.text(of: []) == "")
    }

    @Test(arguments: [true, false])
    func utf16IsRead(isBig: Bool) {
        let units = [0xFEFF] + Array("<epp><name>é</name><pw>SECRET</pw></epp>".utf16)
        let bytes = units.flatMap { unit -> [UInt8] in
            let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
            return isBig ? [high, low] : [low, high]
        }
        let text = SecretMask.text(of: bytes)
        #expect(text.contains("<name>é</name><pw>***</pw>"))
    }

    @Test func whatIsNoTextIsNotShown() {
        #expect(SecretMask.text(of: [0x41, 0, 0, 0, 0x42]) == "*** (5 bytes that are no text)")
    }

    @Test func hostileFramesAreMaskedSoon() {
        let many = Array(String(repeating: "<pw><!--", count: 8192).utf8)
        #expect(SecretMask.text(of: many).hasPrefix("<pw>***"))
        let tags = Array(String(repeating: "<", count: 65_536).utf8)
        #expect(SecretMask.text(of: tags).utf8.count == 65_536)
        let references = Array(String(repeating: "&#0", count: 21_845).utf8)
        #expect(SecretMask.text(of: references).utf8.count == 65_535)
    }
}
