import Foundation
import HTTP
import JSON
import Network
import TestSupport
import Testing

@testable import Console

/// The manual as the program serves it.
struct ManualPageTests {
    @Test(arguments: names) func isServedWithTheListOfAll(_ name: String) throws {
        let html = try Self.html(["manual", name])
        #expect(html.contains("<h1 ") && html.contains("aria-current=\"page\"") == (name != "MockRegistry"))
        for other in Self.names where other != "MockRegistry" { #expect(html.contains("href=\"/manual/\(other)\"")) }
        // Nothing of the Markdown is left over, and no comment is shown.
        let text = html.replacing(/<pre.*?<\/pre>/.dotMatchesNewlines(), with: "")
        for rest in ["](", "```", "&lt;!--", "&lt;doc:", "| ---"] { #expect(!text.contains(rest), "\(name): \(rest)") }
    }

    @Test func linksLeadToPagesAndTheirHeadings() throws {
        for name in Self.names {
            for link in try Self.html(["manual", name]).matches(of: /href="\/manual\/(\w+)#([^"]+)"/) {
                #expect(try Self.html(["manual", String(link.1)]).contains("id=\"\(link.2)\""), "\(name): \(link.0)")
            }
        }
    }

    @Test func theFrontPageIsTheManual() throws {
        #expect(try Self.html(["manual"]) == Self.html(["manual", "MockRegistry"]))
        #expect(Self.ask(["manual", "none"]).status == 404)
        #expect(Self.ask(["manual", "Clock", "more"]).status == 200, "what is not the manual's is the API's")
        #expect(Self.ask(["manual"], method: "POST").status == 405)
    }

    @Test func textIsNeverMarkup() {
        let page = Markdown(
            "# A `<b>` & **more**\n\n<script>\n\n| a\\|b | \"c\" |\n|---|---|\n| [x](y.md#z) | 1 |",
            target: { $0 },
            label: { "the \($0)" }
        )
        #expect(page.title == "A <b> & **more**")
        #expect(!page.html.contains("<script>") && !page.html.contains("<b>"))
        #expect(page.html.contains("<th scope=\"col\">a|b</th>") && page.html.contains("<a href=\"y.md#z\">x</a>"))
    }

    private static let names = Manual.pages.dropFirst().map { String($0.name.dropLast(3)) }

    private static func html(_ path: [String]) throws -> String {
        let response = ask(path)
        try #require(response.status == 200)
        #expect(response.fields["Content-Type"] == "text/html; charset=utf-8")
        return String(decoding: response.body, as: UTF8.self)
    }

    private static func ask(_ path: [String], method: String = "GET") -> HTTPResponse {
        guard case .now(let response) = Console(before: Rest()).respond(to: HTTPRequest(method, path: path), at: .now())
        else { return HTTPResponse(500) }
        return response
    }

    private struct Rest: HTTPHandler {
        func respond(to request: HTTPRequest, at now: Monotonic) -> HTTPReply { .now(HTTPResponse(200, json: "API")) }
    }
}
