import EPP
import XML

/// What the schemas leave open in a command (RFC 5730 §2.9).
enum CommandRules {
    static let all: [Rules.Check] = [object, poll, transfer]

    private static let aboutObjects: Set = ["check", "info", "create", "delete", "renew", "transfer", "update"]

    private static func object(_ scene: Scene) -> [Flaw] {
        guard scene.isCommand, let asked = scene.asked, aboutObjects.contains(asked.verb), let object = asked.object,
            object.name != asked.verb
        else { return [] }
        return [Flaw(.verbObject, "<\(asked.verb)> holds <\(object.name)>", line: object.line)]
    }

    private static func poll(_ scene: Scene) -> [Flaw] {
        guard scene.isCommand, let asked = scene.asked, asked.verb == "poll", let operation = asked.operation else {
            return []
        }
        let hasMessage = asked.action[attribute: "msgID"] != nil
        switch operation {
        case "ack" where !hasMessage: return [Flaw(.pollMessage, "op=ack names no message", line: asked.action.line)]
        case "req" where hasMessage: return [Flaw(.pollMessage, "op=req names a message", line: asked.action.line)]
        default: return []
        }
    }

    private static func transfer(_ scene: Scene) -> [Flaw] {
        guard scene.isCommand, let asked = scene.asked, asked.verb == "transfer", asked.operation == "request",
            let object = asked.object, [Namespace.domain, Namespace.contact].contains(object.namespace),
            object.first("authInfo") == nil
        else { return [] }
        return [Flaw(.transferCode, "the request has no authInfo", line: object.line)]
    }
}
