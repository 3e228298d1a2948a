import EPP
import HTTP
import Hosting
import JSON
import Marks
import Registry
import Seed
import Session

/// What the clearing house of trademarks does for a launch: signed marks, lists, notices (RFC 7848, RFC 9361).
extension ControlAPI {
    var marks: [Route] { [authorityOfMarks, markSigned, markRevoked] + lists + [claimsNotice] }

    private var authorityOfMarks: Route {
        Route(
            "GET",
            "/marks.pem",
            "Tells the certificate of the test authority that signs marks, and what it has taken back",
            tags: ["marks"],
            answers: [
                .init(200, "Both, as application/x-pem-file", types: ["application/x-pem-file"]),
                .init(503, "No keys can be made", schema: "Problem"),
            ],
            handler: { _, _ throws(HTTPProblem) in
                guard let text = try host.markAuthority.certificate else { throw Self.noKeys }
                return .text(text, "application/x-pem-file")
            }
        )
    }

    private static var noKeys: HTTPProblem { HTTPProblem(503, "The system makes no keys at the moment.") }

    private var markSigned: Route {
        let forms = SignedMarkForm.allCases.map(\.rawValue)
        let form = QueryParameter(
            "form",
            "As what it is told; the clearing house's file unless it is said: \(forms.joined(separator: ", "))",
            schema: ["type": "string", "enum": .array(forms.map { .string($0) })]
        )
        return route(
            "POST",
            "/marks",
            "Signs a mark by the test authority that is built in",
            "marks",
            query: [form],
            request: "MarkDraft",
            answers: [
                .init(201, "The signed mark", types: ["text/plain", "application/xml"]),
                .init(503, "No keys can be made", schema: "Problem"),
            ],
            isLong: true
        ) { registry, request throws(HTTPProblem) in
            let form = try SignedMarkForm.wanted(by: request)
            let asked = try request.decoded(MarkRequest.self)
            let now = registry.clock.now
            let draft = try asked.draft(at: now)
            guard let file = try host.markAuthority.sign(draft, at: now) else { throw Self.noKeys }
            return .text(form.text(of: file), form.type, 201)
        }
    }

    private var markRevoked: Route {
        route(
            "POST",
            "/marks/{id}/revocation",
            "Takes a signed mark back: from now on it is no good",
            "marks",
            answers: [.init(204, "It is in the list"), .init(409, "The list is full", schema: "Problem")]
        ) { registry, request throws(HTTPProblem) in
            let id = request["id"]
            guard id.isMarkID else { throw HTTPProblem(422, "\"\(id)\" is no number and issuer such as 1-65535.") }
            let isNoted = registry.server.store.operate { world, now in
                let revoked = world.policy.launch.revokedMarks
                guard !revoked.contains(where: { $0.id == id && $0.at <= now }) else { return true }
                guard revoked.count < ClearingHouseList.most else { return false }
                world.wholePolicy.launch.revokedMarks.append(RevokedMark(id: id, at: now))
                return true
            }
            guard isNoted else { throw .conflict("\(ClearingHouseList.most) marks have been taken back already.") }
            return .done
        }
    }

    /// A key has five parts (RFC 9361, lookup key), the last of which is that of the document.
    private var claimsNotice: Route {
        route(
            "GET",
            "/cnis/{day}/{first}/{second}/{third}/{notice}",
            "Tells the notice that a claim key leads to, as the clearing house does; `.xml` may stand behind it",
            "marks",
            answers: [.init(200, "The notice", types: ["application/xml"])]
        ) { registry, request throws(HTTPProblem) in
            let last = request["notice"]
            let name = last.hasSuffix(".xml") ? String(last.dropLast(4)) : last
            let key = (["day", "first", "second", "third"].map { request[$0] } + [name]).joined(separator: "/")
            let (launch, now) = registry.server.store.operate { world, now in (world.policy.launch, now) }
            let document = ClaimsNoticeDocument(key, in: launch, at: now)
            guard let notice = document else { throw .unknown("claim key", key) }
            let fields: HTTPFields = ["Content-Type": "application/xml"]
            return .now(HTTPResponse(200, fields: fields, body: notice.bytes))
        }
    }
}

extension HTTPReply {
    /// Text of a type.
    static func text(_ text: String, _ type: String, _ status: Int = 200) -> HTTPReply {
        .now(HTTPResponse(status, fields: ["Content-Type": type], body: Array(text.utf8)))
    }
}

/// As what a signed mark is told.
private enum SignedMarkForm: String, CaseIterable {
    /// The clearing house's file.
    case smd
    /// The document.
    case xml
    /// What stands in `smd:encodedSignedMark`.
    case encoded

    static func wanted(by request: RoutedRequest) throws(HTTPProblem) -> SignedMarkForm {
        guard let text = request.query("form") else { return .smd }
        guard let form = SignedMarkForm(rawValue: text) else {
            throw .parameter("form", "One of \(allCases.map(\.rawValue).joined(separator: ", ")) is expected.")
        }
        return form
    }

    var type: String { self == .xml ? "application/xml" : "text/plain" }

    func text(of file: SignedMarkFile) -> String {
        switch self {
        case .smd: file.text
        case .xml: String(decoding: file.document, as: UTF8.self)
        case .encoded: file.encoded + "\n"
        }
    }
}

/// The mark that is to be signed: by its labels alone, or whole.
private struct MarkRequest: Decodable {
    var labels: [String]?
    var name: String?
    var holder: String?
    var mark: Mark?
    var id: String?
    var notBefore: SeedTime?
    var notAfter: SeedTime?
    var flaw: MarkAuthority.Flaw?

    func draft(at now: Instant) throws(HTTPProblem) -> MarkDraft {
        for (index, label) in (labels ?? []).enumerated() where !label.isMarkLabel {
            throw .field("/labels/\(index)", "A label has 1 to 63 letters, digits and hyphens.")
        }
        guard mark != nil || labels?.isEmpty == false else {
            throw .field("/labels", "The labels that the mark gives a right to are expected, or a whole mark.")
        }
        let made = mark ?? Mark(labels: labels ?? [], named: name, holder: holder, at: now)
        if let flaw = made.flaw { throw .field(mark == nil ? "/name" : "/mark", "\(flaw).") }
        if let id, !id.isMarkID { throw .field("/id", "An id is number and issuer, with a hyphen between them.") }
        var draft = MarkDraft(made)
        (draft.id, draft.flaw) = (id, flaw)
        draft.notBefore = notBefore?.instant(from: now)
        draft.notAfter = notAfter?.instant(from: now)
        return draft
    }
}
