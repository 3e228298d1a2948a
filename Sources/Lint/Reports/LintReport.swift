import JSON

/// What was found in documents and conversations, and in which of them nothing was.
package struct LintReport: Sendable, Equatable {
    /// How a report is written.
    package enum Format: String, Sendable, CaseIterable {
        case text, json, sarif, junit
    }

    /// What was looked at: a file, or a connection.
    package struct Subject: Sendable, Hashable {
        package let name: String
        package let isFile: Bool

        package init(file: String) { (name, isFile) = (file, true) }
        package init(connection: Int) { (name, isFile) = ("connection \(connection)", false) }
    }

    /// A flaw and where it is.
    package struct Finding: Sendable, Equatable {
        package let subject: Subject
        /// Which of the connection's frames, from 1; 0 where the connection as a whole is meant.
        package let frame: Int
        package let sender: Sender
        package let flaw: Flaw

        package init(_ flaw: Flaw, in subject: Subject, frame: Int = 0, from sender: Sender) {
            self.flaw = flaw
            self.subject = subject
            self.frame = frame
            self.sender = sender
        }
    }

    package private(set) var subjects: [Subject] = []
    package private(set) var findings: [Finding] = []
    /// How many more there were than are kept.
    package private(set) var omitted = 0
    /// How many documents were looked at.
    package var documents = 0
    /// Namespaces whose schema was not at hand.
    package var unvalidated: Set<String> = []
    private var known: Set<Subject> = []

    /// A server that is wrong for hours must not fill the memory.
    static let mostFindings = 100_000
    /// Nor may clients that come and go.
    static let mostSubjects = 100_000

    package init() {}

    /// Notes that something was looked at.
    package mutating func add(_ subject: Subject) {
        guard known.count < Self.mostSubjects, known.insert(subject).inserted else { return }
        subjects.append(subject)
    }

    package mutating func add(_ findings: [Finding]) {
        for finding in findings {
            add(finding.subject)
            if self.findings.count < Self.mostFindings { self.findings.append(finding) } else { omitted += 1 }
        }
    }

    /// The report as it is written; `version` is the program's.
    package func bytes(as format: Format, version: String) -> [UInt8] {
        switch format {
        case .text: Array(text.utf8)
        case .json: json.bytes + [UInt8(ascii: "\n")]
        case .sarif: sarif(version: version).bytes + [UInt8(ascii: "\n")]
        case .junit: junit
        }
    }
}

extension LintReport.Finding {
    /// `file.xml:7: error: what is wrong (RFC 5730 §2.5) [client-id-echo]`.
    package var line: String {
        "\(place): \(flaw.rule.level.rawValue): \(flaw.message) (\(flaw.source)) [\(flaw.rule.name)]"
    }

    /// `file.xml:7`, `connection 2, frame 5 (server)`.
    private var place: String {
        guard !subject.isFile else { return flaw.line > 0 ? "\(subject.name):\(flaw.line)" : subject.name }
        return frame > 0 ? "\(subject.name), frame \(frame) (\(sender.rawValue))" : subject.name
    }
}

extension LintReport {
    /// Lines for people.
    var text: String { findings.map { "\($0.line)\n" }.joined() + summary }

    /// What the text ends with.
    package var summary: String {
        let missing = unvalidated.sorted().map { "no schema is at hand for \($0)\n" }.joined()
        let found = findings.count == 1 ? "1 finding" : "\(findings.count) findings"
        let looked = documents == 1 ? "1 document" : "\(documents) documents"
        let more = omitted > 0 ? "\(omitted) more findings are not kept\n" : ""
        return "\(missing)\(more)\(found) in \(looked)\n"
    }
}
