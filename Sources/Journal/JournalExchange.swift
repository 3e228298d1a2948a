import EPP
import XML

/// What a client asked and what came of it; a greeting has no request, and where an answer was lost there is no response.
package struct JournalExchange: Sendable {
    package var request: JournalEntry?
    package var verdict: JournalEntry?
    package var response: JournalEntry?

    /// The entry with which it began.
    package var first: JournalEntry? { request ?? verdict ?? response }
    /// The entry with which it ended.
    package var last: JournalEntry? { response ?? verdict ?? request }

    /// What became of the command; nil for a hello and a greeting.
    package var outcome: JournalEntry.Verdict? {
        if case .verdict(let verdict)? = verdict?.event { verdict } else { nil }
    }

    /// `domain:create`; `hello`, `greeting`, and `unreadable` for what is no command.
    package var command: String {
        if let outcome { return outcome.command ?? "unreadable" }
        return request == nil ? "greeting" : "hello"
    }
}

extension Sequence<JournalEntry> {
    /// The exchanges of each session, in the order in which they began.
    package var exchanges: [JournalExchange] {
        var all: [JournalExchange] = []
        var open: [Int: Int] = [:]
        for entry in self {
            switch entry.kind {
            case .received:
                open[entry.session] = all.count
                all.append(JournalExchange(request: entry))
            case .sent, .verdict:
                let place = open[entry.session] ?? all.count
                if place == all.count { all.append(JournalExchange()) }
                if entry.kind == .sent {
                    all[place].response = entry
                    open[entry.session] = nil
                } else {
                    all[place].verdict = entry
                    open[entry.session] = place
                }
            default: break
            }
        }
        return all
    }
}

extension JournalEntry {
    /// Of a frame: its XML, with secrets masked.
    package var frame: String? {
        switch event {
        case .received(let text), .sent(let text): text
        default: nil
        }
    }

    /// Of a frame: its elements, as `domain:ns`, with each attribute, as `rgp:restore@op=report`, and with a short text, as
    /// `domain:trStatus=pending`; none where it is not XML.
    package var elements: Set<String> {
        guard let frame, let root = try? XMLReader().read(Array(frame.utf8)) else { return [] }
        var (found, waiting): (Set<String>, [Element]) = ([], [root])
        while let element = waiting.popLast() {
            let name = "\(CommandKey.shortName(of: element.namespace)):\(element.name)"
            found.insert(name)
            for attribute in element.attributes { found.insert("\(name)@\(attribute.name)=\(attribute.value)") }
            if element.hasText, !element.hasChildren, element.text.utf8.count <= 32 {
                found.insert("\(name)=\(element.text)")
            }
            waiting += element.children
        }
        return found
    }
}
