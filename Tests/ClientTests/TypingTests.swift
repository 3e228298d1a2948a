import Testing

@testable import Client

/// A line as it is typed, key by key.
@Suite struct TypingTests {
    private func typing(_ bytes: [UInt8], _ history: [String] = []) -> (line: String?, ended: Bool, shown: String) {
        let shown = Shown()
        var typing = Typing("> ", history) { shown.text += $0 }
        var rest = bytes[...]
        while let key = Key.next(from: { rest.popFirst() }) {
            switch typing.take(key, { _ in ["info", "inform", "update"] }) {
            case .more: continue
            case .end: return (nil, true, shown.text)
            case .line(let line): return (line, false, shown.text)
            }
        }
        return (typing.text, false, shown.text)
    }

    private final class Shown { var text = "" }

    @Test(arguments: [
        ("abc\r", "abc"), ("abc\u{7F}d\r", "abd"), ("ac\u{1B}[Db\r", "abc"), ("bc\u{01}a\u{05}d\r", "abcd"),
        ("one two\u{17}three\r", "one three"), ("junk\u{15}fine\r", "fine"), ("ab\u{1B}[D\u{0B}c\r", "ac"),
        ("xab\u{1B}[H\u{1B}[3~\r", "ab"), ("é\u{7F}ü\r", "ü"), ("a\u{1B}[5~b\r", "ab"), ("upd\tx\r", "update x"),
        ("in\t\u{15}z\r", "z"), ("a\u{03}", ""),
    ])
    func keysEdit(_ keys: String, _ line: String) { #expect(typing(Array(keys.utf8)).line == line) }

    @Test func historyGoesUpAndDown() {
        let history = ["first", "second"]
        #expect(typing(Array("\u{1B}[A\r".utf8), history).line == "second")
        #expect(typing(Array("\u{1B}[A\u{1B}[A\u{1B}[A\r".utf8), history).line == "first")
        #expect(typing(Array("new\u{1B}[A\u{1B}[B\r".utf8), history).line == "new")
        #expect(typing(Array("\u{1B}OA!\r".utf8), history).line == "second!")
    }

    @Test func theEndOfTheInputEndsAnEmptyLine() {
        #expect(typing([0x04]).ended)
        #expect(typing(Array("ab\u{01}\u{04}\r".utf8)).line == "b")
        #expect(typing([]).line == "")
    }

    @Test func whatFitsIsShownWhereItIsNotOne() {
        let shown = typing(Array("info\t".utf8)).shown
        #expect(shown.contains("info  inform"))
    }

    @Test func anythingMayBeTyped() {
        var state: UInt64 = 7
        for _ in 0..<200 {
            let bytes = (0..<50).map { _ -> UInt8 in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: state >> 33)
            }
            _ = typing(bytes, ["a", "b"])
        }
    }
}
