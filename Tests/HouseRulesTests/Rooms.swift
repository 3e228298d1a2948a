import Foundation
import TestSupport

/// Who may see whom: Package.swift says it, and transitive imports pass the compiler.
enum Rooms {
    /// The rooms that speak to C.
    static let ofC: Set = ["XML", "TLS", "Crypto", "Locks"]

    /// What each room sees, as Package.swift has it.
    static let sights: [String: Set<String>] = {
        let manifest = Fixtures.checkout.appendingPathComponent("Package.swift")
        let text = (try? String(contentsOf: manifest, encoding: .utf8)) ?? ""
        let rooms = text.matches(
            of: /(?:room|executableTarget)\(\s*(?:name: )?"([^"]+)",\s*(?:sees|dependencies): \[([^\]]*)\]/
        )
        return Dictionary(
            rooms.map { match in
                (String(match.1), Set(match.2.matches(of: /"([^"]+)"/).map { String($0.1) }))
            },
            uniquingKeysWith: { $0.union($1) }
        )
    }()

    /// Rooms that may use Foundation: without it the server starts in half the time.
    private static let outermost: Set = [
        "Hosting", "MockRegistry", "JSON", "Load", "mock-registry", "mock-registry-load",
    ]

    /// The toolchain's own modules that every room may use.
    private static let common: Set = ["Synchronization", "Glibc"]

    static func mayImport(_ name: String, in file: SourceFile) -> Bool {
        if name == "Foundation" || name == "FoundationEssentials" { return outermost.contains(file.room) }
        return common.contains(name) || sights[file.room]?.contains(name) == true
    }
}
