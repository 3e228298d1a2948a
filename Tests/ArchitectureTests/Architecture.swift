import Foundation
import TestSupport

/// The architecture as Package.swift says it; transitive imports pass the compiler.
enum Architecture {
    /// A target of `Sources`.
    struct Target {
        let name: String
        /// What it holds, in a sentence.
        let holds: String
        let imports: [String]
    }

    /// All targets, from those that know nothing of their neighbours to the programs.
    static let targets: [Target] = {
        let pattern =
            /\b(?:target|program)\(\s*"([^"]+)",\s*"((?:[^"\\]|\\.)*)"(?:,\s*imports: \[([^\]]*)\])?/
        return text(of: "Package.swift").matches(of: pattern).map { match in
            let imports = (match.3 ?? "").matches(of: /"([^"]+)"/).map { String($0.1) }
            return Target(name: String(match.1), holds: String(match.2), imports: imports)
        }
    }()

    static let imports = Dictionary(
        targets.map { ($0.name, Set($0.imports)) },
        uniquingKeysWith: { $0.union($1) }
    )

    /// The targets of `Tests`, with what they say that they import.
    static let testImports: [String: Set<String>] = {
        let pattern = /\b(?:tests|support)\(\s*"([^"]+)",\s*imports?: \[([^\]]*)\]/
        return Dictionary(
            text(of: "Package.swift").matches(of: pattern).map { match in
                (String(match.1), Set(match.2.matches(of: /"([^"]+)"/).map { String($0.1) }))
            },
            uniquingKeysWith: { $0.union($1) }
        )
    }()

    /// The manual's table.
    static var table: String {
        let rows = targets.map { target in
            "| `\(target.name)` | \(target.holds) | \(target.imports.joined(separator: ", ")) |\n"
        }
        return "| target | holds | imports |\n| --- | --- | --- |\n" + rows.joined()
    }

    /// The manual's page.
    static let page = (try? Manual.page("Architecture").text) ?? ""

    private static func text(of file: String) -> String {
        (try? String(contentsOf: Fixtures.checkout.appendingPathComponent(file), encoding: .utf8)) ?? ""
    }

    /// The targets that are C.
    static let libraries: Set = ["CFiles", "CLibXML2", "COpenSSL", "CLinux"]

    /// The targets that speak to C.
    static let ofC: Set = ["XML", "TLS", "Crypto", "Locks", "EmbeddedFiles"]

    /// Targets that may use Foundation: without it the server starts in half the time.
    private static let outermost: Set = [
        "Hosting", "MockRegistry", "JSON", "Load", "mock-registry", "mock-registry-load",
    ]

    /// The toolchain's own modules that every target may use.
    private static let common: Set = ["Synchronization", "Glibc"]

    static func mayImport(_ name: String, in file: SourceFile) -> Bool {
        if name == "Foundation" || name == "FoundationEssentials" { return outermost.contains(file.target) }
        return common.contains(name) || imports[file.target]?.contains(name) == true
    }
}
