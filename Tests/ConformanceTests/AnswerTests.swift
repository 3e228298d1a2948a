import EPP
import TestSupport
import Testing
import XML

/// Every answer that the server writes is valid by the official schemas.
@Suite(.enabled(if: Standards.areHere, Comment(rawValue: Standards.sentence)))
struct AnswerTests {
    private static let schema: Result<SchemaSet, any Error> = Result { try Standards.schemasWithOurs() }

    @Test(arguments: Conversation.all)
    func ofADialogueAreValid(_ conversation: Conversation) throws {
        var run = try ConversationRun.inProcess(conversation)
        try run.play()
        #expect(!run.answers.isEmpty)
        for answer in run.answers { try Self.expectValid(answer) }
    }

    /// Refusals too quote what the client sent.
    @Test(arguments: 0..<20)
    func toMutatedCommandsAreValid(_ seed: UInt64) throws {
        var numbers = SeededNumbers(seed: seed)
        let reader = XMLReader()
        let frames = Conversation.all.flatMap { conversation in
            conversation.steps.compactMap(\.request).compactMap {
                try? reader.read(conversation.contents(of: $0) ?? [])
            }
        }
        try #require(!frames.isEmpty)
        let mutation = FrameMutation(from: frames)
        let registry = try DemoRegistry()
        var dialogue = InProcessDialogue(registry.server)
        for _ in 0..<500 {
            if dialogue.isOver || numbers.isOne(in: 50) {
                dialogue = InProcessDialogue(registry.server)
                _ = dialogue.ask(registry.login(["alpha", "beta", "gamma"][numbers.below(3)]))
            }
            let isMutated = !numbers.isOne(in: 3)
            let frame = frames[numbers.below(frames.count)]
            let request = FrameMutation.bytes(of: isMutated ? mutation.mutated(frame, &numbers) : frame, &numbers)
            try Self.expectValid(#require(dialogue.ask(request)), to: request)
        }
    }

    private static func expectValid(_ answer: [UInt8], to request: [UInt8] = []) throws {
        let problems = try schema.get().problems(in: answer)
        guard !problems.isEmpty else { return }
        let texts = [request, answer].map { String(decoding: $0, as: UTF8.self) }
        Issue.record("\(problems)\n\(texts[1])\nto\n\(texts[0])")
    }
}
