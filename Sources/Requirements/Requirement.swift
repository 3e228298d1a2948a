import EmbeddedFiles
import Faults
import JSON

/// What an RFC demands of a server, in one sentence, and how it is seen to be kept.
package struct Requirement: Sendable, Equatable {
    /// How much an RFC demands (RFC 2119).
    package enum Level: String, Sendable, Codable { case must = "MUST", should = "SHOULD" }

    package let rfc: Int
    package let section: String
    package let level: Level
    /// Unique within the RFC.
    package let name: String
    package let text: String
    /// What keeps it: the name of a rule, a phrase of a refusal, or a type of the sources.
    package let by: String
    package let sign: Sign
    /// Golden dialogues that show it to a reader, where no exchange by itself does.
    package let dialogues: [String]
    /// Tests that hold it besides the dialogues: `SuiteTests/test`.
    package let tests: [String]
    /// What should be known: that it is held by a test alone and why, or how far it goes.
    package let note: String?

    /// `rfc5731/name-free`.
    package var id: String { "rfc\(rfc)/\(name)" }
    /// `RFC 5731 §3.2.1`.
    package var place: String { "RFC \(rfc) §\(section)" }

    /// All of them, by RFC, in the order of the files.
    package static let all: [Requirement] = EmbeddedFile.requirements.flatMap { (try? read($0.bytes)) ?? [] }

    /// Reads an RFC's file.
    package static func read(_ file: [UInt8]) throws(JSONFault) -> [Requirement] {
        let list = try StrictDecoder.decode(RequirementFile.self, from: try JSONParser.parse(file))
        return list.sentences.map { Requirement($0, of: list.rfc) }
    }

    private init(_ sentence: RequirementFile.Sentence, of rfc: Int) {
        self.rfc = rfc
        (section, level, name) = (sentence.section, sentence.level, sentence.name)
        (text, by, note) = (sentence.text, sentence.by, sentence.note)
        (dialogues, tests) = (sentence.dialogues ?? [], sentence.tests ?? [])
        sign = Sign(
            commands: (sentence.on ?? []).map(Glob.init(rawValue:)),
            codes: sentence.codes ?? [],
            request: Set(sentence.with ?? []),
            answer: Set(sentence.answer ?? []),
            missing: Set(sentence.without ?? []),
            phrase: sentence.by.contains(" ") ? sentence.by : nil
        )
    }
}

/// What an RFC's file says.
private struct RequirementFile: Decodable {
    let rfc: Int
    let title: String
    let sentences: [Sentence]

    struct Sentence: Decodable {
        let section: String
        let level: Requirement.Level
        let name: String
        let text: String
        let by: String
        /// On which commands it shows; without them only tests show it.
        var on: [String]?
        /// With which codes; without them with any success.
        var codes: [Int]?
        /// What the request has, and what the answer has and has not.
        var with: [String]?
        var answer: [String]?
        var without: [String]?
        var dialogues: [String]?
        var tests: [String]?
        var note: String?
    }
}
