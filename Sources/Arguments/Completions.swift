/// A shell for which completions can be written.
package enum Shell: String, CaseIterable, Sendable {
    case bash, zsh, fish
}

extension ProgramUsage {
    /// A script that lets a shell complete the program's commands, options and their values.
    package func completions(for shell: Shell) -> String {
        switch shell {
        case .bash: bashCompletions
        case .zsh: zshCompletions
        case .fish: fishCompletions
        }
    }

    /// The name as a part of a function's name.
    private var identifier: String { name.map { $0 == "-" ? "_" : String($0) }.joined() }

    /// What may follow a word of a command: `show` is followed by the names of policies.
    private var followers: [(word: String, next: [String])] {
        var found: [(word: String, next: [String])] = []
        for command in commands + others {
            let words = command.words.split(separator: " ").map { $0.filter { $0 != "[" && $0 != "]" } }
            var pairs = zip(words, words.dropFirst()).map { ($0, [$1]) }
            if case .one(let operand) = command.operands, let last = words.last { pairs.append((last, operand.words)) }
            for (word, next) in pairs {
                if let place = found.firstIndex(where: { $0.word == word }) {
                    found[place].next += next
                } else {
                    found.append((word, next))
                }
            }
        }
        return found
    }

    private var firstWords: [String] {
        (commands + others).map(\.first).reduce(into: []) { words, word in
            if !word.isEmpty, !words.contains(word) { words.append(word) }
        }
    }

    private var bashCompletions: String {
        let values = options.compactMap { option in
            option.value.map { "        --\(option.name)) \(Self.bashValues($0)); return ;;\n" }
        }
        let further = optionsOfParts.compactMap { row in
            row.value.map { "        --\(row.name)) \(Self.bashValues($0)); return ;;\n" }
        }
        let next = followers.map { "        \($0.word)) \(Self.bashWords($0.next)); return ;;\n" }
        let own = parts.map { part in
            "        \(part.verb)) [[ $word == -* ]] && { \(Self.bashWords(part.rows.map { "--\($0.name)" })); return; } ;;\n"
        }
        let all = firstWords + options.map { "--\($0.name)" }
        return """
            # Completions of \(name) for bash.
            _\(identifier)() {
                local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
                COMPREPLY=()
                case $before in
            \(values.joined())\(further.joined())\(next.joined())    esac
                case ${COMP_WORDS[1]} in
            \(own.joined())    esac
                \(Self.bashWords(all))
            }
            complete -o default -F _\(identifier) \(name)

            """
    }

    private static func bashWords(_ words: [String]) -> String {
        "mapfile -t COMPREPLY < <(compgen -W '\(words.joined(separator: " "))' -- \"$word\")"
    }

    private static func bashValues(_ value: OptionValue) -> String {
        let kind = value.isFile ? "-f " : value.isFolder ? "-d " : ""
        guard !kind.isEmpty || !value.words.isEmpty else { return ":" }
        let words = value.words.isEmpty ? "" : "-W '\(value.words.joined(separator: " "))' "
        return "mapfile -t COMPREPLY < <(compgen \(kind)\(words)-- \"$word\")"
    }

    private var zshCompletions: String {
        let lines =
            options.map { Self.zshLine($0.name, $0.value, $0.help, isRepeatable: $0.isRepeatable) }
            + optionsOfParts.map { Self.zshLine($0.name, $0.value, $0.help, isRepeatable: $0.isRepeatable) }
        let next = followers.map { "        \($0.word)) compadd -- \($0.next.joined(separator: " ")) ;;\n" }
        return """
            #compdef \(name)
            # Completions of \(name) for zsh.
            _\(identifier)_words() {
                case $words[CURRENT-1] in
            \(next.joined())        *) compadd -- \(firstWords.joined(separator: " ")) ;;
                esac
            }
            _arguments \\
            \(lines.joined(separator: " \\\n")) \\
                '*: :_\(identifier)_words'

            """
    }

    private static func zshLine(_ name: String, _ value: OptionValue?, _ help: String, isRepeatable: Bool) -> String {
        let text = help.replacing("'", with: "'\\''").replacing("[", with: "\\[").replacing("]", with: "\\]")
        let head = "\(isRepeatable ? "*" : "")--\(name)[\(text)]"
        guard let value else { return "    '\(head)'" }
        return "    '\(head):\(value.name):\(Self.zshAction(value))'"
    }

    private static func zshAction(_ value: OptionValue) -> String {
        if value.isFolder { return "_files -/" }
        if value.isFile, value.words.isEmpty { return "_files" }
        if value.isFile { return "{ compadd -- \(value.words.joined(separator: " ")); _files }" }
        return value.words.isEmpty ? "" : "(\(value.words.joined(separator: " ")))"
    }

    private var fishCompletions: String {
        let words = firstWords.compactMap { word in (commands + others).first { $0.first == word } }.map { command in
            "complete -c \(name) -n __fish_use_subcommand -a \(command.first) -d '\(Self.fishText(command.help))'\n"
        }
        let next = followers.map { word, next in
            "complete -c \(name) -n '__fish_seen_subcommand_from \(word)' -a '\(next.joined(separator: " "))'\n"
        }
        let lines = options.map { option in
            let letter = option.letter.map { " -s \($0)" } ?? ""
            let value = option.value.map { " \(Self.fishValues($0))" } ?? ""
            return "complete -c \(name) -l \(option.name)\(letter)\(value) -d '\(Self.fishText(option.help))'\n"
        }
        let own = parts.flatMap { part in
            part.rows.map { row in
                let value = row.value.map { " \(Self.fishValues($0))" } ?? ""
                let condition = "-n '__fish_seen_subcommand_from \(part.verb)'"
                return "complete -c \(name) \(condition) -l \(row.name)\(value) -d '\(Self.fishText(row.help))'\n"
            }
        }
        let head = "# Completions of \(name) for fish.\ncomplete -c \(name) -f\n"
        return head + words.joined() + next.joined() + lines.joined() + own.joined()
    }

    private static func fishValues(_ value: OptionValue) -> String {
        let files = value.isFile ? "-r -F" : value.isFolder ? "-x -a '(__fish_complete_directories)'" : "-x"
        return value.words.isEmpty ? files : "\(files) -a '\(value.words.joined(separator: " "))'"
    }

    private static func fishText(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("'", with: "\\'")
    }
}
