import EPP
import Registry
import TestSupport
import XML

/// A registry in one mode, and the registrars of the tests at its door.
final class SystemRun {
    let mode: Mode
    let registry: DemoRegistry
    private var sessions: [String: InProcessDialogue] = [:]
    private let reader = XMLReader()
    private var numbers = SeededNumbers(seed: 15)
    private(set) var asked = 0
    private(set) var complaints: [String] = []

    struct Reply {
        let root: Element

        var code: Int { Int(all("result").first?[attribute: "code"] ?? "") ?? 0 }
        var isSuccess: Bool { (1000..<2000).contains(code) }
        var reason: String { text("reason") ?? "" }

        func all(_ name: String) -> [Element] { Self.all(name, in: root) }
        func texts(_ name: String) -> [String] { all(name).map { $0.text.collapsed } }
        func text(_ name: String) -> String? { texts(name).first }
        func statuses() -> [String] { all("status").compactMap { $0[attribute: "s"] } }

        private static func all(_ name: String, in element: Element) -> [Element] {
            (element.name == name ? [element] : []) + element.children.flatMap { all(name, in: $0) }
        }
    }

    init(_ mode: Mode) throws {
        self.mode = mode
        registry = try DemoRegistry(mode.policy)
    }

    /// Sends what stands inside `<command>`, on the registrar's connection of this name.
    @discardableResult
    func ask(_ client: ClientID, _ command: String, connection: String = "") throws -> Reply {
        asked += 1
        let frame = "<epp xmlns=\"\(Namespace.epp)\"><command>\(command)<clTRID>rst-\(asked)</clTRID></command></epp>"
        let answer = session(of: client, connection).ask(Array(frame.utf8)) ?? []
        return Reply(root: try reader.read(answer))
    }

    /// The greeting, as a client sees it first.
    func greeting() throws -> Reply { Reply(root: try reader.read(InProcessDialogue(registry.server).greeting())) }

    private func session(of client: ClientID, _ connection: String) -> InProcessDialogue {
        if let session = sessions[client + connection], !session.isOver { return session }
        let session = InProcessDialogue(registry.server)
        _ = session.ask(registry.login(client))
        sessions[client + connection] = session
        return session
    }

    func complain(_ text: String) { complaints.append(text) }

    func expect(_ holds: Bool, _ text: @autoclosure () -> String) { if !holds { complain(text()) } }

    /// What must be carried out; the answer.
    @discardableResult
    func demand(_ client: ClientID, _ command: String, _ what: String) throws -> Reply {
        let reply = try ask(client, command)
        expect(reply.isSuccess, "\(what) is \(reply.code): \(reply.reason)")
        return reply
    }

    /// What must be refused, by one of these codes where some are named.
    func refuse(_ client: ClientID, _ command: String, _ what: String, _ codes: Int...) throws {
        let reply = try ask(client, command)
        expect(reply.code >= 2000 && (codes.isEmpty || codes.contains(reply.code)), "\(what) is \(reply.code)")
    }

    /// Sends a row's command, and compares what became of it; whether it was carried out.
    func play<Column>(_ row: RowTable<Column>.Row, of table: String, _ client: ClientID, _ command: String) throws
        -> Bool
    {
        let reply = try ask(client, command)
        expect(
            reply.isSuccess == row.passes && reply.code != 2400,
            "\(table) row \(row.number), \(client): \(reply.code) \(reply.reason)"
        )
        return reply.isSuccess
    }

    /// So many random letters, the same in every run.
    func letters(_ count: Int) -> String {
        String((0..<count).map { _ in Character(UnicodeScalar(UInt8(ascii: "a") + UInt8(numbers.below(26)))) })
    }

    /// A name that nobody has.
    func freshName() -> String { "rst\(letters(18)).\(Mode.zone)" }

    /// So many octets in hexadecimal.
    func hexadecimal(_ octets: Int) -> String {
        (0..<octets * 2).map { _ in String(numbers.below(16), radix: 16, uppercase: true) }.joined()
    }

    /// A code as create takes it in this mode.
    var code: String { mode.isSecure ? "" : "rst-Code-1" }
}
