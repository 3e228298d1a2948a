import Network
import Server

/// Makes conversations whose frames are checked in both directions.
final class CheckedService: Service {
    private let service: EPPService
    private let check: FrameCheck
    private let frameLimit: Int

    init(_ service: EPPService, _ check: FrameCheck, frameLimit: Int) {
        self.service = service
        self.check = check
        self.frameLimit = frameLimit
    }

    func conversation() -> any Conversation {
        CheckedConversation(service.conversation(), check, frameLimit: frameLimit)
    }
}
