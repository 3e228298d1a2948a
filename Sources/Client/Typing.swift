import TLS

/// A line while it is being typed.
struct Typing {
    enum Step: Equatable { case more, end, line(String) }

    private let prompt: String
    private let history: [String]
    private let tell: (String) -> Void
    private(set) var characters: [Character] = []
    private(set) var cursor = 0
    /// The place in the history; its count stands for the line that is new.
    private var place: Int
    private var fresh: [Character] = []

    init(_ prompt: String, _ history: [String], tell: @escaping (String) -> Void = { StandardStreams.tell($0) }) {
        self.prompt = prompt
        self.history = history
        self.tell = tell
        place = history.count
    }

    var text: String { String(characters) }

    /// Draws the line anew.
    func show() {
        let back = characters.count - cursor
        tell("\r\u{1B}[K\(prompt)\(text)" + (back > 0 ? "\u{1B}[\(back)D" : ""))
    }

    mutating func take(_ key: Key, _ complete: (String) -> [String]) -> Step {
        switch key {
        case .enter:
            cursor = characters.count
            show()
            tell("\r\n")
            return .line(text)
        case .control("d") where characters.isEmpty:
            tell("\r\n")
            return .end
        case .control("c"):
            tell("^C\r\n")
            return .line("")
        case .tab: self.complete(complete)
        case .up: recall(place - 1)
        case .down: recall(place + 1)
        case .control("l"): tell("\u{1B}[H\u{1B}[2J")
        default: edit(key)
        }
        show()
        return .more
    }

    private mutating func edit(_ key: Key) {
        switch key {
        case .text(let text):
            characters.insert(contentsOf: text, at: cursor)
            cursor += text.count
        case .backspace where cursor > 0:
            cursor -= 1
            characters.remove(at: cursor)
        case .delete where cursor < characters.count, .control("d") where cursor < characters.count:
            characters.remove(at: cursor)
        case .left, .control("b"): cursor = max(0, cursor - 1)
        case .right, .control("f"): cursor = min(characters.count, cursor + 1)
        case .home, .control("a"): cursor = 0
        case .end, .control("e"): cursor = characters.count
        case .control("k"): characters.removeSubrange(cursor...)
        case .control("u"):
            characters.removeSubrange(..<cursor)
            cursor = 0
        case .control("w"): dropWord()
        default: break
        }
    }

    private mutating func dropWord() {
        let start = characters[..<cursor].reversed().drop { $0 == " " }.drop { $0 != " " }.count
        characters.removeSubrange(start..<cursor)
        cursor = start
    }

    private mutating func recall(_ wanted: Int) {
        guard (0...history.count).contains(wanted), wanted != place else { return }
        if place == history.count { fresh = characters }
        place = wanted
        characters = wanted == history.count ? fresh : Array(history[wanted])
        cursor = characters.count
    }

    /// Completes the word before the cursor as far as all that fit agree; where that is no further, shows them.
    private mutating func complete(_ complete: (String) -> [String]) {
        let before = String(characters[..<cursor])
        let word = String(before.reversed().prefix { $0 != " " }.reversed())
        let fitting = complete(before).filter { $0.hasPrefix(word) }.sorted()
        guard let first = fitting.first, let last = fitting.last else { return }
        var common = String(zip(first, last).prefix { $0 == $1 }.map(\.0))
        if fitting.count == 1 { common += " " }
        guard common.count > word.count else {
            return tell("\r\n\(fitting.joined(separator: "  "))\r\n")
        }
        let rest = common.dropFirst(word.count)
        characters.insert(contentsOf: rest, at: cursor)
        cursor += rest.count
    }
}
