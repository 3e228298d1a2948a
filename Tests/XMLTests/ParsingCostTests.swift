import Glibc
import Testing
import XML

/// What nobody has logged in for yet costs no more than what is well formed.
@Suite struct ParsingCostTests {
    private static let size = 64 << 10

    /// A document as large as a frame may be, in the shape of a client's.
    private static let good = filled("<a>", "<b c='d'>text</b>\n", "</a>")

    private static func filled(_ start: String, _ unit: String, _ end: String = "") -> [UInt8] {
        let room = size - start.utf8.count - end.utf8.count
        return Array((start + String(repeating: unit, count: room / unit.utf8.count) + end).utf8)
    }

    /// Nanoseconds of this thread's own time, the least of a few tries.
    private func cost(_ document: [UInt8]) -> Int {
        let reader = XMLReader()
        return (0..<5).map { _ in
            let begin = threadTime
            _ = try? reader.read(document)
            return threadTime - begin
        }.min() ?? 0
    }

    private var threadTime: Int {
        var time = timespec()
        unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }

    @Test(
        arguments: [
            ("<a>", "<?"), ("<a>", "<!--"), ("<a><!-- ", "-- "), ("<a>", "<!-- -- -->"), ("<a>", "<![CDATA["),
            ("<a>", "&"),
            ("<a>", "&a;"), ("<a>", "&#0;"), ("<a>", "</b>"), ("<a>", "<b:c/>"), ("<a>", "<1"), ("<a>", "]]>"),
            ("<", "<"),
            ("<a ", "b "), ("<a ", "b='<' "), ("<a b='", "&c;"), ("<!DOCTYPE a [", "<!ENTITY a 'b'>"), ("<?", "x "),
            ("<a>", "\u{1}"), ("<a>", "<b "), ("<a xmlns:b='", " "), ("<a>", "<b c=\"d\" c=\"d\"/>"),
            ("<a>", "\u{FFFE}"),
            ("", "<!-- "), ("<a>", "<?xml?>"),
        ]
    )
    func brokenDocumentsAreNotDear(_ start: String, _ unit: String) {
        let document = Self.filled(start, unit)
        #expect(throws: XMLError.self) { try XMLReader().read(document) }
        // Five times is the goal; a shared machine is noisy even in a thread's own time.
        #expect(cost(document) < 6 * cost(Self.good), "\(start)\(unit)")
    }

    @Test func anElementKnowsWhatItStandsIn() throws {
        let root = try XMLReader().read(Array("<a><b><c/><d><e/></d></b><f><g/></f></a>".utf8))
        let e = try #require(root.first("b")?.first("d")?.first("e"))
        #expect(e.ancestors.map(\.name) == ["a", "b", "d"])
        #expect(root.children[1].children[0].ancestors.map(\.name) == ["a", "f"])
        #expect(root.ancestors.isEmpty)
        let made = Element(namespace: "", name: "x", children: [Element(namespace: "", name: "y")])
        #expect(made.firstChild?.ancestors.map(\.name) == ["x"])
    }
}
