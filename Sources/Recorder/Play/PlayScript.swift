import EPP
import Lint
import XML

/// A client's request as it is matched: by command, objects and who asks, and if it can be by everything but its identifier and
/// its dates.
struct PlayRequest {
    /// `domain:info`, `hello`.
    let command: String
    let objects: [String]
    let client: String?
    /// The request in one form of writing, without identifier and dates.
    let text: String
    /// Whether it only asks, and may be asked again.
    let isRepeatable: Bool

    init(_ root: Element, from client: String?) {
        let key = Exchange.key(of: root)
        command = key?.shortDescription ?? root.firstChild?.name ?? ""
        objects = Exchange.objects(of: root)
        self.client = client
        isRepeatable = key.map { $0.verb.onlyAsks || ["login", "logout"].contains($0.verb.name) } ?? true
        var xml = XMLWriter()
        xml.write(Self.plain(root))
        text = String(decoding: xml.finish(), as: UTF8.self)
    }

    /// What a person is told of it.
    var words: String { ([command] + objects + (client.map { ["(\($0))"] } ?? [])).joined(separator: " ") }

    private static func plain(_ element: Element) -> Element {
        var element = element
        let text = element.text.collapsed
        let isDate = Instant(text) != nil || element.name == "curExpDate"
        element.text = isDate ? "" : text
        element.children = element.children.filter { $0.name != "clTRID" }.map(plain)
        element.attributes = element.attributes.filter { $0.namespace != Namespace.schemaInstance }
        return element
    }
}

/// A recording as it is played: each exchange with the state of its objects before it.
struct PlayScript: Sendable {
    struct Entry: Sendable {
        let exchange: Exchange
        let command: String
        let objects: [String]
        let text: String
        /// The changes that each of its objects had seen.
        let before: [[String]]
    }

    let greeting: Exchange.Document?
    let entries: [Entry]

    init(_ recording: Recording) {
        greeting = recording.exchanges.first { $0.request == nil }?.answer
        var histories = Histories()
        entries = recording.exchanges.compactMap { exchange in
            guard let root = exchange.request?.root, exchange.answer != nil else { return nil }
            let request = PlayRequest(root, from: exchange.client)
            let before = histories.states(of: request)
            if exchange.changes { histories.note(request) }
            return Entry(
                exchange: exchange,
                command: request.command,
                objects: request.objects,
                text: request.text,
                before: before
            )
        }
    }
}

/// Which changes objects have seen, in order.
struct Histories: Sendable {
    private var histories: [String: [String]] = [:]

    func states(of request: PlayRequest) -> [[String]] { Self.keys(request).map { histories[$0] ?? [] } }

    mutating func note(_ request: PlayRequest) {
        for key in Self.keys(request) { histories[key, default: []].append(request.text) }
    }

    /// A registrar's queue of messages is an object, too.
    private static func keys(_ request: PlayRequest) -> [String] {
        if request.command.hasPrefix("poll:") { return ["poll \(request.client ?? "")"] }
        let kind = request.command.prefix { $0 != ":" }
        return request.objects.map { "\(kind) \($0)" }
    }
}

/// How far a recording has been played.
struct PlayProgress {
    private let choice: PlayStyle.Choice
    private var used: Set<Int> = []
    private var histories = Histories()

    init(_ choice: PlayStyle.Choice) { self.choice = choice }

    /// The exchange whose answer comes next for a request; nil where none was recorded.
    mutating func next(for request: PlayRequest, in script: PlayScript) -> Exchange? {
        let about = script.entries.indices.filter {
            script.entries[$0].command == request.command && script.entries[$0].objects == request.objects
        }
        let own = about.filter { script.entries[$0].exchange.client == request.client }
        let candidates = own.isEmpty ? about : own
        guard let place = choice == .order ? inOrder(candidates, request, script) : byState(candidates, request, script)
        else { return nil }
        used.insert(place)
        let exchange = script.entries[place].exchange
        // The history is that of the recording: what was asked there is what its later states follow.
        if exchange.changes, let root = exchange.request?.root {
            histories.note(PlayRequest(root, from: exchange.client))
        }
        return exchange
    }

    private func inOrder(_ candidates: [Int], _ request: PlayRequest, _ script: PlayScript) -> Int? {
        let fresh = candidates.filter { !used.contains($0) }
        if let place = fresh.first(where: { script.entries[$0].text == request.text }) ?? fresh.first { return place }
        guard request.isRepeatable else { return nil }
        return candidates.last { script.entries[$0].text == request.text } ?? candidates.last
    }

    private func byState(_ candidates: [Int], _ request: PlayRequest, _ script: PlayScript) -> Int? {
        let state = histories.states(of: request)
        let fitting = candidates.filter { script.entries[$0].before == state }
        return fitting.first { script.entries[$0].text == request.text } ?? fitting.first
    }
}
