import Commands
import EPP
import Extensions
import TestSupport
import Testing
import XML

/// Every command has been spoken in some dialogue.
@Suite struct CoverageTests {
    private static let commands = standardCommands + standardExtensions.flatMap { $0.commands }

    /// The commands, by verb and namespace, that occur in the requests of the dialogues.
    private static let spoken: Set<CommandKey> = {
        let reader = XMLReader()
        let keys = Conversation.all.flatMap { conversation in
            conversation.steps.compactMap(\.request).compactMap { file -> CommandKey? in
                guard let root = try? reader.read(conversation.contents(of: file) ?? []),
                    case .command(let envelope) = try? Request(root)
                else { return nil }
                return try? Action(envelope.action).key
            }
        }
        return Set(keys)
    }()

    @Test func everyCommandIsSpoken() {
        let silent = Self.commands.map { $0.key }.filter { !Self.spoken.contains($0) }
        #expect(silent.isEmpty, "\(silent.map(\.description).sorted())")
    }

    /// An extension is spoken when its namespace occurs in a request or in an answer.
    @Test(arguments: standardExtensions.map { $0.namespace })
    func everyExtensionIsSpoken(_ namespace: String) {
        let occurs = Conversation.all.contains { conversation in
            guard !conversation.name.hasPrefix("session/") else { return false }
            let files = conversation.steps.flatMap { [$0.request, $0.response] }.compactMap(\.self)
            return files.contains { file in
                String(decoding: conversation.contents(of: file) ?? [], as: UTF8.self).contains(namespace)
            }
        }
        #expect(occurs)
    }
}
