import Arguments
import EPP
import TLS

/// Commands that are typed one a line, for several accounts at once.
final class Prompt {
    private let program: ClientProgram
    private var editor = LineEditor()
    private var speakers: [String: Speaker] = [:]
    private var present: String?
    private var format: ClientInvocation.Format
    /// Names that were seen, for completion.
    private var names: Set<String> = []

    init(_ program: ClientProgram) {
        self.program = program
        format = program.invocation.format
    }

    /// Reads lines until the end; what is refused is for the user to see, and fails nothing but the first login.
    func run() throws(ArgumentError) -> ClientProgram.Status {
        if let user = program.user {
            let status = try become(user)
            guard status == .done else { return status }
        }
        while let line = editor.line("\(present ?? "nobody")> ", complete: completions) {
            do throws(ArgumentError) {
                guard try take(try Self.words(in: line)) else { break }
            } catch {
                StandardStreams.complain("\(error.description)\n")
            }
        }
        for speaker in speakers.values { _ = speaker.close() }
        return .done
    }

    /// Does what a line says; false ends the prompt.
    private func take(_ words: [String]) throws(ArgumentError) -> Bool {
        guard let first = words.first else { return true }
        switch first {
        case "quit", "exit": return false
        case "help": tellHelp()
        case "as" where words.count == 2: _ = try become(words[1])
        case "accounts": for user in speakers.keys.sorted() { StandardStreams.tell("\(user)\n") }
        case "text", "xml", "json": format = .init(rawValue: first) ?? format
        case "history": for line in editor.history { StandardStreams.tell("\(line)\n") }
        case "last": tellLast()
        default: try perform(words)
        }
        return true
    }

    private func perform(_ words: [String]) throws(ArgumentError) {
        var invocation = ClientInvocation()
        let given = try ClientInvocation.promptUsage.read(words, into: &invocation)
        guard let present, let speaker = speakers[present] else {
            throw ArgumentError("Nobody is logged in: as USER logs in.")
        }
        speaker.format = format
        switch invocation.action {
        case .command(let place, let operands):
            let command = try invocation.command(place, given: given.options)
            names.formUnion(operands)
            _ = try speaker.perform(command, operands, invocation.fields, acknowledges: invocation.acknowledges)
        case .send(let file): _ = speaker.send(try ClientProgram.read(file))
        case .prompt, .help: break
        }
        if speaker.isOver {
            speakers[present] = nil
            self.present = speakers.keys.min()
            StandardStreams.tell("The session of \(present) has ended.\n")
        }
    }

    /// Goes on as this account, which logs in where it has not: with a password that is typed, but for the user whom
    /// options or variables name.
    private func become(_ user: String) throws(ArgumentError) -> ClientProgram.Status {
        if speakers[user] == nil {
            let typed = user == program.user ? nil : editor.secret("Password of \(user): ")
            switch try program.open(user, password: typed) {
            case .open(let speaker): speakers[user] = speaker
            case .ended(let status): return status
            }
        }
        present = user
        return .done
    }

    private func tellLast() {
        guard let present, let last = speakers[present]?.last else { return }
        StandardStreams.tell(String(decoding: last.sent + [0x0A] + last.answered + [0x0A], as: UTF8.self))
    }

    private func tellHelp() {
        let own = [
            ("as USER", "go on as this account"), ("accounts", "who is logged in"),
            ("text, xml, json", "how answers are shown"), ("last", "what was sent and answered last"),
            ("history", "what was typed"), ("quit", "log out everywhere"),
        ]
        let rows = ClientInvocation.promptUsage.commands.map { ($0.synopsis, $0.help) } + own
        let options = ClientInvocation.promptUsage.options.map { ($0.synopsis, $0.help) }
        for (head, text) in rows + options {
            StandardStreams.tell("  \(head)\(String(repeating: " ", count: max(1, 34 - head.count)))\(text)\n")
        }
    }

    /// The words that may stand where the last one of a text begins.
    private func completions(_ text: String) -> [String] {
        let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        let forms = ClientInvocation.promptUsage.commands.map { form in
            form.words.filter { $0 != "[" && $0 != "]" }.split(separator: " ").map(String.init)
        }
        let before = words.dropLast()
        let next = forms.filter { $0.count > before.count && $0.starts(with: before) }.map { $0[before.count] }
        let own = before.isEmpty ? ["as", "accounts", "text", "xml", "json", "last", "history", "help", "quit"] : []
        if words.last?.hasPrefix("-") == true { return ClientInvocation.promptUsage.options.map { "--\($0.name)" } }
        return Array(Set(next + own)) + (before.isEmpty ? [] : Array(names))
    }

    /// The words of a line; quotes keep spaces together.
    static func words(in line: String) throws(ArgumentError) -> [String] {
        var words: [String] = []
        var word: String?
        var quote: Character?
        for character in line {
            if let open = quote {
                if character == open { quote = nil } else { word = (word ?? "") + String(character) }
            } else if character == "\"" || character == "'" {
                quote = character
                word = word ?? ""
            } else if character.isWhitespace {
                words += word.map { [$0] } ?? []
                word = nil
            } else {
                word = (word ?? "") + String(character)
            }
        }
        guard quote == nil else { throw ArgumentError("A quotation mark is not closed.") }
        return words + (word.map { [$0] } ?? [])
    }
}
