import EPP
import HTTP
import Registry

/// What a list is narrowed down to; what the request does not say lets everything pass.
struct ListQuery: Sendable {
    /// In lower case, as names are compared.
    private let search: [UInt8]
    private let sponsor: ClientID?
    private let status: String?
    private let isMoving: Bool
    private let expiresWithin: TimeSpan?

    init(_ request: RoutedRequest) throws(HTTPProblem) {
        search = Array((request.query("search") ?? "").lowercased().utf8)
        sponsor = request.query("sponsor")
        status = try request.query("status").map { name throws(HTTPProblem) in try Self.status(name) }
        let transfer = request.query("transfer")
        guard transfer == nil || transfer == "pending" else {
            throw .parameter("transfer", "The only choice is \"pending\".")
        }
        isMoving = transfer != nil
        expiresWithin = try request.query("expiring").map { text throws(HTTPProblem) in try Self.span(text) }
    }

    /// Whether a domain fits; the cheap questions come first.
    func fits(_ domain: Domain, at now: Instant) -> Bool {
        if let sponsor, domain.sponsor != sponsor { return false }
        if isMoving, domain.transfer?.isPending != true { return false }
        if let expiresWithin, domain.expires > now + expiresWithin { return false }
        guard contains(domain.name) else { return false }
        return status.map { domain.shownNames(at: now).contains($0) } ?? true
    }

    func fits(_ host: Host) -> Bool { (sponsor.map { host.sponsor == $0 } ?? true) && contains(host.name) }

    /// Whether a contact fits: by its identifier, its e-mail address, or a name or an organization in either form.
    func fits(_ contact: Contact) -> Bool {
        if let sponsor, contact.sponsor != sponsor { return false }
        guard !search.isEmpty else { return true }
        let forms = [contact.internationalized, contact.localized].compactMap(\.self)
        let texts = [contact.id, contact.email] + forms.flatMap { [$0.name, $0.organization ?? ""] }
        return texts.contains { contains($0.lowercased()) }
    }

    /// Whether an organization fits: by its identifier, its name in either form, or a role.
    func fits(_ organization: Organization) -> Bool {
        if let sponsor, organization.sponsor != sponsor { return false }
        guard !search.isEmpty else { return true }
        let names = [organization.internationalized?.name, organization.localized?.name].compactMap(\.self)
        return ([organization.id] + names + organization.roles.map(\.type)).contains { contains($0.lowercased()) }
    }

    /// Whether a text in lower case has what is searched for in it.
    private func contains(_ text: String) -> Bool {
        guard let first = search.first else { return true }
        let bytes = text.utf8
        var start = bytes.startIndex
        while let place = bytes[start...].firstIndex(of: first) {
            if bytes[place...].starts(with: search) { return true }
            start = bytes.index(after: place)
        }
        return false
    }

    /// What an info may show; one name is both a status and a phase of a deletion.
    static let statuses =
        DomainStatuses.names + GracePeriod.Kind.allCases.map(\.rawValue)
        + Deletion.Phase.allCases.map(\.rawValue).filter { !DomainStatuses.names.contains($0) }

    private static func status(_ name: String) throws(HTTPProblem) -> String {
        guard statuses.contains(name) else { throw .parameter("status", "There is no status \"\(name)\".") }
        return name
    }

    private static func span(_ text: String) throws(HTTPProblem) -> TimeSpan {
        guard let span = TimeSpan(text), (TimeSpan.zero...TimeSpan.longestAdvance).contains(span) else {
            throw .parameter("expiring", "A time from 0s to \(TimeSpan.longestAdvance) is expected, such as 30d.")
        }
        return span
    }
}

extension Domain {
    /// Every status that an info shows, those of grace periods and of a deletion included.
    func shownNames(at now: Instant) -> [String] { shownStatuses.names + gracePeriodStatuses(at: now) }
}

/// The first few of many, in order: what is far behind is dropped on the way, so that not everything is sorted.
struct FirstFew<Element> {
    private let limit: Int
    private let comesBefore: (Element, Element) -> Bool
    private var kept: [Element] = []
    /// Nothing behind it can be among the first few.
    private var bound: Element?

    /// Keeps `limit` of them, one at the least.
    init(_ limit: Int, by comesBefore: @escaping (Element, Element) -> Bool) {
        self.limit = limit
        self.comesBefore = comesBefore
    }

    mutating func add(_ element: Element) {
        if let bound, !comesBefore(element, bound) { return }
        kept.append(element)
        guard kept.count >= 2 * limit + 64 else { return }
        kept = elements
        bound = kept.last
    }

    /// What was kept, in order.
    var elements: [Element] { Array(kept.sorted(by: comesBefore).prefix(limit)) }
}
