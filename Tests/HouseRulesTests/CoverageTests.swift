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
        withKnownIssue("dialogues of some extensions are still to come", isIntermittent: true) {
            #expect(silent.isEmpty, "\(silent.map(\.description).sorted())")
        } when: {
            silent.allSatisfy { Self.awaited.contains($0.namespace) }
        }
    }

    /// Extensions whose dialogues are still to come.
    private static let awaited: Set = [
        "urn:mock-registry:authCode-1.0",
        "urn:ietf:params:xml:ns:epp:unhandled-namespaces-1.0",
        "urn:ietf:params:xml:ns:epp:secure-authinfo-transfer-1.0",
        "urn:ietf:params:xml:ns:changePoll-1.0",
        "urn:ietf:params:xml:ns:allocationToken-1.0",
        "urn:ietf:params:xml:ns:epp:maintenance-1.0",
        "urn:ietf:params:xml:ns:epp:ttl-1.0",
        "urn:ietf:params:xml:ns:epp:fee-1.0",
    ]

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
        withKnownIssue("its dialogues are still to come", isIntermittent: true) {
            #expect(occurs)
        } when: {
            Self.awaited.contains(namespace)
        }
    }
}
