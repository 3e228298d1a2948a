import EPP
import Registry
import XML

/// What `<ttl:create>` and `<ttl:update>` carry: for each type of records a time, or nothing for the default.
struct TTLList: Sendable {
    struct Entry: Sendable {
        /// Nil for a type that RFC 9803 does not name.
        let type: TTLPolicy.RecordType?
        /// In seconds; nil goes back to the registry's default.
        let seconds: Int?
        let item: Item
    }

    let entries: [Entry]

    init(_ element: Element) throws(EPPError) {
        var children = try Children(of: element)
        let elements = try children.some("ttl")
        try children.end()
        var seen: Set<String> = []
        var entries: [Entry] = []
        for element in elements {
            let entry = try Entry(element)
            guard seen.insert(element[attribute: "for"]?.collapsed ?? "").inserted else {
                throw EPPError(.syntaxError, "each type stands once", "RFC 9803, schema", at: Item(element))
            }
            entries.append(entry)
        }
        self.entries = entries
    }
}

extension TTLList.Entry {
    private enum Kind: String { case NS, DS, DNAME, A, AAAA, custom }

    /// `custom` belongs to `for="custom"`, and there it must be (RFC 9803 §1.2.1).
    fileprivate init(_ element: Element) throws(EPPError) {
        try element.expectSimple(["for", "custom"])
        guard let kind = try element.value(attribute: "for", Kind.self) else {
            throw .missing(attribute: "for", of: element)
        }
        let custom = try element[attribute: "custom"].map { text throws(EPPError) in
            try Self.mnemonic(text.collapsed, element)
        }
        guard kind == .custom || custom == nil else {
            throw EPPError(.syntaxError, "custom= goes with for=\"custom\"", "RFC 9803 §1.2.1", at: Item(element))
        }
        guard kind != .custom || custom != nil else { throw .missing(attribute: "custom", of: element) }
        type = TTLPolicy.RecordType(rawValue: kind.rawValue)
        seconds = try Self.seconds(element)
        item = Item(element)
    }

    private static func seconds(_ element: Element) throws(EPPError) -> Int? {
        guard !element.text.collapsed.isEmpty else { return nil }
        return try element.integer(0...2_147_483_647, attributes: ["for", "custom"])
    }

    /// `A|[A-Z][A-Z0-9\-]*[A-Z0-9]`.
    private static func mnemonic(_ text: String, _ element: Element) throws(EPPError) -> String {
        let bytes = Array(text.utf8)
        let isCapital: (UInt8) -> Bool = { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 }
        let hyphen = UInt8(ascii: "-")
        guard text == "A" || bytes.count > 1, let first = bytes.first, isCapital(first), bytes.last != hyphen,
            bytes.allSatisfy({ isCapital($0) || $0.isDigit || $0 == hyphen })
        else {
            let reason = "\(element.quoted(text)) is no type of records"
            throw EPPError(.valueSyntax, reason, "RFC 9803 §1.2.1", at: Item(element))
        }
        return text
    }
}

/// The types of records that an object of one kind has, and what the registry takes for each.
struct TTLScope: Sendable {
    let ranges: [TTLPolicy.Range]

    /// The addresses of hosts are a domain's own only where hosts are its attributes (RFC 9803 §3.2).
    static func domain(_ policy: PolicyInForce) -> TTLScope {
        let types: [TTLPolicy.RecordType] = policy.hasHostObjects ? [.NS, .DS, .DNAME] : [.NS, .DS, .DNAME, .A, .AAAA]
        return TTLScope(types, policy)
    }

    static func host(_ policy: PolicyInForce) -> TTLScope { TTLScope([.A, .AAAA], policy) }

    private init(_ types: [TTLPolicy.RecordType], _ policy: PolicyInForce) {
        ranges = types.compactMap(policy.ttl.range)
    }

    /// What was chosen before, with what is chosen now: 2306 for a type that is not to be chosen here, 2004 outside its
    /// range (RFC 9803 §2.2.1, §3.1).
    func choosing(
        _ list: TTLList,
        after former: [TTLPolicy.RecordType: Int]
    ) throws(EPPError) -> [TTLPolicy.RecordType: Int] {
        var chosen = former
        for entry in list.entries {
            guard let type = entry.type, let range = ranges.first(where: { $0.type == type }) else {
                throw EPPError(
                    .valuePolicy,
                    "no time is taken for this type",
                    "RFC 9803 §3.1, policy ttl",
                    at: entry.item
                )
            }
            if let seconds = entry.seconds, seconds < range.min || seconds > range.max {
                let reason = "\(type) takes \(range.min) to \(range.max) seconds"
                throw EPPError(.valueRange, reason, "RFC 9803 §2.2.1, policy ttl", at: entry.item)
            }
            chosen[type] = entry.seconds
        }
        return chosen
    }
}

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
