import EPP
import Lint

/// A document of a recording: whose, when, and what it says; its file's name tells all of it.
struct RecordedFrame: Sendable, Equatable {
    /// From 1, in the order in which documents came, those of all sessions together.
    let number: Int
    let time: Instant
    let sender: Sender
    /// `domain-info`, `1000`, `greeting`.
    let kind: String
    /// In UTF-8, secrets replaced.
    var document: [UInt8] = []

    init(number: Int, time: Instant, sender: Sender, kind: String, document: [UInt8] = []) {
        self.number = number
        self.time = time
        self.sender = sender
        self.kind = kind
        self.document = document
    }

    /// `0003-2026-01-01T120000.250Z-client-domain-info.xml`: colons have no place in the names of files.
    var fileName: String {
        let digits = String(number)
        let padding = String(repeating: "0", count: max(0, 4 - digits.count))
        return "\(padding)\(digits)-\(time.fileText)-\(sender.rawValue)-\(kind).xml"
    }

    /// Nil for a name of another form.
    init?(fileName: String) {
        guard fileName.hasSuffix(".xml") else { return nil }
        let parts = fileName.dropLast(4).split(separator: "-", maxSplits: 5).map(String.init)
        guard parts.count == 6, let number = Int(parts[0]), let sender = Sender(rawValue: parts[4]),
            let time = Instant(fileText: parts[1...3].joined(separator: "-"))
        else { return nil }
        self.init(number: number, time: time, sender: sender, kind: parts[5])
    }
}

extension Instant {
    /// `2026-01-01T120000.250Z`.
    fileprivate var fileText: String {
        let rest = milliseconds - date.daysSince1970 * CalendarDate.millisecondsADay
        let parts = [(rest / 3_600_000, 2), (rest / 60_000 % 60, 2), (rest / 1000 % 60, 2)].map(Self.padded).joined()
        return "\(date)T\(parts).\(Self.padded(rest % 1000, 3))Z"
    }

    /// Reads the same.
    fileprivate init?(fileText text: String) {
        let characters = Array(text)
        guard characters.count == 22 else { return nil }
        self.init(
            String(characters[..<13]) + ":" + String(characters[13..<15]) + ":" + String(characters[15...])
        )
    }

    private static func padded(_ number: Int64, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
