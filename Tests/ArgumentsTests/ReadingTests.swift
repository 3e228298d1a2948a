import Testing

@testable import Arguments

/// What a small program understands.
struct ReadingTests {
    struct Settings: Sendable, Equatable {
        var port = 0
        var names: [String] = []
        var isLoud = false
        var command: [String] = []
    }

    private static let usage = ProgramUsage<Settings>(
        "small",
        "a program to try",
        commands: [
            .init("[serve]", "serve") { _, _ throws(ArgumentError) in },
            .init("print", taking: .one("TEXT"), "print") { settings, operands throws(ArgumentError) in
                settings.command = ["print"] + operands
            },
            .init("run", taking: .command("COMMAND"), "run") { settings, operands throws(ArgumentError) in
                settings.command = operands
            },
        ],
        groups: [
            .init(
                "All",
                [
                    .number("port", 0...99, "the port") { $0.port = $1 },
                    .text("name", "NAME", "a name", isRepeatable: true) { $0.names.append($1) },
                    .flag("loud", "not quiet", letter: "l") { $0.isLoud = true },
                ]
            )
        ],
        notes: "That is all.",
        variablePrefix: "SMALL_",
        otherVariables: ["SMALL_SECRET"]
    )

    private func read(_ arguments: String..., environment: [String: String] = [:]) throws -> Settings {
        var settings = Settings()
        _ = try Self.usage.read(arguments, environment: environment, into: &settings)
        return settings
    }

    @Test func nothingIsTheCommandThatCanBeLeftOut() throws {
        #expect(try read() == Settings())
        #expect(try read("serve") == Settings())
    }

    @Test func optionsAndWordsMayStandInAnyOrder() throws {
        #expect(try read("--port=7", "print", "-l", "it") == Settings(port: 7, isLoud: true, command: ["print", "it"]))
    }

    @Test func whatStandsBehindTwoHyphensIsNoOption() throws {
        #expect(try read("run", "--port", "7", "--", "--port", "x") == Settings(port: 7, command: ["--port", "x"]))
    }

    @Test func onlyRepeatableOptionsAreRepeated() throws {
        #expect(try read("--name", "a", "--name=b").names == ["a", "b"])
        #expect(throws: ArgumentError("--port is given twice.")) { try read("--port", "1", "--port", "1") }
    }

    @Test func argumentsWinOverVariables() throws {
        let environment = ["SMALL_PORT": "1", "SMALL_NAME": "a,b", "SMALL_LOUD": "1"]
        #expect(try read(environment: environment) == Settings(port: 1, names: ["a", "b"], isLoud: true))
        #expect(try read("--port", "2", "--name", "c", environment: environment).names == ["c"])
        #expect(try read(environment: ["SMALL_LOUD": "0"]) == Settings())
    }

    @Test func faultsInVariablesAreToldByTheirName() {
        #expect(throws: ArgumentError("SMALL_PORT: --port takes a whole number from 0 to 99, not \"100\".")) {
            try read(environment: ["SMALL_PORT": "100"])
        }
    }

    @Test(arguments: [
        (["--poort"], "There is no option --poort; did you mean --port?"),
        (["--volume"], "There is no option --volume; --help tells them all."),
        (["--loud=1"], "--loud takes no value."), (["--name"], "--name needs a value: a name."),
        (["--name="], "--name takes a value, not \"\"."), (["-x"], "There is no option -x; --help tells them all."),
        (["prnt", "it"], "There is no command \"prnt it\"; did you mean print?"),
        (["print"], "There is no command \"print\"; did you mean print TEXT?"),
        (["stop"], "There is no command \"stop\": serve, print TEXT or run -- COMMAND…."),
        (["run", "--"], "There is no command \"run --\""),
    ])
    func faultsAreToldInASentence(_ arguments: [String], _ sentence: String) {
        var settings = Settings()
        let error = #expect(throws: ArgumentError.self) { try Self.usage.read(arguments, into: &settings) }
        #expect(error?.description.hasPrefix(sentence) == true, "\(error?.description ?? "")")
    }

    @Test func variablesThatNoOptionReadsAreTold() throws {
        var settings = Settings()
        let environment = ["SMALL_PRT": "1", "SMALL_WEATHER": "1", "SMALL_SECRET": "1", "LARGE_PORT": "1"]
        let given = try Self.usage.read(["--port", "1"], environment: environment, into: &settings)
        #expect(given.options == ["port"])
        #expect(
            given.warnings == [
                "No option is set by SMALL_PRT; did you mean SMALL_PORT?", "No option is set by SMALL_WEATHER.",
            ]
        )
    }

    @Test func theHelpIsMadeOfTheTable() {
        let lines = Self.usage.help.split(separator: "\n").map(String.init)
        #expect(lines.first == "small: a program to try.")
        #expect(lines.contains("  small [serve]                        serve"))
        #expect(lines.contains("  --name NAME                   a name"))
        #expect(lines.last == "That is all.")
    }
}
