import EPP
import XML

/// `<msgQ>` (RFC 5730 §2.6, §2.9.2.3).
enum QueueRules {
    static let all: [Rules.Check] = [presence, parts]

    private static func presence(_ scene: Scene) -> [Flaw] {
        let queue = scene.isResponse ? scene.content.first("msgQ") : nil
        let line = scene.content.line
        switch scene.code {
        case 1301 where queue == nil: return [Flaw(.queue, "1301 comes without <msgQ>", line: line)]
        case 1300 where queue != nil: return [Flaw(.queue, "1300 comes with <msgQ>", line: line)]
        default: break
        }
        guard let queue else { return [] }
        let count = queue[attribute: "count"].flatMap { Int($0.collapsed) }
        return count == 0 ? [Flaw(.queue, "<msgQ> counts no message", line: queue.line)] : []
    }

    private static func parts(_ scene: Scene) -> [Flaw] {
        guard scene.isResponse, let queue = scene.content.first("msgQ") else { return [] }
        let names = ["qDate", "msg"]
        let isMessage = scene.code == 1301
        return names.compactMap { name in
            let isThere = queue.first(name) != nil
            guard isThere != isMessage else { return nil }
            let words = isThere ? "has <\(name)> although no message is told" : "has no <\(name)>"
            return Flaw(.queue, "<msgQ> \(words)", line: queue.line)
        }
    }
}
