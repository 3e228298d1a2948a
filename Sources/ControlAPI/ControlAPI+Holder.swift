import EPP
import HTTP
import Hosting
import Registry
import Seed
import Session

/// Where holders of domains fetch codes themselves, past the registrar.
extension ControlAPI {
    var holder: [Route] {
        holderAccess + [
            holderRoute(
                "GET",
                "/holder/processes",
                "Lists the domains of the holder whose token the header `Holder-Session` has",
                [.init(200, "The domains, by name", schema: "HolderProcesses"), Self.noSession]
            ) { registry, request throws(HTTPProblem) in
                let token = request.http.fields["Holder-Session"] ?? ""
                guard let processes = registry.processes(of: token) else { throw Self.notSignedIn }
                return .json(processes.map(ProcessView.init))
            },
            holderRoute(
                "POST",
                "/holder/processes/{process}/code",
                "Makes a code for the holder's domain, and mails it too; the header is `Holder-Session`",
                [
                    .init(201, "The code: valid together with the process number", schema: "HolderCode"),
                    .init(409, "No code is made for the domain as it is", schema: "Problem"), Self.noSession,
                ]
            ) { registry, request throws(HTTPProblem) in try Self.fetchCode(registry, request) },
        ]
    }

    private var holderAccess: [Route] {
        let wrong = Route.Answer(403, "Handle or password is wrong", schema: "Problem")
        return [
            holderRoute(
                "POST",
                "/holder/sessions",
                "Signs a holder in by handle and password",
                [.init(201, "A token for the header `Holder-Session`", schema: "HolderSession"), wrong],
                request: "HolderCredentials"
            ) { registry, request throws(HTTPProblem) in
                let credentials = try request.decoded(HolderCredentials.self)
                guard let session = registry.signIn(credentials.handle, credentials.password) else {
                    throw HTTPProblem(403, "Handle or password is wrong.")
                }
                return .json(SignedInView(session), 201)
            },
            holderRoute(
                "POST",
                "/holder/recoveries",
                "Mails a link to the holder of a taxpayer number, if there is one",
                [.init(202, "Nobody is told whether there is one", schema: "HolderRecovery")],
                request: "HolderRecoveryRequest"
            ) { registry, request throws(HTTPProblem) in
                let asked = try request.decoded(HolderRecoveryRequest.self)
                registry.recover(taxpayerNumber: asked.taxpayerNumber, country: asked.country)
                return .json([String: String](), 202)
            },
            holderRoute(
                "GET",
                "/holder/recoveries/{key}",
                "Tells the handle that a link leads back to",
                [.init(200, "The holder", schema: "Holder")]
            ) { registry, request throws(HTTPProblem) in
                guard let (handle, name) = registry.recovered(by: request["key"]) else { throw Self.deadLink }
                return .json(HolderView(handle: handle, name: name))
            },
            holderRoute(
                "POST",
                "/holder/recoveries/{key}",
                "Sets the holder's password and signs in; the link is used up",
                [.init(201, "A token for the header `Holder-Session`", schema: "HolderSession")],
                request: "HolderPassword"
            ) { registry, request throws(HTTPProblem) in
                let password = try request.decoded(HolderPassword.self).password
                guard (8...128).contains(password.unicodeScalars.count) else {
                    throw .field("/password", "A password has 8 to 128 characters.")
                }
                guard let session = registry.setPassword(password, by: request["key"]) else { throw Self.deadLink }
                return .json(SignedInView(session), 201)
            },
        ]
    }

    private static func fetchCode(
        _ registry: RegistryInstance,
        _ request: RoutedRequest
    ) throws(HTTPProblem) -> HTTPReply {
        let token = request.http.fields["Holder-Session"] ?? ""
        guard registry.isSignedIn(token) else { throw notSignedIn }
        let code: RegistryInstance.FetchedCode?
        do throws(EPPError) {
            code = try registry.fetchCode(ofProcess: request["process"], token)
        } catch {
            throw .conflict(error.reason)
        }
        // The number is a secret: it is not repeated.
        guard let code else { throw HTTPProblem(404, "You have no such process.") }
        return .json(HolderCodeView(code), 201)
    }

    private static let noSession = Route.Answer(403, "Nobody is signed in with this token", schema: "Problem")
    private static var notSignedIn: HTTPProblem { HTTPProblem(403, "Sign in first: the header is Holder-Session.") }
    private static var deadLink: HTTPProblem {
        HTTPProblem(404, "The link is unknown, used, or older than a day.")
    }

    /// An operation for holders: 404 where the registry has none of them.
    private func holderRoute(
        _ method: String,
        _ tail: String,
        _ summary: String,
        _ answers: [Route.Answer],
        request: String? = nil,
        _ handle: @escaping Handler
    ) -> Route {
        route(method, tail, summary, "holder", request: request, answers: answers) {
            registry,
            request throws(HTTPProblem) in
            guard registry.admitsHolders else {
                throw HTTPProblem(404, "Holders fetch codes only where authInfo.regime is holderDelivered.")
            }
            return try handle(registry, request)
        }
    }
}

private struct HolderCredentials: Decodable {
    let handle: String
    let password: String
}

private struct HolderRecoveryRequest: Decodable {
    let taxpayerNumber: String
    let country: String
}

private struct HolderPassword: Decodable { let password: String }

private struct HolderView: Encodable {
    let handle: String
    let name: String
}

private struct SignedInView: Encodable {
    let token: String
    let handle: String
    let name: String

    init(_ session: RegistryInstance.SignedIn) {
        (token, handle, name) = (session.token, session.handle, session.name)
    }
}

private struct ProcessView: Encodable {
    struct Code: Encodable {
        let set: SeedTime
        let expires: SeedTime?
    }

    let process: String
    let domain: String
    let expires: SeedTime
    let registrar: String
    let code: Code?

    init(_ process: RegistryInstance.Process) {
        self.process = process.number
        domain = process.domain.name
        expires = .fixed(process.domain.expires)
        registrar = process.domain.sponsor
        code = process.code.map { Code(set: .fixed($0.set), expires: SeedTime($0.expires)) }
    }
}

private struct HolderCodeView: Encodable {
    let code: String
    let process: String
    let domain: String
    let set: SeedTime
    let expires: SeedTime?
    let sentTo: String

    init(_ fetched: RegistryInstance.FetchedCode) {
        (process, domain) = (fetched.process, fetched.domain)
        let issued = fetched.issued
        (code, set, expires) = (issued.code, .fixed(issued.set), SeedTime(issued.expires))
        sentTo = fetched.sentTo
    }
}
