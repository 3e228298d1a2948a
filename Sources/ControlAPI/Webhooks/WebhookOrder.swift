import Faults
import HTTP
import JSON
import Journal

/// What somebody orders: where deliveries go, and of what.
struct WebhookOrder: Decodable {
    var url: String
    /// Patterns such as `transfer.*`; all events without them.
    var events: [Glob]?
    /// Only of this registrar, and only about such an object.
    var registrar: String?
    var name: Glob?
    /// In place of one that is made.
    var secret: String?

    /// Where it goes; throws at what is no such address, or one that the program was not told of.
    func target(among hosts: Set<String>) throws(HTTPProblem) -> WebhookTarget {
        guard let target = WebhookTarget(url) else {
            throw HTTPProblem(
                422,
                "A webhook has an address such as http://127.0.0.1:9000/hook.",
                members: Self.at("url")
            )
        }
        guard target.isLoopback || hosts.contains(target.host) else {
            let sentence = "Webhooks go to this machine's loopback addresses, and to hosts that --webhook-host names."
            throw HTTPProblem(422, sentence, members: Self.at("url"))
        }
        return target
    }

    /// The events that its patterns name; throws at one that names none.
    func wanted() throws(HTTPProblem) -> Set<WebhookEvent> {
        guard let events else { return Set(WebhookEvent.allCases) }
        var wanted: Set<WebhookEvent> = []
        for (index, pattern) in events.enumerated() {
            let fitting = WebhookEvent.allCases.filter { pattern.matches($0.rawValue) }
            guard !fitting.isEmpty else {
                let known = WebhookEvent.allCases.map(\.rawValue).joined(separator: ", ")
                throw HTTPProblem(422, "The events are \(known).", members: Self.at("events/\(index)"))
            }
            wanted.formUnion(fitting)
        }
        return wanted
    }

    func key() throws(HTTPProblem) -> WebhookSecret {
        guard let secret else { return WebhookSecret() }
        guard let key = WebhookSecret(secret) else {
            let sentence = "A secret is whsec_ and Base64 of 24 to 64 bytes."
            throw HTTPProblem(422, sentence, members: Self.at("secret"))
        }
        return key
    }

    private static func at(_ field: String) -> [String: JSONValue] { ["field": .string("/\(field)")] }
}
