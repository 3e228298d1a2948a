private import Glibc

/// The defence against thousands of attributes on one tag, for which libxml2 takes quadratic time and knows no limit.
extension DocumentText {
    /// Counts the quoted values of every tag before libxml2 sees the document.
    func refuseCrowdedTags(limit: Int) throws(XMLError) {
        let crowded = unsafe withText { text in unsafe Self.lineOfCrowdedTag(in: text, limit: limit) }
        if let crowded { throw .tooManyAttributes(line: crowded) }
    }

    /// The shortest attribute, the space before it included: ` a=""`.
    private static let shortestAttribute = 5

    /// The line of the first tag above the limit.
    ///
    /// A tag never holds a "<", so each stretch from one to the next is judged by itself: comments and CDATA
    /// sections can't hide a tag from this scan. Only stretches long enough to be crowded are looked at, and
    /// most documents hold none.
    private static func lineOfCrowdedTag(in text: UnsafeBufferPointer<UInt8>, limit: Int) -> Int? {
        guard text.count / shortestAttribute > limit else { return nil }
        var tag = text.startIndex
        while tag < text.endIndex {
            let next = unsafe nextTag(in: text, after: tag)
            if (next - tag) / shortestAttribute > limit, unsafe isStartTag(text, tag),
                unsafe quotedValues(in: UnsafeBufferPointer(rebasing: text[tag..<next])) > limit
            {
                return unsafe 1 + text[..<tag].count { $0 == UInt8(ascii: "\n") }
            }
            tag = next
        }
        return nil
    }

    /// Comments, CDATA sections and instructions may hold quotes as they please.
    private static func isStartTag(_ text: UnsafeBufferPointer<UInt8>, _ tag: Int) -> Bool {
        guard tag + 1 < text.count else { return false }
        return unsafe text[tag + 1] != UInt8(ascii: "!") && text[tag + 1] != UInt8(ascii: "?")
    }

    private static func nextTag(in text: UnsafeBufferPointer<UInt8>, after tag: Int) -> Int {
        guard let base = text.baseAddress, tag + 1 < text.count else { return text.count }
        let found = unsafe memchr(base + tag + 1, Int32(UInt8(ascii: "<")), text.count - tag - 1)
        return unsafe found.map { unsafe UnsafeRawPointer($0) - UnsafeRawPointer(base) } ?? text.count
    }

    private static func quotedValues(in tag: UnsafeBufferPointer<UInt8>) -> Int {
        var count = 0
        var quote: UInt8?
        for index in tag.indices {
            let byte = unsafe tag[index]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
                count += 1
            } else if byte == UInt8(ascii: ">") {
                break
            }
        }
        return count
    }
}
