import HTTP
import Hosting
import JSON
import Registry
import Seed
import Session

/// What registries decide where the RFCs leave it to them, and whom to trust.
extension ControlAPI {
    var policies: [Route] {
        [
            Route(
                "GET",
                "/policies",
                "Lists the policies that are known by name",
                tags: ["registries"],
                answers: [.init(200, "Their names, and what sets each apart", schema: "Policies")],
                handler: { _, _ throws(HTTPProblem) in
                    let own = try host.policies.keys.sorted().map { PolicyView(name: $0, summary: "Of the set-up") }
                    return .json(PolicyPreset.all.map(PolicyView.init) + own)
                }
            ),
            Route(
                "GET",
                "/ca.pem",
                "Tells the development authority's certificate, which clients are to trust",
                tags: ["service"],
                answers: [
                    .init(200, "The certificate, as application/x-pem-file", types: ["application/x-pem-file"]),
                    .init(404, "The server has a certificate of another's", schema: "Problem"),
                ],
                handler: { [authority] _, _ throws(HTTPProblem) in
                    guard let authority else {
                        throw HTTPProblem(404, "The server's certificate is not of the development authority.")
                    }
                    let fields: HTTPFields = ["Content-Type": "application/x-pem-file"]
                    return .now(HTTPResponse(200, fields: fields, body: Array(authority.utf8)))
                }
            ),
            route(
                "GET",
                "/policy",
                "Writes the whole policy in force, as `mock-registry policies show` does",
                "registries",
                answers: [.init(200, "Every field of it", schema: "Policy")]
            ) { registry, _ throws(HTTPProblem) in
                .json(text: PolicyFile.text(of: registry.server.store.operate { world, _ in world.policy.whole }))
            },
        ]
    }
}

/// A policy that has a name, as JSON.
private struct PolicyView: Encodable {
    let name: String
    let summary: String
}

extension PolicyView {
    fileprivate init(_ preset: PolicyPreset) { self.init(name: preset.name, summary: preset.summary) }
}
