import Console
import Foundation
import HTTP
import JSON
import Network
import TestSupport
import Testing

/// Who gets the console's files, and how.
@Suite struct ConsoleTests {
    private struct Rest: HTTPHandler {
        func respond(to request: HTTPRequest, at now: Monotonic) -> HTTPReply { .now(HTTPResponse(200, json: "API")) }
    }

    private func ask(_ path: [String], _ fields: HTTPFields = [:], _ method: String = "GET") -> HTTPResponse {
        let request = HTTPRequest(method, path: path, fields: fields)
        guard case .now(let response) = Console(before: Rest()).respond(to: request, at: .now()) else {
            return HTTPResponse(500)
        }
        return response
    }

    private static let folder = Fixtures.checkout.appendingPathComponent("Sources/Console/Assets")
    private static let browser: HTTPFields = [
        "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    ]

    private static var files: [String] {
        let paths = (FileManager.default.enumerator(atPath: folder.path)?.allObjects as? [String]) ?? []
        return paths.filter { $0.contains(".") }.sorted()
    }

    @Test func everyFileIsServedAsItLiesInTheFolder() throws {
        #expect(Self.files.count > 50)
        for file in Self.files where file != "index.html" {
            let response = ask(["console"] + file.split(separator: "/").map(String.init))
            let source = try String(contentsOf: Self.folder.appendingPathComponent(file), encoding: .utf8)
            #expect(response.status == 200 && plain(String(decoding: response.body, as: UTF8.self)) == plain(source))
            #expect(response.fields["Content-Type"]?.isEmpty == false)
        }
    }

    /// A text without white space, semicolons, and comments that fill lines.
    private func plain(_ text: String) -> String {
        let code = text.replacing(/(?m)^ *(\/\*(?s:.*?)\*\/|\/\/.*)$/, with: "")
        return code.filter { !$0.isWhitespace && $0 != ";" }
    }

    /// Comments and indentation are taken off line by line.
    @Test func noTextInTheFilesGoesOverSeveralLines() throws {
        for file in Self.files where file.hasSuffix(".js") || file.hasSuffix(".css") {
            let source = try String(contentsOf: Self.folder.appendingPathComponent(file), encoding: .utf8)
            for (number, line) in source.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                #expect(line.count { $0 == "`" } % 2 == 0, "\(file):\(number + 1)")
                let isStray = line.contains("*/") && !line.hasSuffix("*/") || line.dropFirst(6).contains(" /*")
                #expect(!isStray, "\(file):\(number + 1): a comment in a line of code")
            }
        }
    }

    /// What the first page needs is asked for at once, not wave after wave as one module names the next.
    @Test func thePageNamesEveryModuleThatTheFirstPageNeeds() throws {
        let page = try String(contentsOf: Self.folder.appendingPathComponent("index.html"), encoding: .utf8)
        let named = page.matches(of: /rel=modulepreload href=\/console\/([^>]+)>/).map { String($0.1) }
        var needed: Set<String> = []
        var waiting = ["main.js", "pages/overview.js"]
        while let file = waiting.popLast() {
            guard needed.insert(file).inserted else { continue }
            waiting += try Self.imports(of: file)
        }
        #expect(needed.count > 25 && named == needed.subtracting(["main.js"]).sorted())
    }

    /// The files that a module names, by their paths below the folder.
    private static func imports(of file: String) throws -> [String] {
        let source = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
        let base = URL(fileURLWithPath: "/" + file)
        return source.matches(of: /(?m)^(?:import|export) [^;]*?from "([^"]+)"/).compactMap { match in
            URL(string: String(match.1), relativeTo: base).map { String($0.absoluteURL.standardized.path.dropFirst()) }
        }
    }

    @Test func allFilesTogetherAreSmall() { #expect((50_000..<180_000).contains(Console.size), "\(Console.size)") }

    @Test func aFileThatIsKnownIsNotSentAgain() {
        let first = ask(["console", "main.js"])
        let tag = first.fields["ETag"] ?? ""
        #expect(tag.count > 4 && first.fields["Cache-Control"] == "no-cache")
        let second = ask(["console", "main.js"], ["If-None-Match": "\"other\", \(tag)"])
        #expect(second.status == 304 && second.body.isEmpty && second.fields["ETag"] == tag)
        #expect(ask(["console", "main.js"], ["If-None-Match": "\"other\""]).status == 200)
        #expect(ask(["console", "console.css"]).fields["ETag"] != tag)
    }

    /// The page names the files by paths that change when any of them does: a browser that has them asks for none.
    @Test func filesAreNamedWithTheirVersionAndKeptForGood() throws {
        let page = String(decoding: ask([], Self.browser).body, as: UTF8.self)
        let names = page.matches(of: /(?:href|src)="?\/console\/([0-9a-f]+)\/([^ ">]+)/)
        #expect(names.count > 30 && Set(names.map(\.1)).count == 1 && !page.contains(/\/console\/[^0-9a-f]/))
        #expect(ask([], Self.browser).fields["Cache-Control"] == "no-cache")
        for name in names {
            let path = name.2.split(separator: "/").map(String.init)
            let kept = ask(["console", String(name.1)] + path)
            #expect(kept.status == 200 && kept.fields["Cache-Control"] == "max-age=31536000, immutable")
            #expect(kept.body == ask(["console"] + path).body)
            #expect(ask(["console", String(name.1.dropLast()) + "x"] + path).status == 404)
        }
    }

    @Test func browsersGetThePageAndOthersAProblem() {
        for path in [[], ["r", "default"], ["r", "default", "domains", "alpha-1.example"]] {
            let page = ask(path, Self.browser)
            #expect(page.status == 200 && String(decoding: page.body, as: UTF8.self).hasPrefix("<!doctype html>"))
            #expect(page.fields["Content-Security-Policy"]?.hasPrefix("default-src 'none'; script-src 'self';") == true)
            #expect(page.fields["X-Frame-Options"] == "DENY" && page.fields["Referrer-Policy"] == "no-referrer")
            let preferring = ask(path, ["Accept": "application/json, text/html;q=0.5"])
            #expect(!String(decoding: preferring.body, as: UTF8.self).contains("<!doctype"))
        }
        for fields: HTTPFields in [[:], ["Accept": "*/*"], ["Accept": "application/json"], ["Accept": "text/html;q=0"]]
        {
            let refusal = ask([], fields)
            #expect(refusal.status == 404 && refusal.fields["Content-Type"] == "application/problem+json")
            #expect(String(decoding: refusal.body, as: UTF8.self).contains("/openapi.json"))
        }
        #expect(ask(["registries"], Self.browser).body == Array("\"API\"".utf8))
    }

    @Test func whatIsNoFileIsNotFoundAndNothingIsWritten() {
        for path in [["console"], ["console", "none.js"], ["console", "..", "Console.swift"], ["console", "parts"]] {
            #expect(ask(path).status == 404, "\(path)")
        }
        #expect(ask(["console", "main.js"], [:], "POST").status == 405)
        #expect(ask(["console", "main.js"], [:], "DELETE").fields["Allow"] == "GET, HEAD")
    }
}
