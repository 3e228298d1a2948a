import Testing

@testable import Arguments

/// Options that stand in a file.
struct OptionFileTests {
    struct Settings: Sendable, Equatable {
        var port = 0
        var names: [String] = []
        var isLoud = false
    }

    private static let usage = ProgramUsage<Settings>(
        "small",
        "a program to try",
        commands: [.init("", "try") { _, _ throws(ArgumentError) in }],
        groups: [
            .init(
                "All",
                [
                    .number("port", 0...99, "the port") { $0.port = $1 },
                    .text("name", "NAME", "a name", isRepeatable: true) { $0.names.append($1) },
                    .flag("loud", "not quiet") { $0.isLoud = true },
                    .text("config", "FILE", "more options") { _, _ in },
                ]
            )
        ],
        notes: "",
        variablePrefix: "SMALL_",
        fileOption: "config"
    )

    private func read(
        _ text: String,
        _ arguments: [String] = [],
        environment: [String: String] = [:]
    ) throws -> Settings {
        var settings = Settings()
        _ = try Self.usage.read(
            arguments + ["--config", "small.json"],
            environment: environment,
            readingFilesBy: { path throws(ArgumentError) in
                guard path == "small.json" else { throw ArgumentError("There is no \(path).", .unreadable) }
                return Array(text.utf8)
            },
            into: &settings
        )
        return settings
    }

    @Test func membersAreOptions() throws {
        let text = #"{"port": 7, "name": ["a", "b"], "loud": true}"#
        #expect(try read(text) == Settings(port: 7, names: ["a", "b"], isLoud: true))
        #expect(try read(#"{"port": "8", "name": "c", "loud": false}"#) == Settings(port: 8, names: ["c"]))
        #expect(try read("{}") == Settings())
    }

    @Test func argumentsAndVariablesWin() throws {
        #expect(try read(#"{"port": 1}"#, ["--port", "3"], environment: ["SMALL_PORT": "2"]).port == 3)
        #expect(try read(#"{"port": 1}"#, environment: ["SMALL_PORT": "2"]).port == 2)
    }

    @Test func variablesNameTheFileToo() throws {
        var settings = Settings()
        _ = try Self.usage.read(
            [],
            environment: ["SMALL_CONFIG": "there"],
            readingFilesBy: { path throws(ArgumentError) in Array(#"{"name": "\#(path)"}"#.utf8) },
            into: &settings
        )
        #expect(settings.names == ["there"])
    }

    @Test(arguments: [
        ("{\n\"prot\": 1}", "small.json:2: There is no option \"prot\"; did you mean port?"),
        ("{\n\n\"weather\": 1}", "small.json:3: There is no option \"weather\"; --help tells them all."),
        ("{\"port\": 1,\n\"port\": 2}", "small.json:2: "),
        ("{\"port\": 100}", "small.json:1: --port takes a whole number from 0 to 99, not \"100\"."),
        ("{\"port\": true}", "small.json:1: \"port\" takes a text or a number: the port."),
        ("{\"loud\": 1}", "small.json:1: \"loud\" takes true or false."),
        ("{\"port\": [1, 2]}", "small.json:1: \"port\" takes a text or a number"),
        ("{\"config\": \"x\"}", "small.json:1: A file of options cannot name another."),
        ("[]", "small.json:1: An object with options as its members is expected."),
        ("{\n", "small.json:2: This is no JSON: "),
    ])
    func faultsAreToldWithTheirLine(_ text: String, _ sentence: String) {
        let error = #expect(throws: ArgumentError.self) { try read(text) }
        #expect(error?.description.hasPrefix(sentence) == true, "\(error?.description ?? "")")
        #expect(error?.kind == .badData)
    }

    @Test func aFileThatCannotBeReadIsTold() {
        var settings = Settings()
        let error = #expect(throws: ArgumentError.self) {
            try Self.usage.read(["--config", "gone.json"], into: &settings)
        }
        #expect(error?.kind == .unreadable)
    }
}
