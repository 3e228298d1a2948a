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
        return go(on: RegistrarCall(of: account, for: purpose, at: now), at: now, body)
    }

    private func go(
        on call: RegistrarCall,
        at now: Monotonic,
        _ body: @escaping @Sendable (RegistrarCall) throws(CallEnd) -> HTTPResponse
    ) -> HTTPReply {
        call.begin(at: now)
        do throws(CallEnd) {
            return tell(try body(call), call, at: now)
        } catch {
            switch error {
            case .refused(let refusal): return tell(errors.response(problem(for: refusal)), call, at: now)
            case .unreachable(let reason): return tell(errors.response(unreachable(reason)), call, at: now)
            case .problem(let problem): return tell(errors.response(problem), call, at: now)
            case .lost(let ending):
                call.end(at: now)
                return .lost(by: ending.step)
            case .silent: return Self.never(call)
            case .waiting(let due): return .later(after: due - now) { now in go(on: call, at: now, body) }
            }
        }
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
