import Foundation
import TestSupport
import Testing

/// Package.swift, the manual and the sources say the same.
@Suite struct ArchitectureTests {
    @Test func everyTargetIsInThePackage() {
        #expect(Set(SourceFile.all.map(\.target)).subtracting(Architecture.imports.keys).isEmpty)
        #expect(Architecture.targets.count > 10)
        #expect(Architecture.targets.allSatisfy { !$0.holds.isEmpty })
    }

    /// One owner for each C library.
    @Test func cIsSeenWhereItIsOwned() {
        #expect(Self.targets(importing: "CLibXML2") == ["XML"])
        #expect(Self.targets(importing: "COpenSSL") == ["Crypto", "TLS"])
        #expect(Self.targets(importing: "CLinux") == ["TLS"])
        #expect(Self.targets(importing: "CFiles") == ["EmbeddedFiles"])
    }

    /// Extensions are handed to the server as a value.
    @Test func theCoreNamesNoExtension() {
        #expect(Self.targets(importing: "Extensions") == ["Hosting", "RegistrarInterfaces", "Seed"])
    }

    /// A target stands below all that it imports: Package.swift reads top-down.
    @Test func importsPointUpwards() {
        var known = Architecture.libraries
        for target in Architecture.targets {
            let unknown = Set(target.imports).subtracting(known)
            #expect(unknown.isEmpty, "\(target.name) stands above \(unknown.sorted())")
            known.insert(target.name)
        }
    }

    /// What a target imports without saying so is there only if it happens to have been built before.
    @Test func eachTargetSaysWhatItImports() {
        let said = Architecture.imports.merging(Architecture.testImports) { $0.union($1) }
        #expect(Architecture.testImports.count > 30)
        let files = Dictionary(grouping: SourceFile.all + SourceFile.ofTests, by: \.target)
        #expect(Set(files.keys) == Set(said.keys))
        for (target, files) in files {
            let imported = Set(files.flatMap(\.imports).map { $0.replacing("_", with: "-") })
                .intersection(Self.ofThePackage)
            let missing = imported.subtracting(said[target] ?? [])
            let unused = (said[target] ?? []).subtracting(imported)
            #expect(missing.isEmpty, "\(target) imports \(missing.sorted()) and does not say so in Package.swift")
            #expect(unused.isEmpty, "\(target) says in Package.swift that it imports \(unused.sorted())")
        }
    }

    /// `RECORD_README=1` writes it anew.
    @Test func theManualHasTheTable() throws {
        if ProcessInfo.processInfo.environment["RECORD_README"] == "1" {
            try Manual.replace("targets", with: Architecture.table)
        }
        #expect(try Manual.part("targets") == Architecture.table, "run with RECORD_README=1 to write it anew")
    }

    /// The picture has a box for every target that a frame or a request can come through.
    @Test func thePictureShowsTheTargets() throws {
        let picture = try #require(Architecture.page.split(separator: "```").dropFirst().first)
        for target in Architecture.targets {
            #expect(picture.contains(target.name), "\(target.name)")
        }
    }

    /// Each step of a command's way names a file and a function that it declares, in order.
    @Test func theWayOfACommandIsThatOfTheSources() throws {
        let steps = Architecture.page.matches(of: /\n(\d+)\. `([^`]+\.swift)` `(\w+)`/)
        #expect((5...12).contains(steps.count))
        #expect(steps.compactMap { Int($0.1) } == Array(1...steps.count))
        for step in steps {
            let file = try #require(SourceFile.all.first { $0.path == step.2 }, "\(step.2)")
            let declarations = step.3 == "init" ? ["init("] : ["func \(step.3)(", "func \(step.3)<"]
            #expect(
                file.code.contains { code in declarations.contains { code.line.contains($0) } },
                "\(step.2) \(step.3)"
            )
        }
    }

    private static let ofThePackage = Set(Architecture.imports.keys).union(Architecture.testImports.keys)
        .union(Architecture.libraries)

    private static func targets(importing name: String) -> [String] {
        Architecture.imports.filter { $0.value.contains(name) }.keys.sorted()
    }
}
