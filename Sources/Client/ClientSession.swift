import EPP
import Lint
import XML

/// A conversation with an EPP server, which holds all that the server says against the rules of `mock-registry lint`.
package final class ClientSession {
    /// Something that the server did and a standard forbids; the conversation goes on.
    package typealias Oddity = String

    /// Why a conversation ends.
    package enum Failure: Error, CustomStringConvertible {
        case connection(ServerConnection.Failure)
        /// What came is no XML, or no EPP.
        case notEPP(String)

        package var description: String {
            switch self {
            case .connection(let failure): failure.description
            case .notEPP(let reason): "the server's answer is no EPP: \(reason)"
            }
        }
    }

    package let greeting: Answer
    /// The extensions that the greeting announces and the login asks for.
    package private(set) var extensions: [String]
    private let connection: ServerConnection
    private let schemas: SchemaSet?
    private var number = 0
    private let mark: String
    private var linter = Linter()
    private var oddities: [Oddity] = []

    /// Takes a connection over, and waits for the greeting.
    ///
    /// `mark` begins every `clTRID`; with schemas, documents of either side are held against them.
    package init(_ connection: ServerConnection, mark: String, schemas: SchemaSet? = nil) throws(Failure) {
        self.connection = connection
        self.mark = mark
        self.schemas = schemas
        let (answer, problems) = try Self.next(connection, schemas)
        guard answer.isGreeting else { throw .notEPP("no greeting came first (RFC 5730 §2.4)") }
        greeting = answer
        extensions = answer.announced("svcExtension", "extURI")
        linter.begin(isComplete: true)
        note(problems + flaws(of: answer))
    }

    /// What was odd since this was asked last.
    package func takeOddities() -> [Oddity] {
        defer { oddities = [] }
        return oddities
    }

    /// Logs in with every object and extension that the greeting announces, or with these extensions.
    ///
    /// The password goes into loginSec where the server knows that: some demand it of every login, though RFC 8807 §4.1
    /// only does of passwords longer than 16 characters.
    package func login(
        _ user: String,
        password: String,
        newPassword: String? = nil,
        extensions wanted: [String]? = nil
    ) throws(Failure) -> Answer {
        extensions = wanted ?? extensions
        let services = Markup(
            "svcs",
            Markup.each("objURI", greeting.announced("objURI"))
                + Markup.unlessEmpty("svcExtension", Markup.each("extURI", extensions))
        )
        let options = Markup("options", [Markup("version", text: "1.0"), Markup("lang", text: "en")])
        let secrets = LoginSecrets(password, new: newPassword, isSecure: extensions.contains(LoginSecrets.namespace))
        let login = Markup("login", [Markup("clID", text: user)] + secrets.children + [options, services])
        return try ask(login, secrets.extensions)
    }

    package func logout() throws(Failure) -> Answer { try ask(Markup("logout"), []) }

    /// Sends a command and waits for its answer.
    package func ask(_ body: Markup, _ extensions: [Markup], clTRID: String? = nil) throws(Failure) -> Answer {
        try ask(document(body, extensions, clTRID: clTRID))
    }

    /// The document of a command; a hello stands without a command around it (RFC 5730 §2.3).
    package func document(_ body: Markup, _ extensions: [Markup], clTRID: String? = nil) -> [UInt8] {
        number += 1
        let identified = [Markup("clTRID", text: clTRID ?? "\(mark)-\(number)")]
        let content =
            body.name == "hello"
            ? body : Markup("command", [body] + Markup.unlessEmpty("extension", extensions) + identified)
        let root = Markup("epp", ["xmlns": Namespace.epp], [content])
        return Array("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n\(root.lines)".utf8)
    }

    /// Sends a document as it is, and waits for the answer.
    package func ask(_ document: [UInt8]) throws(Failure) -> Answer {
        if let schemas { note(schemas.problems(in: document).map { "of what was sent, the schema says: \($0)" }) }
        _ = linter.flaws(of: document, from: .client)
        do throws(ServerConnection.Failure) { try connection.send(document) } catch { throw .connection(error) }
        let (answer, problems) = try Self.next(connection, schemas)
        note(problems + flaws(of: answer))
        return answer
    }

    private func flaws(of answer: Answer) -> [Oddity] {
        linter.flaws(of: answer.document, from: .server).map { "\($0.message) (\($0.source))" }
    }

    /// A fault that comes with every answer is told once for each that is shown.
    private func note(_ found: [Oddity]) {
        for oddity in found where !oddities.contains(oddity) { oddities.append(oddity) }
    }

    private static func next(
        _ connection: ServerConnection,
        _ schemas: SchemaSet?
    ) throws(Failure) -> (Answer, [Oddity]) {
        let document: [UInt8]
        do throws(ServerConnection.Failure) { document = try connection.receive() } catch { throw .connection(error) }
        let answer: Answer
        do throws(XMLError) { answer = try Answer(document) } catch { throw .notEPP(error.description) }
        guard answer.root.namespace == Namespace.epp, answer.root.name == "epp" else {
            throw .notEPP("its root is no <epp> of \(Namespace.epp)")
        }
        let problems = schemas?.problems(in: document) ?? []
        return (answer, problems.map { "of what was answered, the schema says: \($0)" })
    }
}

/// Passwords of a login, in the command or in loginSec (RFC 8807 §4.1).
private struct LoginSecrets {
    static let namespace = "urn:ietf:params:xml:ns:epp:loginSec-1.0"
    private static let elsewhere = "[LOGIN-SECURITY]"
    /// What loginSec's own type of a password has at least.
    private static let fewest = 6
    let children: [Markup]
    let extensions: [Markup]

    init(_ password: String, new: String?, isSecure: Bool) {
        let fits = [password, new ?? password].allSatisfy { $0.count >= Self.fewest }
        guard fits, isSecure else {
            children = [Markup("pw", text: password)] + Markup.some("newPW", new)
            extensions = []
            return
        }
        children = [Markup("pw", text: Self.elsewhere)] + Markup.some("newPW", new.map { _ in Self.elsewhere })
        let agent = Markup("loginSec:userAgent", [Markup("loginSec:app", text: "mock-registry epp")])
        extensions = [
            Markup(
                "loginSec:loginSec",
                ["xmlns:loginSec": Self.namespace],
                [agent, Markup("loginSec:pw", text: password)] + Markup.some("loginSec:newPW", new)
            )
        ]
    }
}
