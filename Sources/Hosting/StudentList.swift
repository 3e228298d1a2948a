import JSON

/// The students of a class as people write them down: a name in each line, and lines without one between them.
package struct StudentList: Sendable {
    package let names: [String]

    /// What is wrong in a line, counted from 1.
    package struct Fault: Error, Equatable {
        package let line: Int
        package let sentence: String
    }

    /// Reads a file; what cannot be a class's list is told with its line.
    package init(_ text: [UInt8]) throws(Fault) {
        var (lines, names): ([String: Int], [String]) = ([:], [])
        let rows = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (index, row) in rows.enumerated() {
            guard let line = String(validating: row, as: UTF8.self) else {
                throw Fault(line: index + 1, sentence: "this is no UTF-8")
            }
            let name = Self.trimmed(line)
            guard !name.isEmpty else { continue }
            try Self.check(name, line: index + 1, lines)
            lines[name] = index + 1
            names.append(name)
        }
        guard !names.isEmpty else { throw Fault(line: 1, sentence: "there is no student in it") }
        self.names = names
    }

    private static func check(_ name: String, line: Int, _ lines: [String: Int]) throws(Fault) {
        do throws(JSONFault) { try ClassPlan.check(student: name, at: JSONPath()) } catch {
            throw Fault(line: line, sentence: error.sentence)
        }
        if let former = lines[name] { throw Fault(line: line, sentence: "\"\(name)\" is in line \(former) already") }
        guard lines.count < TrainingClass.mostStudents else {
            throw Fault(line: line, sentence: "a class has at most \(TrainingClass.mostStudents) students")
        }
    }

    /// Without what editors and spreadsheets leave at the ends of lines, and at a file's beginning.
    private static func trimmed(_ line: String) -> String {
        let isBlank: (Character) -> Bool = { $0.isWhitespace || $0 == "\u{FEFF}" }
        var rest = line.drop(while: isBlank)
        while let last = rest.last, isBlank(last) { rest.removeLast() }
        return String(rest)
    }
}
