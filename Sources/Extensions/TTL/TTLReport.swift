import EPP
import Registry
import XML

/// `ttl:infData`: what was chosen; in policy mode every type with its range (RFC 9803 §2.1.1).
struct TTLReport: Sendable {
    private let entries: [(range: TTLPolicy.Range, seconds: Int?)]
    private let showsPolicy: Bool

    init(_ chosen: [TTLPolicy.RecordType: Int], _ scope: TTLScope, showsPolicy: Bool) {
        self.showsPolicy = showsPolicy
        entries = scope.ranges.compactMap { range in
            let seconds = chosen[range.type]
            return showsPolicy || seconds != nil ? (range, seconds) : nil
        }
    }

    /// The schema wants one type at least.
    var isEmpty: Bool { entries.isEmpty }

    func write(_ xml: inout XMLWriter) {
        xml.element("ttl:infData", ("xmlns:ttl", TTL.namespace)) { xml in
            for (range, seconds) in entries { write(range, seconds, &xml) }
        }
    }

    private func write(_ range: TTLPolicy.Range, _ seconds: Int?, _ xml: inout XMLWriter) {
        let type = range.type.rawValue
        let attributes: KeyValuePairs<StaticString, String> =
            showsPolicy
            ? ["for": type, "min": String(range.min), "default": String(range.default), "max": String(range.max)]
            : ["for": type]
        guard let seconds else { return xml.empty("ttl:ttl", attributes) }
        xml.element("ttl:ttl", attributes, text: String(seconds))
    }
}
