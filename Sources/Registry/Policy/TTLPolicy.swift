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
