import Client
import EPP
import TestSupport
import Testing
import XML

/// Registrars that speak to a server, each over a connection of its own that is kept until the end.
struct Conversationalist {
    private let address: ServerConnection.Address
    private let passwords: [String: String]

    init(_ address: ServerConnection.Address, _ passwords: [String: String]) {
        self.address = address
        self.passwords = passwords
    }

    /// The answers to these commands alone, in order.
    func answers(to lines: [(client: String, action: Markup, extensions: [Markup])]) throws -> [[UInt8]] {
        var sessions: [(String, ClientSession)] = []
        var answers: [[UInt8]] = []
        for line in lines {
            let session: ClientSession
            if let known = sessions.first(where: { $0.0 == line.client })?.1 {
                session = known
            } else {
                session = try ClientSession(ServerConnection(to: address), mark: "T-\(line.client)")
                let answer = try session.login(line.client, password: passwords[line.client] ?? "")
                #expect(answer.code == 1000)
                sessions.append((line.client, session))
            }
            answers.append(try session.ask(line.action, line.extensions).document)
        }
        for (_, session) in sessions { #expect(try session.logout().code == 1500) }
        return answers
    }
}

extension Markup {
    /// `<info><domain:info>…`, of one object.
    static func object(_ verb: String, _ kind: String, _ name: String) -> Markup {
        let field = Markup("\(kind):\(kind == "contact" ? "id" : "name")", text: name)
        return Markup(
            verb,
            [Markup("\(kind):\(verb)", ["xmlns:\(kind)": "urn:ietf:params:xml:ns:\(kind)-1.0"], [field])]
        )
    }

    /// A domain with its code.
    static func domain(_ verb: String, _ name: String, code: String) -> Markup {
        Markup(
            "domain:\(verb)",
            ["xmlns:domain": Namespace.domain],
            [Markup("domain:name", text: name), Markup("domain:authInfo", [Markup("domain:pw", text: code)])]
        )
    }
}

/// Two answers, dates and identifiers apart.
enum Answers {
    private static let varying: Set = [
        "svDate", "qDate", "crDate", "upDate", "exDate", "trDate", "reDate", "acDate", "paDate", "clTRID", "svTRID",
    ]

    /// Their first difference; nil where there is none.
    static func difference(_ expected: [UInt8], _ actual: [UInt8], dates: Bool = true) throws -> String? {
        let reader = XMLReader()
        let (first, second) = (try reader.read(expected), try reader.read(actual))
        return XMLDifference.first(expected: dates ? masked(first) : first, actual: dates ? masked(second) : second)
    }

    private static func masked(_ element: Element) -> Element {
        var element = element
        if varying.contains(element.name) { element.text = "-" }
        element.children = element.children.map(masked)
        return element
    }
}
