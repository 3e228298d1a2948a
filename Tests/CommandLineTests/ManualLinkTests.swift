import Foundation
import TestSupport
import Testing

/// Every link of the README and the manual leads somewhere, and every page is reached.
struct ManualLinkTests {
    @Test(arguments: Manual.pages) func linksLeadSomewhere(_ page: Manual.Page) throws {
        for link in try Self.links(in: page) where !link.contains("://") {
            let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let target =
                parts[0].isEmpty
                ? page : Manual.Page(file: page.file.deletingLastPathComponent().appending(path: parts[0]))
            #expect(FileManager.default.fileExists(atPath: target.file.path), "\(page.name): \(link)")
            guard parts.count == 2, target.name.hasSuffix(".md") else { continue }
            #expect(try Self.anchors(of: target).contains(parts[1]), "\(page.name): \(link)")
        }
    }

    @Test func everyPageIsListed() throws {
        let front = try Manual.page("MockRegistry").text
        let readme = try Manual.readme.text
        for page in Manual.pages where ![Manual.readme.name, "MockRegistry.md"].contains(page.name) {
            #expect(front.contains("<doc:\(page.name.dropLast(3))>"), "\(page.name)")
            #expect(readme.contains("/\(page.name))"), "\(page.name)")
        }
    }

    @Test func theReadmeIsShort() throws {
        #expect(try Manual.readme.text.split(separator: "\n", omittingEmptySubsequences: false).count <= 201)
    }

    private static func links(in page: Manual.Page) throws -> [String] {
        try page.text.matches(of: /\]\(([^)\s]+)\)/).map { String($0.1) }
    }

    /// As forges make them of headings: lower case, spaces as hyphens, without punctuation.
    private static func anchors(of page: Manual.Page) throws -> Set<String> {
        Set(
            try page.text.matches(of: /(?m)^#+ (.+)$/).map { heading in
                heading.1.lowercased().filter { $0.isLetter || $0.isNumber || " -_".contains($0) }
                    .replacingOccurrences(of: " ", with: "-")
            }
        )
    }
}
