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
                throw EPPError(.syntaxError, "each type stands once (RFC 9803, schema)", at: Item(element))
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
            throw EPPError(.syntaxError, "custom= goes with for=\"custom\" (RFC 9803 §1.2.1)", at: Item(element))
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
        else { throw EPPError(.valueSyntax, "\"\(text)\" is no type of records (RFC 9803 §1.2.1)", at: Item(element)) }
        return text
    }
}
