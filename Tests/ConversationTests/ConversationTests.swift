import Foundation
import TestSupport
import Testing

/// Every dialogue of Fixtures/conversations, each against a registry of its own.
@Suite struct ConversationTests {
    private static let isRecording = ProcessInfo.processInfo.environment["RECORD_CONVERSATIONS"] == "1"

    @Test(arguments: Conversation.all)
    func inProcess(_ conversation: Conversation) throws {
        var run = try ConversationRun.inProcess(conversation, isRecording: Self.isRecording)
        try run.play()
        for complaint in run.complaints { Issue.record("\(complaint)") }
    }

    @Test(arguments: Conversation.all)
    func overTLS(_ conversation: Conversation) throws {
        for complaint in try ConversationRun.overTLS(conversation) { Issue.record("\(complaint)") }
    }

    @Test func thereAreDialogues() {
        #expect(!Conversation.all.isEmpty)
        #expect(Conversation.all.allSatisfy { !$0.steps.isEmpty })
    }
}
