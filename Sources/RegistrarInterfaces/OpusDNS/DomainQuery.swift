import EPP
import HTTP
import JSON
import Registry

/// Which of an account's domains are listed, and in what order.
struct DomainQuery {
    static let parameters = [
        QueryParameter("page", "Which page, from 1", schema: Schema.number),
        QueryParameter("page_size", "How many on a page, 1 to 1000; 10", schema: Schema.number),
        QueryParameter(
            "sort_by",
            "By what",
            schema: Schema.choice(["name", "created_on", "updated_on", "expires_on"])
        ),
        QueryParameter("sort_order", "In which direction", schema: Schema.choice(["asc", "desc"])),
        QueryParameter("name", "The whole name"), QueryParameter("search", "A part of the name"),
        QueryParameter("tld", "The zone; may be given again", isRepeatable: true),
        QueryParameter("sld", "The label that is registered"),
        QueryParameter("transfer_lock", "Whether it is locked against transfer", schema: Schema.flag),
    ]

    let page: Int
    let size: Int
    private let key: String
    private let descends: Bool
    private let name: String?
    private let search: String?
    private let zones: [String]
    private let label: String?
    private let isLocked: Bool?

    init(_ request: RoutedRequest) throws(HTTPProblem) {
        page = try request.integer("page", in: 1...1_000_000) ?? 1
        size = try request.integer("page_size", in: 1...1000) ?? 10
        key = request.query("sort_by") ?? "name"
        guard ["name", "created_on", "updated_on", "expires_on"].contains(key) else {
            throw .parameter("sort_by", "Domains are not sorted by this.")
        }
        descends = request.query("sort_order") == "desc"
        name = request.query("name")?.lowercased()
        search = request.query("search")?.lowercased()
        zones = request.http.query.filter { $0.name == "tld" }.map { $0.value.lowercased() }
        label = request.query("sld")?.lowercased()
        isLocked = request.query("transfer_lock").map { $0.lowercased() == "true" }
    }

    func fits(_ domain: Domain) -> Bool {
        let parts = domain.name.split(separator: ".", maxSplits: 1)
        if let name, domain.name != name { return false }
        if let search, !domain.name.contains(search) { return false }
        if !zones.isEmpty, !zones.contains(parts.count > 1 ? String(parts[1]) : "") { return false }
        if let label, parts.first.map(String.init) != label { return false }
        return isLocked.map { $0 == domain.statuses.contains(.clientTransferProhibited) } ?? true
    }

    func precedes(_ left: DomainFacts, _ right: DomainFacts) -> Bool {
        let (left, right) = descends ? (right, left) : (left, right)
        let never = Instant(milliseconds: 0)
        switch key {
        case "created_on": return (left.created ?? never, left.name) < (right.created ?? never, right.name)
        case "updated_on": return (left.updated ?? never, left.name) < (right.updated ?? never, right.name)
        case "expires_on": return (left.expires ?? never, left.name) < (right.expires ?? never, right.name)
        default: return left.name < right.name
        }
    }
}

/// A part of a list, with what a client needs for the next.
struct Page<Item> {
    private let items: [Item]
    private let number: Int
    private let size: Int
    private let total: Int

    init(_ all: [Item], _ number: Int, _ size: Int) {
        (self.number, self.size, total) = (number, size, all.count)
        items = Array(all.dropFirst((number - 1) * size).prefix(size))
    }

    func json(_ write: (Item) -> JSONValue) -> JSONValue {
        let pages = max(1, (total + size - 1) / size)
        return [
            "results": .array(items.map(write)),
            "pagination": [
                "current_page": JSONValue(number), "page_size": JSONValue(size), "total_items": JSONValue(total),
                "total_pages": JSONValue(pages), "has_next_page": .bool(number < pages),
                "has_previous_page": .bool(number > 1),
            ],
        ]
    }
}
