import Foundation
import TestSupport
import Testing

/// What is part of the program is what lies in the folders: each list of `CFiles` has all of its folder's files.
@Suite struct EmbeddedFileTests {
    struct List: Sendable, CustomTestStringConvertible {
        /// The list's own name.
        let name: String
        /// Below `Sources`.
        let folder: String
        /// What names are told without.
        var ending = ""

        var testDescription: String { name }

        var files: [String] {
            let folder = Fixtures.checkout.appending(path: "Sources/\(folder)").path
            let paths = (FileManager.default.enumerator(atPath: folder)?.allObjects as? [String]) ?? []
            return paths.filter { $0.contains(".") && $0.hasSuffix(ending) }.sorted()
        }

        /// The part between the head and the function.
        var text: String {
            let rows = files.map { file in (file, String(file.dropLast(ending.count)), Self.identifier(file, ending)) }
            let bytes = rows.map { file, _, identifier in
                "static const unsigned char \(identifier)[] = {\n#embed \"../\(folder)/\(file)\"\n};\n"
            }
            let table = rows.map { _, name, identifier in "    {\"\(name)\", \(identifier), sizeof \(identifier)},\n" }
            return bytes.joined() + "\nstatic const struct embedded_file files[] = {\n" + table.joined()
        }

        private static func identifier(_ file: String, _ ending: String) -> String {
            String(file.dropLast(ending.count).map { $0.isLetter || $0.isNumber ? $0 : "_" })
        }
    }

    private static let lists = [
        List(name: "console", folder: "Console/Assets"),
        List(name: "manual", folder: "MockRegistry/MockRegistry.docc", ending: ".md"),
        List(name: "presets", folder: "Seed/Presets", ending: ".json"),
        List(name: "requirements", folder: "Requirements/Sentences", ending: ".json"),
        List(name: "scorecards", folder: "Scorecards/Cards", ending: ".json"),
        List(name: "exercises", folder: "Scorecards/Exercises"),
    ]

    /// `RECORD_ASSETS=1` writes it anew.
    @Test(arguments: lists) func hasAllFilesOfItsFolder(_ list: List) throws {
        let file = Fixtures.checkout.appending(path: "Sources/CFiles/\(list.name).c")
        let text = try String(contentsOf: file, encoding: .utf8)
        let head = try #require(text.range(of: "static const unsigned char"))
        let tail = try #require(text.range(of: "};\n\nFILE_OF_LIST"))
        let whole = text[..<head.lowerBound] + list.text + text[tail.lowerBound...]
        if ProcessInfo.processInfo.environment["RECORD_ASSETS"] == "1" { try Data(whole.utf8).write(to: file) }
        #expect(text == whole && list.files.count > 5, "run with RECORD_ASSETS=1 to write it anew")
    }
}
