import TLS

/// A line of typing at a terminal, with history and completion; elsewhere just the next line of the input.
///
/// Keys: left, right, Home, End, Ctrl-A, Ctrl-E; Backspace, Delete, Ctrl-U, Ctrl-K, Ctrl-W; up and down for the history;
/// Tab completes; Ctrl-C drops the line; Ctrl-D ends an empty one.
package struct LineEditor {
    package private(set) var history: [String] = []
    private let isTerminal: Bool
    private static let mostLines = 1_000

    package init() { isTerminal = Terminal.isThere }

    /// The next line; nil at the end of the input.
    ///
    /// `complete` gives the words that may stand where the last one of a text begins.
    package mutating func line(_ prompt: String, complete: (String) -> [String] = { _ in [] }) -> String? {
        guard isTerminal else { return readLine() }
        guard let settings = Terminal.takingKeys() else { return readLine() }
        defer { settings.restore() }
        var typing = Typing(prompt, history)
        typing.show()
        while let key = Key.next() {
            switch typing.take(key, complete) {
            case .more: continue
            case .end: return nil
            case .line(let line):
                if !line.isEmpty, line != history.last { history.append(line) }
                if history.count > Self.mostLines { history.removeFirst() }
                return line
            }
        }
        return nil
    }

    /// A line that is not shown while it is typed, and not remembered.
    package func secret(_ prompt: String) -> String? {
        guard isTerminal, let settings = Terminal.hidingKeys() else { return readLine() }
        defer {
            settings.restore()
            StandardStreams.tell("\n")
        }
        StandardStreams.tell(prompt)
        return readLine()
    }
}

/// A key, or a character.
enum Key: Equatable {
    case text(String)
    case enter, tab, backspace, delete, left, right, up, down, home, end
    case control(Character)

    /// The next key that is pressed; nil at the end of the input.
    static func next() -> Key? { next(from: Terminal.byte) }

    /// The next key of a stream of bytes.
    static func next(from byte: () -> UInt8?) -> Key? {
        guard let first = byte() else { return nil }
        switch first {
        case 0x0D, 0x0A: return .enter
        case 0x09: return .tab
        case 0x7F, 0x08: return .backspace
        case 0x1B: return escape(byte)
        case 0..<0x20: return .control(Character(UnicodeScalar(first + 0x60)))
        default: return .text(character(first, byte))
        }
    }

    /// `ESC [ A`, `ESC O A`, `ESC [ 3 ~`; what is not known counts as nothing.
    private static func escape(_ byte: () -> UInt8?) -> Key? {
        guard let bracket = byte(), bracket == UInt8(ascii: "[") || bracket == UInt8(ascii: "O") else {
            return .text("")
        }
        var number = ""
        while let next = byte() {
            switch next {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ";"):
                number.unicodeScalars.append(UnicodeScalar(next))
            case UInt8(ascii: "A"): return .up
            case UInt8(ascii: "B"): return .down
            case UInt8(ascii: "C"): return .right
            case UInt8(ascii: "D"): return .left
            case UInt8(ascii: "H"): return .home
            case UInt8(ascii: "F"): return .end
            case UInt8(ascii: "~"):
                return ["1": Key.home, "7": .home, "4": .end, "8": .end, "3": .delete][number] ?? .text("")
            default: return .text("")
            }
        }
        return nil
    }

    /// A character of one to four bytes of UTF-8.
    private static func character(_ first: UInt8, _ byte: () -> UInt8?) -> String {
        let length = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        var bytes = [first]
        while bytes.count < length, let next = byte() { bytes.append(next) }
        return String(decoding: bytes, as: UTF8.self)
    }
}
