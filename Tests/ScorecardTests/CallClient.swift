import ControlAPI
import Foundation
import HTTP
import Hosting
import MockRegistry
import Network
import RegistrarInterfaces
import Registry
import Session

/// What a model client calls over HTTP, without a socket: a registrar's own interface as a user of alpha's, or the desk where
/// holders of domains fetch codes.
///
/// A line is `opusdns PATCH /v1/domains/NAME {'transfer_lock': false}`, with single quotes for double ones.
final class CallClient {
    private let registry: RegistryInstance
    /// Nobody else's in the process.
    private let secret = "secret-\(UInt64.random(in: 0 ... .max))"
    private var hasKeys = false

    init(_ registry: RegistryInstance) { self.registry = registry }

    /// Calls, and takes what the answer tells: codes, tokens, identifiers; answers a line for the log.
    func call(_ words: String, saying told: inout [String: String]) throws -> String {
        let line = told.reduce(words) { $0.replacing("$\($1.key)", with: $1.value) }
        let parts = line.split(separator: " ", maxSplits: 3).map(String.init)
        let (base, path) = (parts[0], parts[2])
        let (status, body) = try answer(
            base,
            parts[1],
            base == "desk" ? "/registries/\(registry.id)\(path)" : path,
            parts.count > 3 ? parts[3].replacing("'", with: "\"") : "",
            told
        )
        for (name, pattern) in Self.patterns {
            if let match = body.firstMatch(of: pattern) { told[name] = String(match.1) }
        }
        return "\(line) → \(status) \(body)"
    }

    private static var patterns: [(String, Regex<(Substring, Substring)>)] {
        [
            ("token", /"token" ?: ?"([^"]+)"/), ("id", /"id":"?(dom_[0-9a-z]+|[0-9]+)/),
            ("code", /"(?:auth_code|eppCode|code)" ?: ?"([^"]+)"/),
            ("process", /"process(?:Number)?" ?: ?"([^"]+)"/), ("other", /(?s)"process".*"process" ?: ?"([^"]+)"/),
            ("key", /holder\\?\/recover\\?\/([0-9A-Za-z_-]+)/), ("event", /(?s).*"event_id":"([^"]+)"/),
        ]
    }

    private func answer(
        _ base: String,
        _ method: String,
        _ path: String,
        _ body: String,
        _ told: [String: String]
    ) throws -> (Int, String) {
        giveKeys()
        let halves = path.split(separator: "?", maxSplits: 1).map(String.init)
        let query = (halves.count > 1 ? halves[1] : "").split(separator: "&").map { item in
            let pair = item.split(separator: "=", maxSplits: 1).map(String.init)
            return QueryItem(pair[0], pair.count > 1 ? pair[1] : "")
        }
        let request = HTTPRequest(
            method,
            path: halves[0].split(separator: "/").map(String.init),
            query: query,
            fields: fields(base, told),
            body: Array(body.replacing("SECRET", with: secret).utf8)
        )
        let host = try LabRegistry.host.get().registries
        var now = Monotonic.now()
        var reply = router(base, host).respond(to: request, at: now)
        while case .later(let duration, let retry) = reply {
            now = now + duration
            reply = retry(now)
        }
        guard case .now(let response) = reply else { throw ModelDialogue.BadLine(text: "\(method) \(path)") }
        return (response.status, String(decoding: response.body, as: UTF8.self))
    }

    private func router(_ base: String, _ host: RegistryHost) -> HTTPRouter {
        switch base {
        case "opusdns": HTTPRouter(OpusDNS(host.directory, version: "1").routes)
        case "openprovider": HTTPRouter(openprovider(host).routes)
        case "hostup": HTTPRouter(HostUp(host.directory, version: "1").routes)
        default: HTTPRouter(ControlAPI(host, version: "1").routes)
        }
    }

    /// It knows the tokens that it has given out.
    private var known: Openprovider?
    private func openprovider(_ host: RegistryHost) -> Openprovider {
        let interface = known ?? Openprovider(host.directory, version: "1")
        known = interface
        return interface
    }

    private func fields(_ base: String, _ told: [String: String]) -> HTTPFields {
        switch base {
        case "opusdns": ["X-Api-Key": secret]
        case "openprovider": ["Authorization": "Bearer \(told["token"] ?? "")"]
        case "hostup": ["Authorization": "Bearer \(secret)"]
        default: ["Holder-Session": told["token"] ?? ""]
        }
    }

    /// Alpha's, for each interface.
    private func giveKeys() {
        guard !hasKeys else { return }
        hasKeys = true
        registry.server.store.operate { [secret] world, _ in
            guard var alpha = world.registrars["alpha"] else { return }
            alpha.keys = [
                InterfaceKey(.opusdns, secret: secret), InterfaceKey(.hostup, secret: secret),
                InterfaceKey(.openprovider, name: "alpha", secret: secret),
            ]
            world.apply(.registrar(alpha))
        }
    }
}
