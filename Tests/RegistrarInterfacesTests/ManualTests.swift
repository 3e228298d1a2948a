import Foundation
import HTTP
import JSON
import TestSupport
import Testing

/// The manual's examples are what the interfaces answer; `RECORD_README=1` writes them anew.
@Suite("Manual: the registrars' own interfaces")
struct ManualTests {
    @Test("The examples are answered as the manual says")
    func examples() throws {
        let bench = try InterfaceBench()
        var lines = try Manual.part("interfaces").components(separatedBy: "\n")
        let commands = lines.indices.filter { lines[$0].hasPrefix("$ curl ") }
        #expect(commands.count == 3)
        for place in commands {
            let answer = String(decoding: try Self.run(lines[place], on: bench).body.bytes, as: UTF8.self)
            if ProcessInfo.processInfo.environment["RECORD_README"] == "1" {
                lines[place + 1] = answer
            } else {
                #expect(lines[place + 1] == answer, "run with RECORD_README=1 to write it anew")
            }
        }
        guard ProcessInfo.processInfo.environment["RECORD_README"] == "1" else { return }
        try Manual.replace("interfaces", with: lines.joined(separator: "\n"))
    }

    private static func run(_ line: String, on bench: InterfaceBench) throws -> InterfaceBench.Answer {
        let arguments = line.components(separatedBy: "'").enumerated().flatMap { index, part in
            index % 2 == 1 ? [part] : part.split(separator: " ").map(String.init)
        }
        var (method, body, fields) = ("GET", "", HTTPFields())
        for (option, value) in zip(arguments, arguments.dropFirst()) {
            switch option {
            case "-X": method = value
            case "-d": body = value
            case "-H":
                let parts = value.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
                fields.append(HTTPField(parts[0], parts[1].replacingOccurrences(of: "TOKEN", with: try bench.token())))
            default: break
            }
        }
        let path = try #require(arguments.last).split(separator: "/").dropFirst()
        let which = try #require(path.first.flatMap { InterfaceBench.Which(rawValue: String($0)) })
        return try bench.call(which, method, "/" + path.dropFirst().joined(separator: "/"), body, fields)
    }
}
