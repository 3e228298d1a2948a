import HTTP
import Hosting
import Network
import Session

/// What the log hears of calls: who has changed what, and what took long.
extension ControlAPI {
    /// The same operation, told.
    func told(_ route: Route) -> Route {
        guard let events = try? host.events else { return route }
        let template = route.template.description
        let changes = route.method != "GET" && !Self.thatOnlyAsk.contains { template.hasSuffix($0) }
        var told = route
        told.handler = { [route] request, now throws(HTTPProblem) in
            let start = Monotonic.now()
            defer { Self.tellSlowWork(route, request, events, Monotonic.now() - start) }
            let reply = try route.handler(request, now)
            if changes { Self.tellChange(route, request, events, reply) }
            return reply
        }
        return told
    }

    private static func tellChange(
        _ route: Route,
        _ request: RoutedRequest,
        _ events: ServerEvents,
        _ reply: HTTPReply
    ) {
        let address = request.http.address
        let made = reply.location.map { ", made \($0)" } ?? ""
        events.of(registry: request["registry"])
            .tell(.operated, "\(address) has done \(route.method) /\(request.path(of: "\(route.template)"))\(made)") {
                $0.address = address
            }
    }

    private static func tellSlowWork(
        _ route: Route,
        _ request: RoutedRequest,
        _ events: ServerEvents,
        _ duration: Duration
    ) {
        guard duration > events.slowTime else { return }
        let path = request.path(of: "\(route.template)")
        events.of(registry: request["registry"]).tell(.slowWork, "\(route.method) /\(path) took \(duration.words)") {
            $0.address = request.http.address
        }
    }
}

extension RoutedRequest {
    /// The path by its template: neither body nor query, and no key of a recovery's link.
    func path(of template: String) -> String {
        template.split(separator: "/").map { segment in
            guard segment.hasPrefix("{") else { return String(segment) }
            return ["{key}", "{process}"].contains(segment) ? "***" : self[String(segment.dropFirst().dropLast())]
        }.joined(separator: "/")
    }
}

extension HTTPReply {
    /// Where what was made is.
    fileprivate var location: String? {
        guard case .now(let response) = self else { return nil }
        return response.fields["Location"]
    }
}
