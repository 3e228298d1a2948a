import Foundation

/// The README and the manual's pages: Markdown that tests hold against the code.
package enum Manual {
    /// A page, by its file.
    package struct Page: Sendable {
        package let file: URL

        package init(file: URL) { self.file = file }

        package var name: String { file.lastPathComponent }
        package var text: String { get throws { try String(contentsOf: file, encoding: .utf8) } }
    }

    package static let readme = Page(file: Fixtures.checkout.appending(path: "README.md"))

    /// The folder of the manual, a DocC catalogue.
    package static let folder = Fixtures.checkout.appending(path: "Sources/MockRegistry/MockRegistry.docc")

    /// All of them, the README first.
    package static let pages: [Page] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return [readme] + names.filter { $0.hasSuffix(".md") }.sorted().map { Page(file: folder.appending(path: $0)) }
    }()

    /// A page of the manual, by its file's name without `.md`.
    package static func page(_ name: String) -> Page { Page(file: folder.appending(path: "\(name).md")) }

    /// Everything that is told, in one text.
    package static func text() throws -> String { try pages.map { try $0.text }.joined(separator: "\n") }

    /// What stands between the comments `name:begin` and `name:end`, on whichever page has them.
    package static func part(_ name: String) throws -> String {
        let (page, range) = try place(of: name)
        return String(try page.text[range])
    }

    /// Puts a text between the comments.
    package static func replace(_ name: String, with part: String) throws {
        let (page, range) = try place(of: name)
        var text = try page.text
        text.replaceSubrange(range, with: part)
        try Data(text.utf8).write(to: page.file, options: .atomic)
    }

    /// No page has a part of this name, or it has no end.
    package struct NoSuchPart: Error { let name: String }

    private static func place(of name: String) throws -> (Page, Range<String.Index>) {
        for page in pages {
            let text = try page.text
            guard let begin = text.range(of: "<!-- \(name):begin -->\n"),
                let end = text.range(of: "<!-- \(name):end -->"), begin.upperBound <= end.lowerBound
            else { continue }
            return (page, begin.upperBound..<end.lowerBound)
        }
        throw NoSuchPart(name: name)
    }
}
