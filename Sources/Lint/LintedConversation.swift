import EPP
import XML

/// What is known of one conversation.
struct LintedConversation {
    var facts = SessionFacts()
    /// What waits for an answer: nil where it could not be read.
    private(set) var outstanding: [Element?] = []
    var clientIdentifiers: Set<String> = []
}

extension LintedConversation {
    /// Awaits an answer; who asks so much and hears nothing is told of the first of it.
    mutating func await(_ request: Element?, atMost most: Int) {
        if outstanding.count < most { outstanding.append(request) }
    }

    /// What the next answer belongs to: answers come in the order of the commands (RFC 5734 §3).
    mutating func takeOutstanding() -> Element? {
        outstanding.isEmpty ? nil : outstanding.removeFirst()
    }

    /// The request that a server's document answers, and what is wrong with its coming now.
    mutating func answered(by content: Element) -> (request: Element?, flaws: [Flaw]) {
        let isFirst = !facts.hasGreeted
        guard !facts.isComplete || !isFirst else {
            facts.hasGreeted = true
            guard content.name != "greeting" else { return (nil, []) }
            return (takeOutstanding(), [Flaw(.greetingFirst, "<\(content.name)> comes before any greeting")])
        }
        if facts.isOver { return (takeOutstanding(), [Flaw(.sessionOver, "a document comes after the session's end")]) }
        guard !outstanding.isEmpty else {
            let flaw = Flaw(.unasked, "<\(content.name)> comes although nothing was asked")
            return (nil, facts.isComplete ? [flaw] : [])
        }
        guard let request = outstanding.removeFirst() else { return (nil, []) }
        let expected = request.name == "hello" ? "greeting" : "response"
        guard ["greeting", "response"].contains(content.name), content.name != expected else { return (request, []) }
        let flaw = Flaw(.answerKind, "<\(request.name)> is answered by <\(content.name)>", line: content.line)
        return (request, [flaw])
    }
}

extension SessionFacts {
    /// Learns what a greeting and a successful login tell.
    mutating func learn(from scene: Scene) {
        if scene.isGreeting { (greeting, hasGreeted) = (Services(greeting: scene.content), true) }
        guard let code = scene.code else { return }
        if scene.asked?.verb == "login", code == 1000, let action = scene.asked?.action {
            login = Services(login: action)
            client = action.first("clID")?.text.collapsed
        }
        if ResultCode(rawValue: code)?.endsSession == true { isOver = true }
    }
}
