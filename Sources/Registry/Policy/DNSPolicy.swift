/// What secDNS-1.1 takes (RFC 5910).
package struct DNSSECPolicy: Sendable, Equatable, Codable {
    package enum Interface: String, Sendable, Codable, CaseIterable { case dsData, keyData }

    /// The interface of this server; the other one is 2306 (RFC 5910 §4).
    package var interface = Interface.dsData
    /// Records of one domain.
    package var mostRecords = 10
    /// Whether `maxSigLife` is taken; otherwise 2102.
    package var takesMaxSigLife = true
    /// Whether `urgent` is taken; otherwise 2102.
    package var takesUrgent = false
    /// IANA's numbers; others are 2306.
    package var algorithms = [5, 7, 8, 10, 13, 14, 15, 16]
    package var digestTypes = [1, 2, 4]
    /// Flags of a key: zone key and secure entry point (RFC 4034 §2.1.1); others are 2306.
    package var keyFlags = [257]
    /// Whether registrars may send keys to a domain's sponsor (RFC 8063).
    package var relaysKeys = false

    package init() {}
}

/// How long records may be cached: what registrars may choose (RFC 9803).
package struct TTLPolicy: Sendable, Equatable, Codable {
    /// The types of records that RFC 9803 names.
    package enum RecordType: String, Sendable, Codable, CodingKeyRepresentable, CaseIterable {
        case NS, DS, DNAME, A, AAAA
    }

    /// What one type takes, in seconds; a type that has none is not to be chosen: 2306.
    package struct Range: Sendable, Equatable, Codable {
        package var type: RecordType
        package var min = 60
        package var `default` = 3600
        package var max = 172_800

        package init(_ type: RecordType) { self.type = type }
    }

    package var isOffered = false
    package var ranges = [Range(.NS), Range(.DS), Range(.A), Range(.AAAA)]

    package init() {}

    package func range(of type: RecordType) -> Range? { ranges.first { $0.type == type } }
}
