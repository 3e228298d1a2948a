import Testing
import XML

/// Limits, tried on both sides of each.
@Suite struct XMLLimitTests {
    private func read(_ text: String, _ limits: XMLLimits = .init()) throws(XMLError) -> Element {
        try XMLReader(limits).read(Array(text.utf8))
    }

    @Test func depth() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
        }
        _ = try read(nested(64))
        #expect(throws: XMLError.tooDeep(line: 1)) { try read(nested(65)) }
    }

    @Test func elements() throws {
        let limits = XMLLimits(elements: 10)
        #expect(try read("<a>" + String(repeating: "<b/>", count: 9) + "</a>", limits).children.count == 9)
        #expect(throws: XMLError.tooManyElements(line: 1)) {
            try read("<a>" + String(repeating: "<b/>", count: 10) + "</a>", limits)
        }
    }

    @Test func bytes() throws {
        let limits = XMLLimits(bytes: 10)
        _ = try read("<a>xxx</a>", limits)
        #expect(throws: XMLError.tooLong(limit: 10)) { try read("<a>xxxx</a>", limits) }
    }

    @Test func attributes() throws {
        func crowded(_ count: Int) -> String {
            "<a>\n<b " + (0..<count).map { "a\($0)='\">'" }.joined(separator: " ") + "/></a>"
        }
        #expect(try read(crowded(256)).children[0].attributes.count == 256)
        #expect(throws: XMLError.tooManyAttributes(line: 2)) { try read(crowded(257)) }
    }

    @Test func namespacesInScope() throws {
        func declaring(_ levels: Int) -> String {
            let tags = (0..<levels).map { "<a xmlns:a\($0)='u' xmlns:b\($0)='u'>" }.joined()
            return tags + String(repeating: "</a>", count: levels)
        }
        let limits = XMLLimits(attributes: 8)
        _ = try read(declaring(4), limits)
        #expect(throws: XMLError.tooManyAttributes(line: 1)) { try read(declaring(5), limits) }
    }

    /// Two declarations on each of many siblings are never more than two in scope.
    @Test func namespacesOfSiblingsDoNotAddUp() throws {
        let sibling = "<a xmlns:a='u' xmlns:b='u'/>"
        _ = try read("<r>" + String(repeating: sibling, count: 100) + "</r>", XMLLimits(attributes: 8))
    }

    /// Quotes in text and in comments are no attributes.
    @Test func quotesOutsideTagsDoNotCount() throws {
        let quotes = String(repeating: "\"'", count: 2000)
        #expect(try read("<a b='c'>\(quotes)</a>").text == quotes)
        #expect(try read("<a><!--\(quotes.replacing("'", with: " "))--></a>").text.isEmpty)
    }

    /// Without a fresh context now and then, libxml2's dictionary is full at some twenty megabytes and every later request fails.
    @Test func everNewNamesDoNotExhaustTheReader() throws {
        let reader = XMLReader(XMLLimits(names: 1000))
        let long = String(repeating: "n", count: 100)
        for round in 0..<240 {
            let names = (0..<1000).map { "<\(long)\(round)x\($0)/>" }.joined()
            let root = try reader.read(Array("<a>\(names)</a>".utf8))
            #expect(root.children.last?.name == "\(long)\(round)x999")
        }
    }
}
