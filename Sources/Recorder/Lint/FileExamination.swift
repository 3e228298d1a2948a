import Arguments
import Lint
import MockRegistry
import XML

/// Examines documents that lie in files: each alone, or as the steps of a dialogue.
struct FileExamination {
    private(set) var report = LintReport()
    private let schemas: LintSchemas?
    private let exceptions: Set<String>

    init(schemas: LintSchemas?, except exceptions: Set<String>) {
        self.schemas = schemas
        self.exceptions = exceptions
    }

    /// Examines a file, or all XML documents of a folder and those in it.
    mutating func examine(_ path: String) throws(ArgumentError) {
        guard Files.isFolder(path) else { return try examine(document: path) }
        let before = report.documents
        try examine(folder: path)
        guard report.documents > before else { throw ArgumentError("There is no XML document in \(path).", .badData) }
    }

    private mutating func examine(folder: String) throws(ArgumentError) {
        let names = try Self.reading { () throws(SetupError) in try Files.names(in: folder) }
        // Of a recording what was said counts, not what was drawn from it.
        if names.contains("recording.json") { return try examine(folder: "\(folder)/sessions") }
        try examine(session: names.compactMap { RecordedFrame(fileName: $0) }, in: folder)
        let steps = names.filter { DialogueStep($0) != nil }
        try examine(dialogue: steps.compactMap { DialogueStep($0) }, in: folder)
        for name in names where DialogueStep(name) == nil && RecordedFrame(fileName: name) == nil {
            let path = "\(folder)/\(name)"
            if Files.isFolder(path) {
                try examine(folder: path)
            } else if name.hasSuffix(".xml") {
                try examine(document: path)
            }
        }
    }

    /// A document by itself.
    private mutating func examine(document path: String) throws(ArgumentError) {
        let document = try Self.read(path)
        let root = try? XMLReader().read(document)
        let isAnswer = root.map { ["greeting", "response"].contains($0.firstChild?.name) } ?? path.contains("response")
        var linter = Linter(schemas: schemas, except: exceptions)
        examine(document, of: path, from: isAnswer ? .server : .client, in: 0, by: &linter)
    }

    /// A recorded connection, from its greeting on.
    private mutating func examine(session frames: [RecordedFrame], in folder: String) throws(ArgumentError) {
        var linter = Linter(schemas: schemas, except: exceptions)
        linter.begin(isComplete: true)
        for frame in frames.sorted(by: { $0.number < $1.number }) {
            let path = "\(folder)/\(frame.fileName)"
            examine(try Self.read(path), of: path, from: frame.sender, in: 0, by: &linter)
        }
    }

    /// Each speaker is a conversation of its own.
    private mutating func examine(dialogue steps: [DialogueStep], in folder: String) throws(ArgumentError) {
        var linter = Linter(schemas: schemas, except: exceptions)
        var speakers: [String: Int] = [:]
        for step in steps.sorted() {
            let number = speakers[step.speaker] ?? speakers.count
            speakers[step.speaker] = number
            let path = "\(folder)/\(step.file)"
            examine(try Self.read(path), of: path, from: step.sender, in: number, by: &linter)
        }
    }

    private mutating func examine(
        _ document: [UInt8],
        of path: String,
        from sender: Sender,
        in conversation: Int,
        by linter: inout Linter
    ) {
        let subject = LintReport.Subject(file: path)
        report.add(subject)
        report.documents += 1
        if let unknown = schemas?.unknown(in: document) { report.unvalidated.formUnion(unknown) }
        let flaws = linter.flaws(of: document, from: sender, in: conversation).filter { flaw in
            // In a dialogue, what matches anything is no value.
            flaw.rule.name != "schema" || !Self.line(flaw.line, of: document).contains("%ANY%")
        }
        report.add(flaws.map { LintReport.Finding($0, in: subject, from: sender) })
    }

    private static func line(_ number: Int, of document: [UInt8]) -> String {
        let lines = document.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        return lines.indices.contains(number - 1) ? String(decoding: lines[number - 1], as: UTF8.self) : ""
    }

    private static func read(_ path: String) throws(ArgumentError) -> [UInt8] {
        try reading { () throws(SetupError) in try Files.read(path) }
    }

    private static func reading<Value>(_ body: () throws(SetupError) -> Value) throws(ArgumentError) -> Value {
        do throws(SetupError) { return try body() } catch { throw ArgumentError(error.description, .unreadable) }
    }
}

/// A file of a golden dialogue: `03-alpha-create.request.xml`.
struct DialogueStep: Comparable {
    let file: String
    let number: Int
    let speaker: String
    let sender: Sender

    /// Nil for a name of another form.
    init?(_ file: String) {
        let isRequest = file.hasSuffix(".request.xml")
        guard isRequest || file.hasSuffix(".response.xml") else { return nil }
        let parts = file.split(separator: "-", maxSplits: 2)
        guard parts.count == 3, let number = Int(parts[0]) else { return nil }
        self.file = file
        self.number = number
        speaker = String(parts[1])
        sender = isRequest ? .client : .server
    }

    static func < (left: DialogueStep, right: DialogueStep) -> Bool {
        left.number == right.number
            ? left.sender == .client && right.sender == .server : left.number < right.number
    }
}
