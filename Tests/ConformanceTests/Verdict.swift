import Commands
import EPP
import XML

/// What our own readers say about a frame, without any world: accepted, or the refusal.
enum Verdict: Equatable {
    case accepted
    case refused(EPPError)
    /// Not well formed: no reader saw it.
    case unreadable(String)

    var isAcceptance: Bool { self == .accepted }

    /// Reads as a session does that has listed everything; a login is read as before login.
    static func of(_ bytes: [UInt8], _ router: Router, _ reader: XMLReader) -> Verdict {
        do {
            let root = try reader.read(bytes)
            guard case .command(let envelope) = try Request(root) else { return .accepted }
            let isLogin = envelope.action.name == "login" && envelope.action.namespace == Namespace.epp
            _ = try router.read(Action(envelope.action), of: envelope, for: isLogin ? nil : router.announced)
            return .accepted
        } catch let error as EPPError {
            return .refused(error)
        } catch {
            return .unreadable("\(error)")
        }
    }
}
