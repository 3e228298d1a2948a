import Network
import Session

/// Makes conversations whose frames are checked in both directions.
package final class CheckedService: Service {
    private let service: EPPService
    private let check: FrameCheck
    private let frameLimit: Int

    package init(_ service: EPPService, _ check: FrameCheck, frameLimit: Int) {
        self.service = service
        self.check = check
        self.frameLimit = frameLimit
    }

    package func conversation() -> any Conversation {
        CheckedConversation(service.conversation(), check, frameLimit: frameLimit)
    }
}
