import Crypto
import EPP

/// What became of the code that a domain or contact had last: for the operator, who asks why a code does not open it any more.
package struct FormerCode: Sendable, Equatable, Codable {
    package enum End: String, Sendable, Codable, CaseIterable {
        /// A transfer used it up (RFC 9154 §5.4).
        case used
        /// Its time was over.
        case expired
        /// An update or a cancellation took it off (RFC 9154 §5.2), or set another in its place.
        case removed, replaced
    }

    /// The hash of the code; nil where it had been kept readable, which no former code is.
    package let code: HashedAuthInfo?
    package let end: End
    package let date: Instant

    init(_ authInfo: AuthInfo, _ end: End, at date: Instant) {
        var hashed: HashedAuthInfo? = if case .guarded(let code) = authInfo { code } else { nil }
        hashed?.reusable = nil
        code = hashed
        self.end = end
        self.date = date
    }

    /// Where a domain or a contact keeps it.
    package enum Key: ExtensionDataKey {
        package typealias Value = FormerCode
        package static var name: String { "formerCode" }
    }

    /// A clause about the code that is given, or about the last one that was set.
    func sentence(isTheCode: Bool) -> String {
        let subject = isTheCode ? "the code" : "no code is set; the last one"
        return switch end {
        case .used: "\(subject) was used by a transfer at \(date)"
        case .expired: "\(subject) expired at \(date)"
        case .removed: "\(subject) was removed at \(date)"
        case .replaced: "\(subject) was replaced at \(date)"
        }
    }
}

extension FormerCode {
    /// The former code of an object, or one that stands for it: looking costs the same, whether there is one or not.
    package struct Search: Sendable {
        let code: FormerCode
        let isFound: Bool

        /// In what extensions remember of the object.
        package init(in data: ExtensionData) {
            // In every case one question is answered with yes and one with no, and one value is read.
            let holds = data.holds(Key.self)
            let otherHolds = (holds ? Self.withoutAny : Self.withDecoy).holds(Key.self)
            code = (otherHolds ? Self.withDecoy : data)[Key.self] ?? Self.decoy
            isFound = holds
        }

        /// Whether this was the code.
        func opens(_ candidate: String) -> Bool {
            let isRight = (code.code ?? .decoy).matches(candidate, nil, needsNumber: false, SHA256.hash)
            return isRight && isFound && code.code != nil
        }

        private static let decoy = FormerCode(.guarded(.decoy), .removed, at: Instant(milliseconds: 1_767_225_600_000))
        private static let withoutAny = ExtensionData()
        private static let withDecoy = {
            var data = ExtensionData()
            data[Key.self] = decoy
            return data
        }()
    }
}

extension Domain {
    /// Whether this was the domain's code until its time was over.
    package func hasExpired(_ candidate: String, at now: Instant) -> Bool {
        let former = FormerCode.Search(in: self.extensionData)
        // Both are compared, whether one has expired or not.
        let wasFormer = former.opens(candidate) && former.code.end == .expired
        let guarded: HashedAuthInfo = if case .guarded(let code) = self.authInfo { code } else { .decoy }
        let isCurrent = guarded.matches(candidate, nil, needsNumber: false, SHA256.hash)
        return guarded.hasExpired(at: now) ? isCurrent : wasFormer
    }

    /// Sets another code, or none, and remembers what became of the former one.
    package mutating func replaceCode(by code: AuthInfo, _ end: FormerCode.End, at now: Instant) {
        let former = self.authInfo
        self.authInfo = code
        guard former != .unset, former != code else { return }
        self.extensionData[FormerCode.Key.self] = FormerCode(former, end, at: now)
    }
}

extension Contact {
    /// Sets another code, or none, and remembers what became of the former one.
    package mutating func replaceCode(by code: AuthInfo, _ end: FormerCode.End, at now: Instant) {
        let former = self.authInfo
        self.authInfo = code
        guard former != .unset, former != code else { return }
        self.extensionData[FormerCode.Key.self] = FormerCode(former, end, at: now)
    }
}
