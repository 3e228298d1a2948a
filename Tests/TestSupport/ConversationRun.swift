import EPP
import Foundation
import Registry
import XML

/// Plays one dialogue against one registry and notes every difference.
package struct ConversationRun {
    /// Opens a session's client end.
    package typealias Open = () throws -> any Dialogue

    private let conversation: Conversation
    private let clock: Clock
    private let outbox: () -> Outbox.Delivery?
    private let holder: (String, HolderAnswer) -> Bool
    private let login: (ClientID) -> [UInt8]
    private let open: Open
    private let isRecording: Bool
    private var dialogues: [String: any Dialogue] = [:]
    private let reader = XMLReader()
    private var heard = HeardCodes()
    /// What was not as it should be, one readable message each.
    package private(set) var complaints: [String] = []
    /// Everything that the server said.
    package private(set) var answers: [[UInt8]] = []

    package init(
        _ conversation: Conversation,
        clock: Clock,
        outbox: @escaping () -> Outbox.Delivery? = { nil },
        holder: @escaping (String, HolderAnswer) -> Bool = { _, _ in false },
        isRecording: Bool = false,
        login: @escaping (ClientID) -> [UInt8],
        open: @escaping Open
    ) {
        self.conversation = conversation
        self.clock = clock
        self.outbox = outbox
        self.holder = holder
        self.isRecording = isRecording
        self.login = login
        self.open = open
    }

    /// A run in this process, without a socket.
    package static func inProcess(_ conversation: Conversation, isRecording: Bool = false) throws -> ConversationRun {
        inProcess(
            conversation,
            try DemoRegistry(of: conversation),
            isRecording: isRecording
        )
    }

    /// A run in this process against a registry that was made for it.
    package static func inProcess(
        _ conversation: Conversation,
        _ registry: DemoRegistry,
        isRecording: Bool = false
    ) -> ConversationRun {
        ConversationRun(
            conversation,
            clock: registry.store.clock,
            outbox: registry.lastDelivery,
            holder: registry.answerTransfer,
            isRecording: isRecording,
            login: registry.login,
            open: { InProcessDialogue(registry.server) }
        )
    }

    /// A run over TLS, by a listener of its own; answers the complaints.
    package static func overTLS(_ conversation: Conversation) throws -> [String] {
        let registry = try DemoRegistry(of: conversation)
        return try TLSServer.shared.get().serve(registry) { open in
            var run = ConversationRun(
                conversation,
                clock: registry.store.clock,
                outbox: registry.lastDelivery,
                holder: registry.answerTransfer,
                login: registry.login,
                open: open
            )
            try run.play()
            return run.complaints
        }
    }

    /// Plays all steps; stops at nothing, since later steps tell more.
    package mutating func play() throws {
        for step in conversation.steps {
            guard let speaker = step.speaker else {
                try playSilently(step)
                continue
            }
            let dialogue = try dialogue(of: speaker, step)
            guard let request = step.request else {
                try check(dialogue.greeting(), step)
                continue
            }
            let answer = try dialogue.ask(heard.filled(conversation.contents(of: request) ?? []))
            guard let answer else {
                complain(step, "the server closed without an answer")
                continue
            }
            try check(answer, step)
            try checkEnd(of: dialogue, after: answer, step)
        }
        for file in conversation.strayFiles { complaints.append("\(conversation.name)/\(file) is no step's file") }
    }

    private mutating func playSilently(_ step: Conversation.Step) throws {
        if step.looksIntoOutbox { return try lookIntoOutbox(step) }
        try step.isHolders ? answerAsHolder(step) : advance(step)
    }

    /// `confirm %KEY1%` or `refuse %KEY1%`; with `in vain` behind it the key must open nothing.
    private mutating func answerAsHolder(_ step: Conversation.Step) throws {
        let text = heard.filled(String(decoding: conversation.contents(of: step.file) ?? [], as: UTF8.self))
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        guard words.count >= 2, let answer = HolderAnswer(rawValue: words[0]) else {
            return complain(step, "\"\(text)\" is no answer of a holder")
        }
        let isInVain = words.dropFirst(2) == ["in", "vain"]
        if holder(words[1], answer) == isInVain { complain(step, isInVain ? "the key opens" : "the key opens nothing") }
    }

    private mutating func advance(_ step: Conversation.Step) throws {
        let text = String(decoding: conversation.contents(of: step.file) ?? [], as: UTF8.self)
        guard let span = TimeSpan(text.trimmingCharacters(in: .whitespacesAndNewlines)) else {
            return complain(step, "\"\(text)\" is no span of time")
        }
        clock.advance(by: span)
    }

    /// The last thing that a holder was sent, a line for each of its parts.
    private mutating func lookIntoOutbox(_ step: Conversation.Step) throws {
        guard let delivery = outbox() else { return complain(step, "nothing was sent to a holder") }
        heard.hear(delivery)
        let expected = String(decoding: conversation.contents(of: step.file) ?? [], as: UTF8.self)
        if isRecording, expected.isEmpty { return try conversation.record(heard.masked(delivery.text), as: step.file) }
        guard heard.filled(expected) != delivery.text else { return }
        complain(step, "--- expected\n\(heard.filled(expected))--- sent\n\(delivery.text)")
    }

    /// A registrar is logged in before its first step.
    private mutating func dialogue(of speaker: String, _ step: Conversation.Step) throws -> any Dialogue {
        if let known = dialogues[speaker] { return known }
        let fresh = try open()
        dialogues[speaker] = fresh
        guard !step.isAnonymous else { return fresh }
        answers.append(try fresh.greeting())
        let answer = try fresh.ask(login(speaker)) ?? []
        answers.append(answer)
        if try code(of: answer) != "1000" {
            complain(step, "\(speaker) cannot log in:\n\(IndentedXML.text(of: answer))")
        }
        return fresh
    }

    private func code(of answer: [UInt8]) throws -> String? {
        try reader.read(answer).first("response")?.first("result")?[attribute: "code"]
    }

    private mutating func check(_ answer: [UInt8], _ step: Conversation.Step) throws {
        answers.append(answer)
        heard.hear(try reader.read(answer))
        guard let file = step.response, let recorded = conversation.contents(of: file), !recorded.isEmpty else {
            return try recordOrComplain(answer, step)
        }
        let expected = heard.filled(recorded)
        guard let difference = try XMLDifference.first(expected: reader.read(expected), actual: reader.read(answer))
        else { return }
        let texts = [expected, answer].map(IndentedXML.text)
        complain(step, "\(difference)\n--- expected\n\(texts[0])--- actual\n\(texts[1])")
    }

    private mutating func recordOrComplain(_ answer: [UInt8], _ step: Conversation.Step) throws {
        guard let file = step.response, isRecording else {
            return complain(step, "no recorded answer; the server says\n\(IndentedXML.text(of: answer))")
        }
        let text = heard.masked(IndentedXML.text(of: answer))
        try conversation.record(text.replacing(/<svTRID>[^<]*</, with: "<svTRID>\(XMLDifference.anything)<"), as: file)
    }

    /// Four codes end a session, and nothing else does (RFC 5730 §2 Figure 1, §3).
    private mutating func checkEnd(of dialogue: any Dialogue, after answer: [UInt8], _ step: Conversation.Step) throws {
        let code = try code(of: answer) ?? ""
        let shouldEnd = ["1500", "2500", "2501", "2502"].contains(code)
        guard try dialogue.isOver != shouldEnd else { return }
        complain(step, "after \(code) the session \(shouldEnd ? "goes on" : "is over")")
    }

    private mutating func complain(_ step: Conversation.Step, _ message: String) {
        complaints.append("\(conversation.name)/\(step.file): \(message)")
    }
}

extension Outbox.Delivery {
    /// As the dialogues' files have it.
    fileprivate var text: String {
        let lines = [
            "to \(recipient)", "domain \(domain)", code.isEmpty ? nil : "code \(code)",
            processNumber.map { "process number \($0)" }, requester.map { "for \($0)" }, key.map { "key \($0)" },
            "sent \(sent)", expires.map { "expires \($0)" },
        ]
        return lines.compactMap(\.self).joined(separator: "\n") + "\n"
    }
}
