import EPP
import JSON
import Lint
import MockRegistry

/// A recording: a folder with `recording.json`, and in `sessions` a folder for each connection with a file for each frame.
struct RecordingFolder: Sendable {
    let path: String
    /// The server that was recorded: `epp.example:700`.
    let server: String

    /// The version of this form.
    private static let format: Int64 = 1
    private var sessionsFolder: String { "\(path)/sessions" }
    var secretsFile: String { "\(path)/secrets.json" }

    /// Opens a recording that is there.
    init(_ path: String) throws(SetupError) {
        let file = "\(path)/recording.json"
        guard Files.exists(file) else {
            throw SetupError(.unreadable, "\(path) is no recording: it has no recording.json.")
        }
        let json = (try? JSONParser.parse(try Files.read(file))).map { JSONValue($0) }
        guard let server = json?["server"]?.string else {
            throw SetupError(.badData, "\(file) names no \"server\", as that of a recording does.")
        }
        guard json?["format"] == .integer(Self.format) else {
            throw SetupError(
                .badData,
                "\(file) is of another format than \(Self.format), which is all that is known here."
            )
        }
        self = RecordingFolder(path: path, server: server)
    }

    private init(path: String, server: String) { (self.path, self.server) = (path, server) }

    /// Goes on with a recording of the server, or begins one.
    init(_ path: String, of server: String) throws(SetupError) {
        if Files.exists("\(path)/recording.json") {
            try self.init(path)
            guard self.server == server else {
                throw SetupError(.usage, "\(path) records \(self.server), not \(server): give another folder.")
            }
            return
        }
        self = RecordingFolder(path: path, server: server)
        _ = try Files.makeFolder(sessionsFolder)
        let json: JSONValue = ["format": .integer(Self.format), "server": .string(server)]
        try Files.write(json.bytes, to: "\(path)/recording.json")
    }

    /// Makes the folder of a new session.
    func newSession() throws(SetupError) -> String {
        var number = try Files.names(in: sessionsFolder).compactMap { Int($0) }.max() ?? 0
        while true {
            number += 1
            let digits = String(number)
            let folder = "\(sessionsFolder)/\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)"
            // Another process may have taken the number meanwhile.
            if try Files.makeFolder(folder) { return folder }
        }
    }

    /// Everything that was recorded, in the order of the sessions.
    func sessions() throws(SetupError) -> [RecordedSession] {
        var sessions: [RecordedSession] = []
        for name in try Files.names(in: sessionsFolder) {
            guard let number = Int(name) else { continue }
            var frames: [RecordedFrame] = []
            for file in try Files.names(in: "\(sessionsFolder)/\(name)") {
                guard var frame = RecordedFrame(fileName: file) else { continue }
                frame.document = try Files.read("\(sessionsFolder)/\(name)/\(file)")
                frames.append(frame)
            }
            sessions.append(RecordedSession(number: number, frames: frames.sorted { $0.number < $1.number }))
        }
        return sessions.sorted { $0.number < $1.number }
    }

    /// The highest number among the replacements of secrets.
    static func lastReplacement(in sessions: [RecordedSession]) -> Int {
        sessions.flatMap(\.frames).flatMap { frame -> [Int] in
            String(decoding: frame.document, as: UTF8.self).matches(of: /secret-(\d+)/).compactMap { Int($0.1) }
        }.max() ?? 0
    }
}

/// One connection's frames.
struct RecordedSession: Sendable {
    let number: Int
    var frames: [RecordedFrame]
}
