import FoundationEssentials
import Hosting
import JSON
import Registry

/// A folder with what a process starts with, in files whose names say what they are.
///
/// A file of any other name is refused, as it would go unnoticed; those that begin with a dot are no business of ours.
package struct SetupFolder: Sendable {
    package let path: String
    private let names: Set<String>

    /// Files for the registry that the process starts with.
    private static let files = ["seed.json", "policy.json", "clock.json", "faults.json"]
    /// Folders, and what the files in each are named after.
    private static let folders = [("policies", "NAME"), ("registries", "ID"), ("snapshots", "NAME")]

    /// What there is and what it is called; nothing is read yet.
    package init(_ path: String) throws(SetupError) {
        self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        var names: Set<String> = []
        for name in try Files.names(in: self.path) {
            guard let folder = Self.folders.first(where: { $0.0 == name }) else {
                guard Self.files.contains(name) else { throw Self.unknown("\(self.path)/\(name)", name) }
                names.insert(name)
                continue
            }
            for file in try Files.names(in: "\(self.path)/\(folder.0)") {
                guard file.hasSuffix(".json"), file.count > 5 else {
                    throw Self.unknown("\(self.path)/\(folder.0)/\(file)", file)
                }
                names.insert("\(folder.0)/\(file)")
            }
        }
        self.names = names
    }

    /// What it may consist of.
    package static let known = files + folders.map { "\($0.0)/\($0.1).json" }

    private static func unknown(_ file: String, _ name: String) -> SetupError {
        let near = NearestWord.to(name, among: files + folders.map(\.0)).map { "; did you mean \($0)?" } ?? "."
        let list = known.joined(separator: ", ")
        return SetupError(.badData, "\(file) is nothing that a set-up consists of: \(list)\(near)")
    }

    /// Its file of this name, where it has one.
    package func file(_ name: String) -> String? { names.contains(name) ? "\(path)/\(name)" : nil }

    /// The names of the policies in it.
    package var policyNames: [String] { named("policies").map(\.name) }

    /// What is in one of its folders: by name, in alphabetical order.
    func named(_ folder: String) -> [(name: String, file: String)] {
        names.filter { $0.hasPrefix("\(folder)/") }.sorted().map { name in
            (String(name.dropFirst(folder.count + 1).dropLast(5)), "\(path)/\(name)")
        }
    }
}

extension Configuration {
    /// Takes what a folder has: `seed.json`, `policy.json`, `clock.json` and `faults.json` for the registry, its
    /// `snapshots/NAME.json`, further `registries/ID.json`, and `policies/NAME.json` for all of them.
    public mutating func setUp(from folder: String) throws(SetupError) {
        try setUp(from: SetupFolder(folder), except: [])
    }

    /// The same; options that were given win over its files.
    package mutating func setUp(from folder: SetupFolder, except given: Set<String>) throws(SetupError) {
        if !given.contains("registry"), let file = folder.file("seed.json") { registry = .file(file) }
        if !given.contains("policy"), let file = folder.file("policy.json") { rules = .file(file) }
        if let file = folder.file("clock.json") { try take(clockIn: file, except: given) }
        setup = try Setup(folder)
    }

    private mutating func take(clockIn file: String, except given: Set<String>) throws(SetupError) {
        let document = try ReadDocument(file) { json throws(JSONFault) in
            let planned = try StrictDecoder.decode(PlannedClock.self, from: json)
            return (planned, try planned.clock())
        }
        let (planned, clock) = document.value
        if !given.contains("clock"), planned.start != nil { time = .at("\(clock.now)") }
        if given.isDisjoint(with: ["clock", "speed"]), let speed = planned.speed { self.speed = speed }
    }
}
