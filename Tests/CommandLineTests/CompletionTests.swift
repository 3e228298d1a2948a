import Foundation
import Recorder
import Testing

@testable import Arguments
@testable import mock_registry

/// What is made of the table of options besides the parser: each knows every option, and a reader of its language takes it.
struct CompletionTests {
    @Test(arguments: Shell.allCases)
    func everyOptionIsCompleted(_ shell: Shell) {
        let script = Program.usage.completions(for: shell)
        for option in Program.usage.options {
            let word = shell == .fish ? "-l \(option.name) " : "--\(option.name)"
            #expect(script.contains(word), "\(option.name)")
        }
        for part in RecorderVerb.allCases.map(\.part) {
            for row in part.rows {
                #expect(script.contains(shell == .fish ? "-l \(row.name) " : "--\(row.name)"), "\(row.name)")
            }
        }
        for word in ["serve", "certs", "policies", "completions", "registry-generated"] {
            #expect(script.contains(word), "\(word)")
        }
    }

    /// The words on a line, the last of them to be completed, and what bash offers.
    @Test(arguments: [
        ("mock-registry --po", ["--port", "--policy"]), ("mock-registry --log-level d", ["debug"]),
        ("mock-registry polic", ["policies"]), ("mock-registry policies s", ["show"]),
        ("mock-registry policies show ta", ["tac"]), ("mock-registry completions b", ["bash"]),
        ("mock-registry --port 7", []), ("mock-registry lint --ex", ["--except"]),
        ("mock-registry lint --except client-id-e", ["client-id-echo"]), ("mock-registry play --by", ["--by-state"]),
        ("mock-registry li", ["lint"]),
    ])
    func bashOffersWhatFits(_ line: String, _ expected: [String]) throws {
        let script = """
            \(Program.usage.completions(for: .bash))
            COMP_WORDS=(\(line)); COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _mock_registry
            printf '%s\\n' "${COMPREPLY[@]}"
            """
        let offered = try output(of: "/bin/bash", ["-euc", script]).split(separator: "\n").map(String.init)
        #expect(offered.sorted() == expected.sorted())
    }

    @Test func theManualPageKnowsEveryOption() {
        let page = Program.usage.manualPage(version: "1.2.3")
        #expect(page.hasPrefix(".TH MOCK\\-REGISTRY 1 \"\" \"mock\\-registry 1.2.3\"\n.SH NAME\n"))
        for option in Program.usage.options {
            #expect(page.contains(option.synopsis.replacing("-", with: "\\-")), "\(option.name)")
        }
        for row in RecorderVerb.allCases.flatMap(\.part.rows) {
            #expect(page.contains(row.synopsis.replacing("-", with: "\\-")), "\(row.name)")
        }
        #expect(page.contains("\n.SS Options of lint\n"))
        #expect(page.contains("\nrun [options] \\-\\- COMMAND...\n"))
        let requests = page.split(separator: "\n").filter { $0.hasPrefix(".") }.compactMap {
            $0.split(separator: " ").first
        }
        #expect(Set(requests).isSubset(of: [".TH", ".SH", ".SS", ".TP", ".B", ".br", ".PP"]))
    }

    private func output(of program: String, _ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: data, as: UTF8.self)
    }
}
