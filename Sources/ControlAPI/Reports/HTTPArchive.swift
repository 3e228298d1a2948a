import EPP
import JSON
import Journal
import Network

/// Evidence as an HTTP Archive, version 1.2, which the network tools of browsers open: a page for each session, an entry for
/// each exchange of frames.
///
/// EPP is not HTTP, so some members hold the nearest thing: `method` is the command, `url` names the registry and the object,
/// `httpVersion` is `EPP/1.0`, there are no headers, and `status` is 200 for what succeeds, 202 for what is pending, 400 for
/// what is refused, 500 for a failure of the server, 0 where no answer came. What EPP said is in `statusText` and in `_epp`.
struct HTTPArchive {
    let evidence: Evidence

    var bytes: [UInt8] { json.bytes + [0x0A] }

    private var json: JSONValue {
        let exchanges = evidence.exchanges.filter { $0.request != nil || $0.response != nil }
        var pages: [JSONValue] = []
        var seen: Set<Int> = []
        for first in exchanges.compactMap(\.first) where seen.insert(first.session).inserted {
            pages.append([
                "id": .string("session-\(first.session)"), "startedDateTime": .string(first.time.description),
                "title": .string("Session \(first.session)"), "pageTimings": [:],
            ])
        }
        return [
            "log": [
                "version": "1.2", "creator": ["name": "Mock Registry", "version": .string(evidence.version)],
                "comment": .string("\(evidence.title). \(evidence.summary)"), "pages": .array(pages),
                "entries": .array(exchanges.compactMap(entry)),
            ]
        ]
    }

    private func entry(_ exchange: JournalExchange) -> JSONValue? {
        guard let first = exchange.first else { return nil }
        let verdict = exchange.verdict.map(JournalEntryView.init)
        let milliseconds = Double(verdict?.microseconds ?? 0) / 1000
        return [
            "pageref": .string("session-\(first.session)"), "connection": .string(String(first.session)),
            "startedDateTime": .string(first.time.description), "time": .number(milliseconds),
            "request": request(exchange, verdict), "response": response(exchange, verdict), "cache": [:],
            "timings": ["send": 0, "wait": .number(milliseconds), "receive": 0],
            "comment": .string(exchange.verdict.map { EvidenceLine($0).why } ?? ""),
            "_epp": Self.members(of: exchange, verdict),
        ]
    }

    private func request(_ exchange: JournalExchange, _ verdict: JournalEntryView?) -> JSONValue {
        let frame = exchange.request?.frame
        let path = [evidence.registry, verdict?.name ?? ""].map(Self.encoded).joined(separator: "/")
        var request: [String: JSONValue] = [
            "method": .string(exchange.command), "url": .string("epp://\(path)"), "httpVersion": "EPP/1.0",
            "cookies": [],
            "headers": [], "queryString": [], "headersSize": -1, "bodySize": .integer(Int64(frame?.utf8.count ?? 0)),
        ]
        if let frame { request["postData"] = ["mimeType": .string(Self.type), "text": .string(frame)] }
        return .object(request)
    }

    private func response(_ exchange: JournalExchange, _ verdict: JournalEntryView?) -> JSONValue {
        let frame = exchange.response?.frame
        let size = JSONValue.integer(Int64(frame?.utf8.count ?? 0))
        let code = verdict?.code
        let text = code.map { "\($0) \(ResultCode(rawValue: $0)?.message ?? "")" } ?? (frame == nil ? "" : "greeting")
        return [
            "status": .integer(Self.status(of: code, isAnswered: frame != nil)), "statusText": .string(text),
            "httpVersion": "EPP/1.0", "cookies": [], "headers": [], "redirectURL": "", "headersSize": -1,
            "bodySize": size,
            "content": ["size": size, "mimeType": .string(Self.type), "text": .string(frame ?? "")],
        ]
    }

    private static let type = "application/epp+xml"

    private static func status(of code: Int?, isAnswered: Bool) -> Int64 {
        guard isAnswered else { return 0 }
        switch code {
        case 1001?: return 202
        case 2400?, 2500?: return 500
        case let code? where code >= 2000: return 400
        default: return 200
        }
    }

    private static func members(of exchange: JournalExchange, _ verdict: JournalEntryView?) -> JSONValue {
        let entries = [exchange.request, exchange.verdict, exchange.response].compactMap { $0?.sequence }
        var members: [String: JSONValue] = [
            "registrar": .string(exchange.last?.registrar ?? ""),
            "entries": .array(entries.map { .integer(Int64($0)) }),
        ]
        members["code"] = verdict?.code.map { .integer(Int64($0)) }
        for (name, text) in [
            ("command", verdict?.command), ("rule", verdict?.rule), ("section", verdict?.section),
            ("clTRID", verdict?.clTRID), ("svTRID", verdict?.svTRID), ("found", verdict?.found),
            ("note", verdict?.note),
        ] { members[name] = text.map { .string($0) } }
        return .object(members)
    }

    /// With a percent sign and two digits for each byte that may mean something else (RFC 3986 §2.3).
    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain = byte < 0x80 && Character(Unicode.Scalar(byte)).isLetter || (0x30...0x39).contains(byte)
            if isPlain || "-._~".utf8.contains(byte) { return String(Character(Unicode.Scalar(byte))) }
            let digits = String(byte, radix: 16, uppercase: true)
            return "%\(digits.count < 2 ? "0" : "")\(digits)"
        }.joined()
    }
}
