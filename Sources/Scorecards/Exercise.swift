import EmbeddedFiles
import JSON

/// A task for somebody who learns: a story, a registry to work in, and the card that says whether it is done.
package struct Exercise: Sendable {
    package let name: String
    /// For the student, in Markdown.
    package let story: String
    /// The registry, as the control API takes one.
    package let registry: [UInt8]
    /// It has the exercise's name.
    package let card: Scorecard
    /// One by one.
    package let hints: [String]
    /// A dialogue that passes the card, in the words of `mock-registry epp`.
    package let solution: String

    /// Whose part the student has.
    package static let registrar = "alpha"

    /// Those of the program, by name.
    package static let builtIn: [Exercise] = {
        let folders = Dictionary(grouping: EmbeddedFile.exercises) { $0.name.prefix { $0 != "/" } }
        return folders.sorted { $0.key < $1.key }.compactMap { name, files in
            try? Exercise(String(name), Dictionary(uniqueKeysWithValues: files.map { ($0.name, $0.bytes) }))
        }
    }()

    /// The exercise of this name.
    package static func named(_ name: String) -> Exercise? { builtIn.first { $0.name == name } }

    /// Reads an exercise's folder: files by their paths.
    package init(_ name: String, _ files: [String: [UInt8]]) throws(JSONFault) {
        func file(_ part: String) throws(JSONFault) -> [UInt8] {
            guard let bytes = files["\(name)/\(part)"] else { throw JSONFault("the file \(part) is missing") }
            return bytes
        }
        self.name = name
        story = String(decoding: try file("story.md"), as: UTF8.self)
        solution = String(decoding: try file("solution.txt"), as: UTF8.self)
        registry = try file("registry.json")
        card = try Scorecard(file("card.json"))
        hints = try StrictDecoder.decode([String].self, from: try JSONParser.parse(file("hints.json")))
        guard card.name == name else {
            throw JSONFault("the card has to be called as the exercise", at: JSONPath()["name"])
        }
    }
}
