import Foundation
import Testing

/// A server that starts with a class, as a process of its own.
@Suite(.timeLimit(.minutes(2))) struct ClassRunTests {
    private static let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appending(path: "mock-registry")

    private struct Run {
        let process: Process
        let output: Pipe
        let errors: Pipe

        /// What it has said on standard error, once it has ended.
        func complaints() -> String {
            process.waitUntilExit()
            return String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        }
    }

    private func start(
        _ arguments: [String],
        in folder: URL,
        _ variables: [String: String] = [:]
    ) throws -> Run {
        let run = Run(process: Process(), output: Pipe(), errors: Pipe())
        run.process.executableURL = Self.program
        run.process.arguments = arguments
        run.process.currentDirectoryURL = folder
        run.process.environment = ["PATH": "/usr/bin:/bin", "TMPDIR": folder.path].merging(variables) { $1 }
        run.process.standardOutput = run.output
        run.process.standardError = run.errors
        try run.process.run()
        return run
    }

    private func folder(_ students: String, _ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(students.utf8).write(to: folder.appending(path: "students.txt"))
        try body(folder)
    }

    private static let arguments = [
        "class", "--students", "students.txt", "--exercise", "answer-lost", "--class-id", "spring", "--hand-outs",
        "sheets.html", "--port", "0", "--certs", "certs", "--state", "state.json", "--log-level", "error",
    ]

    /// The announcement as far as it is told, which is at once.
    private func announcement(of run: Run) -> String {
        String(decoding: run.output.fileHandleForReading.availableData, as: UTF8.self)
    }

    /// What a command for the running server says.
    private func ask(_ words: String, _ control: String, token: String, in folder: URL) throws -> (String, Int32) {
        let variables = ["MOCK_REGISTRY_CONTROL": control, "MOCK_REGISTRY_CONTROL_TOKEN": token]
        let run = try start(words.split(separator: " ").map(String.init), in: folder, variables)
        let text = String(decoding: run.output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        run.process.waitUntilExit()
        return (text, run.process.terminationStatus)
    }

    @Test func oneCommandOpensAClass() throws {
        try folder("Ada\n<b>Bo</b>\n") { folder in
            let sheets = folder.appending(path: "sheets.html")
            let run = try start(Self.arguments, in: folder)
            let told = announcement(of: run)
            #expect(told.contains("  class spring: 2 students, exercise answer-lost\n"), "\(told)")
            #expect(told.contains("  hand-outs, with passwords: sheets.html\n"))
            let page = try #require(
                told.firstMatch(of: #/the trainer's page: (http:\/\/[^\/]*)\/r\/default\/classes\/spring\n/#)
            )
            let token = try #require(told.firstMatch(of: #/made for this run: (\w{32})\n/#)).1
            let mode = try FileManager.default.attributesOfItem(atPath: sheets.path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            let text = try String(contentsOf: sheets, encoding: .utf8)
            #expect(text.contains("&lt;b&gt;Bo&lt;/b&gt;") && !text.contains("<b>"))
            #expect(text.contains("\(page.1)/r/spring-2/exercise"))
            let student = try #require(text.firstMatch(of: #/mrt\.spring-1\.\w+/#)).0

            // Whoever has no token is let into nothing, and a student into one registry.
            let shown = try ask("class show spring", String(page.1), token: String(token), in: folder)
            #expect(shown.1 == 0 && shown.0.contains("  Ada        spring-1  notSeen"), "\(shown.0)")
            #expect(try ask("class show spring", String(page.1), token: "", in: folder).1 == 1)
            #expect(try ask("class show spring", String(page.1), token: String(student), in: folder).1 == 1)
            let sheet = try ask(
                "exercise sheet --registry spring-1",
                String(page.1),
                token: String(student),
                in: folder
            )
            #expect(sheet.1 == 0 && sheet.0.contains("alpha-spring1"))
            let other = try ask(
                "exercise sheet --registry spring-2",
                String(page.1),
                token: String(student),
                in: folder
            )
            #expect(other.1 == 1)
            run.process.terminate()
            let complaints = run.complaints()
            #expect(run.process.terminationStatus == 0 && complaints.isEmpty, "\(complaints)")

            // The class goes on; the token of before is on paper, and the new page has another.
            let again = try start(Self.arguments + ["--control-token", "open-sesame"], in: folder)
            let retold = announcement(of: again)
            #expect(retold.contains("  class spring: 2 students, exercise answer-lost, as it was kept\n"), "\(retold)")
            #expect(!retold.contains("made for this run") && !retold.contains("open-sesame"))
            let control = try #require(retold.firstMatch(of: #/trainer's page: (http:\/\/[^\/]*)\//#)).1
            #expect(
                try ask("exercise sheet --registry spring-1", String(control), token: String(student), in: folder).1
                    == 0
            )
            let rewritten = try String(contentsOf: sheets, encoding: .utf8)
            #expect(rewritten.contains("mrt.spring-1.") && !rewritten.contains(student))
            again.process.terminate()
            _ = again.complaints()
        }
    }

    @Test(arguments: [
        (["--students", "students.txt"], "Ada", 64, "--exercise NAME is missing: "),
        (["--exercise", "answer-lost"], "Ada", 64, "--students FILE is missing: "),
        (["--students", "none.txt", "--exercise", "answer-lost"], "Ada", 66, "The file none.txt cannot be read."),
        (
            ["--students", "students.txt", "--exercise", "answer-lost"], "Ada\n\nAda\n", 65,
            "students.txt:3: \"Ada\" is in line 1 already."
        ),
        (["--students", "students.txt", "--exercise", "answer-lost"], "", 65, "students.txt:1: there is no student"),
        (
            ["--students", "students.txt", "--exercise", "answer-loss"], "Ada", 64,
            "The class cannot be so: exercise: there is no \"answer-loss\", did you mean \"answer-lost\"?"
        ),
        (
            ["--students", "students.txt", "--exercise", "answer-lost", "--class-id", "Spring"], "Ada", 64,
            "The class cannot be so: id: a name is "
        ),
        (
            ["--students", "students.txt", "--exercise", "answer-lost", "--no-control"], "Ada", 64,
            "A class needs the control API"
        ),
        (
            ["--students", "students.txt", "--exercise", "answer-lost", "--class-reach", "name"], "Ada", 64,
            "--class-reach takes suffix or port"
        ),
    ])
    func whatIsWrongIsToldAndNothingIsMade(
        _ arguments: [String],
        _ students: String,
        _ status: Int32,
        _ sentence: String
    ) throws {
        try folder(students) { folder in
            let run = try start(["class"] + arguments, in: folder)
            let complaints = run.complaints()
            #expect(run.process.terminationStatus == status)
            #expect(complaints.hasPrefix("mock-registry: \(sentence)"), "\(complaints)")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["students.txt"])
        }
    }

    @Test func handOutsThatCannotBeWrittenEndTheStart() throws {
        try folder("Ada") { folder in
            let run = try start(Self.arguments.map { $0 == "sheets.html" ? "none/sheets.html" : $0 }, in: folder)
            let complaints = run.complaints()
            #expect(run.process.terminationStatus == 73 && complaints.contains("The file none/sheets.html cannot be"))
        }
    }

    @Test func optionsOfAClassAreOfNoOtherCommand() throws {
        try folder("Ada") { folder in
            let run = try start(["serve", "--students", "students.txt"], in: folder)
            #expect(run.complaints().hasPrefix("mock-registry: --students belongs to mock-registry class."))
            #expect(run.process.terminationStatus == 64)
        }
    }

    /// The operator's commands have a second word; the verb alone asks for what is missing.
    @Test func theVerbAloneSaysWhatItWants() throws {
        try folder("Ada") { folder in
            let alone = try start(["class"], in: folder)
            #expect(alone.complaints().contains("mock-registry class help tells the commands for one that runs."))
            #expect(alone.process.terminationStatus == 64)
            let list = try ask("class list --control http://127.0.0.1:1", "", token: "", in: folder)
            #expect(list.1 == 3, "a server that runs is asked")
        }
    }
}
