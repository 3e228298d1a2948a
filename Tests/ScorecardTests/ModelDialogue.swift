import Arguments
import Commands
import EPP
import Foundation
import Hosting
import Registry
import Session
import TLS
import TestSupport
import XML

@testable import Client

/// What a client does that passes a card, in the words of `mock-registry epp`; for each step what it does instead to fail it.
///
/// A line is `STEP: SPEAKER: WORDS`; `STEP! SPEAKER: WORDS` takes its place where the step is to fail. A step that has none of
/// the latter is failed by leaving its lines out. `STEP/OTHER: …` takes the place of a step's lines where OTHER is to fail; lines of
/// a step `also` are always there. Behind ` | ` stands what goes into the extension of launch phases; `opusdns GET /v1/domains`
/// and the like are calls over HTTP.
struct ModelDialogue: Sendable {
    struct Line: Sendable {
        let step: String
        /// The step that fails in the run that the line is for.
        let failing: String?
        let speaker: String
        let words: String
    }

    let lines: [Line]

    init(_ text: String) throws {
        lines = try text.split(separator: "\n").compactMap { text in
            guard !text.hasPrefix("#") else { return nil }
            guard let match = text.wholeMatch(of: /([a-z0-9-]+)(?:\/([a-z0-9-]+))?([:!]) ([a-z]+): (.*)/) else {
                throw BadLine(text: String(text))
            }
            let step = String(match.1)
            let failing = match.3 == "!" ? step : match.2.map(String.init)
            return Line(step: step, failing: failing, speaker: String(match.4), words: String(match.5))
        }
    }

    /// A card's file of the fixtures.
    init(of card: String) throws {
        try self.init(String(decoding: Fixtures.bytes("scorecards/\(card).txt"), as: UTF8.self))
    }

    /// The lines of a run in which one step fails, or of one in which none does.
    func lines(failing step: String?) -> [Line] {
        guard let step else { return lines.filter { $0.failing == nil } }
        let replaced = Set(lines.filter { $0.failing == step }.map(\.step)).union([step])
        return lines.filter { replaced.contains($0.step) ? $0.failing == step : $0.failing == nil }
    }

    struct BadLine: Error { let text: String }
}

/// Plays a model dialogue against a registry in this process.
final class ModelClient {
    private let registry: RegistryInstance
    private var dialogues: [String: InProcessDialogue] = [:]
    private var passwords: [String: String]
    private var number = 0
    private let reader = XMLReader()
    /// What answers have told: `$message` is the last message that was read, `$application` the last application.
    private var told: [String: String] = [:]
    private let calls: CallClient
    private(set) var log: [String] = []

    init(_ registry: RegistryInstance) {
        self.registry = registry
        calls = CallClient(registry)
        passwords = registry.server.store.operate { world, _ in world.registrars.mapValues(\.password.revealed) }
    }

    func play(_ lines: [ModelDialogue.Line]) throws {
        for line in lines { try play(line.speaker, line.words) }
    }

    func play(_ speaker: String, _ words: String) throws {
        let parts = words.split(separator: " ").map(String.init)
        switch parts.first {
        case "nothing": return
        // A client that does not like the certificate it is shown.
        case "refuse":
            _ = connection.choice(ofName: nil)
            connection.handshakeFailed(TLSError(.handshake, "unknown CA"), from: "127.0.0.1", serverName: nil)
        case "login":
            _ = connection.choice(ofName: nil)
            let dialogue = InProcessDialogue(registry.server)
            _ = dialogue.greeting()
            dialogues[speaker] = dialogue
            let options = Dictionary(
                uniqueKeysWithValues: parts.dropFirst().map { part in
                    let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
                    return pair.count == 2 ? (pair[0], pair[1]) : ("new", part)
                }
            )
            // `alpha2` is another session of alpha's.
            try ask(speaker, login(speaker.filter(\.isLetter), options), words)
        case "logout": try ask(speaker, Markup("logout"), words)
        case "close":
            dialogues[speaker]?.end()
            dialogues[speaker] = nil
        case "clock":
            registry.server.store.advance(by: try TimeSpan(parts[1]) ?? { throw ModelDialogue.BadLine(text: words) }())
        // Reads its messages until there are none.
        case "drain":
            for _ in 0..<20 {
                try type(speaker, "poll")
                guard log.last?.contains("→ 1301") == true else { break }
                try type(speaker, "poll ack $message")
            }
        case "opusdns", "openprovider", "hostup", "desk": log.append(try calls.call(words, saying: &told))
        default: try type(speaker, words)
        }
    }

    /// What every connection meets before it has a session.
    private var connection: EPPService { EPPService(registry.server) }

    private func type(_ speaker: String, _ typed: String) throws {
        let parts = told.reduce(typed) { $0.replacing("$\($1.key)", with: $1.value) }
            .split(separator: " | ", maxSplits: 1).map(String.init)
        let line = parts[0]
        let launch = try parts.dropFirst().map { try LaunchWords.markup($0) }
        var invocation = ClientInvocation()
        let given = try ClientInvocation.promptUsage.read(try Prompt.words(in: line), into: &invocation)
        guard case .command(let place, let operands) = invocation.action else {
            throw ModelDialogue.BadLine(text: line)
        }
        let command = try invocation.command(place, given: given.options)
        let body = try command.write(operands, invocation.fields)
        let extensions = try invocation.fields.extensionElements(of: command) + launch
        try ask(speaker, body, typed, extensions, invocation.fields.clTRID)
    }

    private func ask(
        _ speaker: String,
        _ body: Markup,
        _ words: String,
        _ extensions: [Markup] = [],
        _ clTRID: String? = nil
    ) throws {
        number += 1
        let rest =
            Markup.unlessEmpty("extension", extensions)
            + (clTRID == "none" ? [] : [Markup("clTRID", text: clTRID ?? "T-\(number)")])
        let content = body.name == "hello" ? body : Markup("command", [body] + rest)
        let root = Markup("epp", ["xmlns": Namespace.epp], [content])
        let answer = dialogues[speaker]?.ask(Array(root.lines.utf8))
        guard let answer, !answer.isEmpty, let read = try? reader.read(answer) else {
            return log.append("\(speaker): \(words) → nothing")
        }
        if let id = read.first("response")?.first("msgQ")?[attribute: "id"] { told["message"] = id }
        let extensions = read.first("response")?.first("extension")?.children ?? []
        let launch = extensions.flatMap(\.children).first { $0.name == "applicationID" }
        if let launch { told["application"] = launch.text }
        let code = read.first("response")?.first("result")?[attribute: "code"] ?? "greeting"
        let values =
            read.first("response")?.first("result")?.all("extValue").compactMap { $0.first("reason")?.text } ?? []
        log.append("\(speaker): \(words) → \(code) \(values.joined(separator: "; "))")
    }

    private func login(_ client: String, _ words: [String: String]) -> Markup {
        let announced = registry.server.router.announced
        let extensions = announced.extensions.sorted().filter { uri in
            words["only"]?.split(separator: ",").contains { uri.contains("\($0)-1") } ?? true
        }
        let asked = Markup.each("extURI", extensions) + Markup.some("extURI", words["plus"])
        let services = Markup(
            "svcs",
            Markup.each("objURI", announced.objects.sorted()) + Markup.unlessEmpty("svcExtension", asked)
        )
        let options = Markup("options", [Markup("version", text: "1.0"), Markup("lang", text: "en")])
        let secrets = Markup.some("pw", words["pw"] ?? passwords[client]) + Markup.some("newPW", words["new"])
        if let new = words["new"] { passwords[client] = new }
        return Markup("login", [Markup("clID", text: client)] + secrets + [options, services])
    }
}
