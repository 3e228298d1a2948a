import EPP
import HTTP
import Hosting
import JSON
import Journal
import Registry
import Scorecards
import Session

/// What a trainer does for everybody in a class, or for one.
struct ClassTurn: Decodable {
    private let deed: Deed
    /// The student's registry, or name; everybody where it is nil.
    private let student: String?

    private enum Deed {
        case advance(TimeSpan)
        case run(Double)
        case message(String)
        case reset
    }

    private enum Field: String, CodingKey, CaseIterable { case advance, freeze, speed, message, reset, student }

    init(from decoder: any Decoder) throws {
        let path = JSONPath(decoder.codingPath)
        let fields = try decoder.container(keyedBy: Field.self)
        student = try fields.decodeIfPresent(String.self, forKey: .student)
        let deeds = try [
            Self.advance(fields, path),
            fields.decodeIfPresent(Bool.self, forKey: .freeze) == true ? .run(0) : nil,
            Self.speed(fields, path),
            fields.decodeIfPresent(String.self, forKey: .message).map(Deed.message),
            fields.decodeIfPresent(Bool.self, forKey: .reset) == true ? .reset : nil,
        ].compactMap(\.self)
        guard let deed = deeds.first, deeds.count == 1 else {
            let names = Field.allCases.filter { $0 != .student }.map { "\"\($0.rawValue)\"" }
            throw JSONFault("one of \(names.joined(separator: ", ")) is expected", at: path)
        }
        self.deed = deed
    }

    private static func advance(_ fields: KeyedDecodingContainer<Field>, _ path: JSONPath) throws -> Deed? {
        guard let span = try fields.decodeIfPresent(TimeSpan.self, forKey: .advance) else { return nil }
        guard (TimeSpan.zero...TimeSpan.longestAdvance).contains(span) else {
            throw JSONFault("a time from 0s to \(TimeSpan.longestAdvance) is expected", at: path["advance"])
        }
        return .advance(span)
    }

    private static func speed(_ fields: KeyedDecodingContainer<Field>, _ path: JSONPath) throws -> Deed? {
        guard let speed = try fields.decodeIfPresent(Double.self, forKey: .speed) else { return nil }
        guard (0...Clock.largestSpeed).contains(speed) else {
            throw JSONFault("a number from 0 to \(Int(Clock.largestSpeed)) is expected", at: path["speed"])
        }
        return .run(speed)
    }

    /// For whom it is done.
    func students(of lesson: TrainingClass) throws(HTTPProblem) -> [TrainingClass.Student] {
        guard let student else { return lesson.students }
        let meant = lesson.students(meantBy: student)
        guard meant.count == 1 else {
            let sentence = meant.isEmpty ? "There is no student" : "There are \(meant.count) students"
            throw .field("/student", "\(sentence) \"\(student)\" in \"\(lesson.id)\".")
        }
        return meant
    }

    func carryOut(in registry: RegistryInstance) {
        registry.operate("the trainer") {
            let server = registry.server
            switch deed {
            case .advance(let span): ClockTurn.advance(by: span).carryOut(on: server.store, telling: server.journal)
            case .run(let speed): ClockTurn.run(at: speed).carryOut(on: server.store, telling: server.journal)
            case .message(let text): registry.queue(text, for: Exercise.registrar)
            case .reset: registry.reset()
            }
        }
    }
}
