import EPP
import Faults
import HTTP
import Hosting
import Network
import Registry
import Session

/// One of the registrars' own interfaces: how it answers what a registry says.
protocol RegistrarInterface: Sendable {
    /// How it says what is wrong.
    var errors: ErrorShape { get }

    /// What it says to a refusal of the registry's.
    func problem(for refusal: Refusal) -> HTTPProblem

    /// What it says while the registry can't be reached, or answers what nobody can use.
    func unreachable(_ reason: String) -> HTTPProblem

    /// A problem with the registry's time, where the interface tells it.
    func dated(_ problem: HTTPProblem, _ now: Instant) -> HTTPProblem
}

extension RegistrarInterface {
    func dated(_ problem: HTTPProblem, _ now: Instant) -> HTTPProblem { problem }
}

extension RegistrarInterface {
    /// Carries out a call by commands of the account's registrar, and answers as the registry's answers allow.
    func carryOut(
        _ request: RoutedRequest,
        as account: Account,
        at now: Monotonic,
        _ body: @escaping @Sendable (RegistrarCall) throws(CallEnd) -> HTTPResponse
    ) -> HTTPReply {
        let path = request.http.path.joined(separator: "/")
        let purpose = "\(request.http.method) /\(account.key.interface.rawValue)/\(path)"
        return go(on: RegistrarCall(of: account, for: purpose, at: now), at: now, answering: request.http, body)
    }

    private func go(
        on call: RegistrarCall,
        at now: Monotonic,
        answering request: HTTPRequest,
        _ body: @escaping @Sendable (RegistrarCall) throws(CallEnd) -> HTTPResponse
    ) -> HTTPReply {
        // Time acts first on all that is due, a piece at a time: the event loop serves others in between.
        guard call.account.registry.server.store.catchUp() else {
            return .later(after: .milliseconds(1)) { now in go(on: call, at: now, answering: request, body) }
        }
        call.begin(at: now)
        do throws(CallEnd) {
            return tell(try body(call), call, at: now)
        } catch {
            switch error {
            case .refused(let refusal): return tell(problem(for: refusal), to: request, call, at: now)
            case .unreachable(let reason): return tell(unreachable(reason), to: request, call, at: now)
            case .problem(let problem): return tell(problem, to: request, call, at: now)
            case .lost(let ending):
                call.end(at: now)
                return .lost(by: ending.step)
            case .silent: return Self.never(call)
            case .waiting(let due):
                return .later(after: due - now) { now in go(on: call, at: now, answering: request, body) }
            }
        }
    }

    private func tell(
        _ problem: HTTPProblem,
        to request: HTTPRequest,
        _ call: RegistrarCall,
        at now: Monotonic
    ) -> HTTPReply {
        tell(errors.response(dated(problem, call.now), to: request), call, at: now)
    }

    private func tell(_ response: HTTPResponse, _ call: RegistrarCall, at now: Monotonic) -> HTTPReply {
        call.end(at: now)
        guard call.session != 0 else { return .now(response) }
        var response = response
        response.fields.append(HTTPField("X-Mock-Registry-Session", String(call.session)))
        return .now(response)
    }

    /// The client waits as long as it likes; the registrar's session stays open as long.
    private static func never(_ call: RegistrarCall) -> HTTPReply {
        .later(after: .seconds(86_400)) { now in
            call.begin(at: now)
            return never(call)
        }
    }
}
