import EPP
import Registry

/// What is the case where a rule does not hold: `the sponsor is ClientX`.
package struct Finding: Sendable, Equatable {
    /// As the client is told: no secret, and nothing of another client's that it may not know.
    package let text: String
    /// When that ends by itself.
    package let until: Instant?
    /// What only the operator is told.
    package let note: String

    package init(_ text: String, until: Instant? = nil, note: String = "") {
        self.text = text
        self.until = until
        self.note = note
    }
}

/// A sentence alone.
extension Finding: ExpressibleByStringInterpolation {
    package init(stringLiteral text: String) { self.init(text) }
}

extension Domain {
    /// Which of these statuses stand, and until when the clock takes them off, if it does.
    func finding(of statuses: DomainStatuses) -> Finding {
        let standing = self.statuses.intersection(statuses)
        let ends: [DomainStatuses: Instant] = [
            .serverTransferProhibited: self.lockedUntil, .pendingTransfer: self.transfer?.acted,
            .pendingCreate: self.creation?.ends,
        ].compactMapValues(\.self)
        let known = ends.filter { standing.isSuperset(of: $0.key) }
        let end = known.count == standing.names.count ? known.values.max() : nil
        return Finding(standing.sentence, until: end, note: remedies(of: standing))
    }
}

extension Contact {
    /// Which of these statuses stand, and until when the clock takes them off, if it does.
    func finding(of statuses: ContactStatuses) -> Finding {
        let standing = self.statuses.intersection(statuses)
        return Finding(standing.sentence, until: standing == .pendingTransfer ? transfer?.acted : nil)
    }
}

extension Host {
    /// Which of these statuses stand.
    func finding(of statuses: HostStatuses) -> Finding { Finding(self.statuses.intersection(statuses).sentence) }
}

extension StatusSet {
    /// `clientUpdateProhibited is set`, `pendingDelete, pendingTransfer are set`.
    var sentence: String { names.joined(separator: ", ") + (names.count == 1 ? " is set" : " are set") }
}
