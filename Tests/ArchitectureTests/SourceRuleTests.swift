import Foundation
import TestSupport
import Testing

/// What the compiler cannot check: who imports whom, how long files are, what must never be written.
@Suite struct SourceRuleTests {
    @Test func thereAreSources() { #expect(SourceFile.all.count > 100) }

    @Test(arguments: SourceFile.all)
    func importsOnlyWhatItsTargetMay(_ file: SourceFile) {
        for name in file.imports where !Architecture.mayImport(name, in: file) {
            Issue.record("\(file.path) imports \(name)")
        }
    }

    @Test(arguments: SourceFile.all)
    func isShort(_ file: SourceFile) {
        #expect(file.lines.count <= 400)
    }

    @Test(arguments: SourceFile.all)
    func isUnsafeOnlyWhereCIs(_ file: SourceFile) {
        guard !Architecture.ofC.contains(file.target), file.path != "EPP/Values/IPAddress.swift" else { return }
        for (number, _) in file.code(holding: "unsafe", matching: /\bunsafe\b/) {
            Issue.record("\(file.path):\(number): unsafe")
        }
    }

    @Test(arguments: SourceFile.all)
    func neverTraps(_ file: SourceFile) {
        for (number, line) in file.code(holding: "!", "fatal", matching: /\btry!|\bas!|\bfatalError\(/) {
            Issue.record("\(file.path):\(number): \(line)")
        }
    }

    /// Unoptimized, this compiler releases a part of a large value that an accessor has lent after it was given back.
    ///
    /// One that lends generically hands on an address, and has no copy to give back.
    @Test(arguments: SourceFile.all)
    func lendsNothingByAccessor(_ file: SourceFile) {
        guard file.path != "Registry/World/Table.swift" else { return }
        for (number, line) in file.code(holding: "_read", matching: /\b_read\b/) {
            Issue.record("\(file.path):\(number): \(line)")
        }
    }

    @Test(arguments: SourceFile.all)
    func namesSayWhatThingsDo(_ file: SourceFile) {
        let pattern = /\b(?:class|struct|enum|protocol|extension|typealias) \w*(?:Manager|Helper|Utils|Utilities)\b/
        for (number, line) in file.code(holding: "Manager", "Helper", "Util", matching: pattern) {
            Issue.record("\(file.path):\(number): \(line)")
        }
        #expect(!file.path.contains(/(?:Manager|Helper|Utils|Utilities)/))
    }

    @Test(arguments: SourceFile.all)
    func publicThingsAreExplained(_ file: SourceFile) {
        for (number, line) in file.code(
            holding: "public ",
            matching: /^\s*public (?!extension|init\(from|override)/
        ) {
            guard !file.isExplained(at: number) else { continue }
            Issue.record("\(file.path):\(number): no doc comment: \(line.trimmingCharacters(in: .whitespaces))")
        }
    }

    @Test(arguments: SourceFile.all)
    func knowsNoMachine(_ file: SourceFile) {
        for (number, line) in file.lines.enumerated() where line.utf8.contains(UInt8(ascii: "/")) {
            guard line.contains(/\/(?:home|Users|root|work)\//) else { continue }
            Issue.record("\(file.path):\(number + 1): \(line)")
        }
    }
}
