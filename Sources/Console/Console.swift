import HTTP
import Network

/// The web console, before an API: its files, its page wherever a browser asks for one, and the manual.
///
/// It is plain HTML, CSS and JavaScript that uses nothing but the API.
package struct Console: HTTPHandler {
    private let api: any HTTPHandler
    private let errors: ErrorShape

    /// What is not the console's is left to the API.
    package init(before api: any HTTPHandler, errors: ErrorShape = .problemDetails) {
        self.api = api
        self.errors = errors
    }

    /// The first segments of the console's paths, which need no credentials: nothing in them is secret.
    ///
    /// The empty one stands for the root.
    package static let paths: Set<String> = ["", "console", "manual", "r"]

    /// How many bytes its files have together.
    package static var size: Int { Assets.all.values.reduce(0) { $0 + $1.body.count } }

    package func respond(to request: HTTPRequest, at now: Monotonic) -> HTTPReply {
        let asset: Asset?
        switch request.path.first {
        case "console" where request.path.starts(with: ["console", Assets.version]):
            asset = Assets.all[request.path.dropFirst(2).joined(separator: "/")]
        case "console": asset = Assets.all[request.path.dropFirst().joined(separator: "/")]
        case "manual" where request.path.count <= 2:
            asset = ManualPages.page(request.path.count == 2 ? request.path[1] : ManualPages.front)
        case nil, "r":
            guard request.fields.prefersHTML else { return elsewhere(request, at: now) }
            asset = Assets.all["index.html"]
        default: return api.respond(to: request, at: now)
        }
        guard request.method == "GET" || request.method == "HEAD" else {
            return .now(errors.response(HTTPProblem(405, "The console is only read.", fields: ["Allow": "GET, HEAD"])))
        }
        guard let asset else { return .now(errors.response(HTTPProblem(404, "The console has no such file."))) }
        return .now(response(asset, to: request))
    }

    package func largestBody(_ method: String, path: [String]) -> Int? { api.largestBody(method, path: path) }

    /// A client that is no browser gets a problem document, which says where things are.
    private func elsewhere(_ request: HTTPRequest, at now: Monotonic) -> HTTPReply {
        guard request.path.isEmpty, ["GET", "HEAD"].contains(request.method) else {
            return api.respond(to: request, at: now)
        }
        let detail = "The registries are at /registries, the description of the API at /openapi.json, the console here."
        return .now(errors.response(HTTPProblem(404, detail)))
    }

    private func response(_ asset: Asset, to request: HTTPRequest) -> HTTPResponse {
        var fields = Self.fields
        fields.append(HTTPField("ETag", asset.tag))
        // What a path with the version names never changes (RFC 8246).
        let isForGood = request.path.starts(with: ["console", Assets.version])
        fields.append(HTTPField("Cache-Control", isForGood ? "max-age=31536000, immutable" : "no-cache"))
        // Of a page that depends on Accept, a cache must know (RFC 9110 §12.5.5).
        if request.path.first != "console" { fields.append(HTTPField("Vary", "Accept")) }
        let known = request.fields.values(of: "If-None-Match").flatMap { $0.split(separator: ",") }
        if known.contains(where: { $0.drop { $0 == " " } == asset.tag }) { return HTTPResponse(304, fields: fields) }
        fields.append(HTTPField("Content-Type", asset.type))
        return HTTPResponse(200, fields: fields, body: asset.body)
    }

    /// Nothing but its own files, in no frame of another page, and no address told to others.
    private static let fields: HTTPFields = [
        "Content-Security-Policy": """
        default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; \
        base-uri 'none'; form-action 'none'; frame-ancestors 'none'
        """,
        "Referrer-Policy": "no-referrer",
        "X-Frame-Options": "DENY",
    ]
}

extension HTTPFields {
    /// Whether HTML is asked for by its name, and not less than JSON is (RFC 9110 §12.5.1).
    fileprivate var prefersHTML: Bool {
        let ranges = list("Accept")
        func quality(of type: String) -> Double {
            guard let range = ranges.first(where: { $0.prefix { $0 != ";" && $0 != " " } == type }) else { return 0 }
            guard let q = range.split(separator: ";").last(where: { $0.drop { $0 == " " }.hasPrefix("q=") }) else {
                return 1
            }
            return Double(q.drop { $0 != "=" }.dropFirst()) ?? 0
        }
        let html = quality(of: "text/html")
        return html > 0 && html >= quality(of: "application/json")
    }
}
