import EPP
import XML

/// Holds the frames of conversations with one server against the schemas and the rules that these cannot say.
///
/// It belongs to one thread at a time.
package struct Linter {
    private let schemas: LintSchemas?
    private let exceptions: Set<String>
    private let reader = XMLReader()
    private var conversations: [Int: LintedConversation] = [:]
    private var serverIdentifiers: Set<String> = []

    private let mostIdentifiers: Int
    private let mostRequests: Int

    /// Without schemas, the order of an envelope's parts is all that is looked at of their shape.
    ///
    /// Identifiers beyond `mostIdentifiers` are not kept, and so not missed; requests of a conversation beyond `mostRequests`
    /// are not awaited.
    package init(
        schemas: LintSchemas? = nil,
        except exceptions: Set<String> = [],
        mostIdentifiers: Int = 200_000,
        mostRequests: Int = 10_000
    ) {
        self.schemas = schemas
        self.exceptions = exceptions
        (self.mostIdentifiers, self.mostRequests) = (mostIdentifiers, mostRequests)
    }

    /// Says that a conversation is seen from its connection's first moment, or is the part of one.
    package mutating func begin(_ conversation: Int = 0, isComplete: Bool) {
        conversations[conversation] = LintedConversation()
        conversations[conversation]?.facts.isComplete = isComplete
    }

    /// What is wrong with the next document of a conversation.
    package mutating func flaws(
        of document: [UInt8],
        from sender: Sender,
        in conversation: Int = 0
    ) -> [Flaw] {
        var current = conversations[conversation] ?? LintedConversation()
        defer { conversations[conversation] = current }
        let root: Element
        do throws(XMLError) { root = try reader.read(document) } catch {
            if sender == .client { current.await(nil, atMost: mostRequests) } else { _ = current.takeOutstanding() }
            return kept([Flaw(.wellFormed, error.description, line: error.line)])
        }
        var flaws = schemas?.flaws(of: document, root) ?? []
        guard root.namespace == Namespace.epp, root.name == "epp", let content = root.firstChild else {
            if sender == .client { current.await(nil, atMost: mostRequests) } else { _ = current.takeOutstanding() }
            let found = root.namespace.isEmpty ? "no namespace" : root.namespace
            let isEmpty = root.name == "epp" && root.namespace == Namespace.epp
            let words = isEmpty ? "<epp> is empty" : "the root is <\(root.name)> of \(found)"
            return kept([Flaw(.rootElement, words, line: root.line)] + flaws)
        }
        if schemas == nil { flaws += EnvelopeRules.flaws(of: root) }
        flaws += examine(root, content, from: sender, &current)
        return kept(flaws)
    }

    /// What is wrong with a length that no frame can have, or with a frame whose rest never came.
    package func flawOfFraming(_ message: String, isUnfinished: Bool) -> [Flaw] {
        kept([Flaw(isUnfinished ? .unfinishedFrame : .frameLength, message)])
    }

    /// What is wrong with a conversation that is over now.
    package mutating func end(_ conversation: Int = 0) -> [Flaw] {
        guard let current = conversations.removeValue(forKey: conversation) else { return [] }
        guard current.facts.isComplete, !current.facts.isOver else { return [] }
        return kept(
            current.outstanding.map { command in
                let words = command.flatMap { AskedCommand($0)?.words ?? $0.name } ?? "what could not be read"
                return Flaw(.unanswered, "the connection has ended without an answer to \(words)")
            }
        )
    }

    private mutating func examine(
        _ root: Element,
        _ content: Element,
        from sender: Sender,
        _ current: inout LintedConversation
    ) -> [Flaw] {
        var flaws: [Flaw] = []
        var asked: AskedCommand?
        switch sender {
        case .client:
            asked = AskedCommand(content)
            current.await(content, atMost: mostRequests)
            if let identifier = asked?.clientIdentifier, !identifier.isEmpty {
                let isNew = current.clientIdentifiers.insert(identifier).inserted
                if !isNew { flaws.append(Flaw(.clientIdentifierUnique, "clTRID \(identifier) comes again")) }
            }
        case .server:
            let (pending, misplaced) = current.answered(by: content)
            asked = pending.flatMap { AskedCommand($0) }
            flaws += misplaced + repeatedIdentifier(content)
        }
        if current.clientIdentifiers.count > mostIdentifiers { current.clientIdentifiers = [] }
        let scene = Scene(root: root, content: content, sender: sender, asked: asked, facts: current.facts)
        flaws += Rules.all.flatMap { $0(scene) }
        current.facts.learn(from: scene)
        return flaws
    }

    /// A golden dialogue's `%ANY%` stands for any identifier.
    private mutating func repeatedIdentifier(_ content: Element) -> [Flaw] {
        guard let element = content.first("trID")?.first("svTRID") else { return [] }
        let identifier = element.text.collapsed
        guard !identifier.isEmpty, identifier != "%ANY%" else { return [] }
        guard serverIdentifiers.contains(identifier) else {
            if serverIdentifiers.count < mostIdentifiers { serverIdentifiers.insert(identifier) }
            return []
        }
        return [Flaw(.serverIdentifierUnique, "svTRID \(identifier) comes again", line: element.line)]
    }

    private func kept(_ flaws: [Flaw]) -> [Flaw] { flaws.filter { !exceptions.contains($0.rule.name) } }
}

extension XMLError {
    /// The line that is meant; 0 where none is.
    fileprivate var line: Int {
        switch self {
        case .notWellFormed(let line, _), .documentType(let line), .tooManyAttributes(let line), .tooDeep(let line),
            .tooManyElements(let line):
            line
        case .unsupportedEncoding, .nulByte, .tooLong, .unusableSchema, .outOfMemory: 0
        }
    }
}
