/// A set of status values, one bit each.
///
/// What all three kinds of objects share.
package protocol StatusSet: OptionSet, Sendable, Hashable where RawValue == UInt32, Element == Self {
    /// The values that the mapping defines, in the order in which they are shown; the bit is the place.
    static var names: [String] { get }
    /// An action is outstanding: other transforms must wait (RFC 5731 and 5732 §2.3, RFC 5733 §2.2).
    static var pending: Self { get }
    init(rawValue: UInt32)
}

extension StatusSet {
    /// A set of one value, when the mapping defines it.
    package init?(name: String) {
        guard let place = Self.names.firstIndex(of: name) else { return nil }
        self.init(rawValue: 1 << UInt32(place))
    }

    /// The values' names, one after the other.
    package func forEachName(_ body: (String) -> Void) {
        let names = Self.names
        var rest = rawValue
        while rest != 0 {
            let place = rest.trailingZeroBitCount
            if place < names.count { body(names[place]) }
            rest &= rest - 1
        }
    }

    /// The values' names.
    package var names: [String] {
        var found: [String] = []
        var rest = rawValue
        while rest != 0 {
            let place = rest.trailingZeroBitCount
            if place < Self.names.count { found.append(Self.names[place]) }
            rest &= rest - 1
        }
        return found
    }

    /// What a client may add and remove; the rest is the registry's (RFC 5731 §2.3).
    package static var settableByClients: Self {
        Self(
            rawValue: names.enumerated().reduce(0) { $1.element.hasPrefix("client") ? $0 | 1 << UInt32($1.offset) : $0 }
        )
    }
}

/// The statuses of a domain (RFC 5731 §2.3).
public struct DomainStatuses: StatusSet {
    /// One bit for each of `names`, by its place there.
    public let rawValue: UInt32

    /// The statuses whose bits are set.
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    package static let names = [
        "ok", "inactive",
        "clientDeleteProhibited", "clientHold", "clientRenewProhibited", "clientTransferProhibited",
        "clientUpdateProhibited",
        "serverDeleteProhibited", "serverHold", "serverRenewProhibited", "serverTransferProhibited",
        "serverUpdateProhibited",
        "pendingCreate", "pendingDelete", "pendingRenew", "pendingTransfer", "pendingUpdate",
    ]

    package static let ok = Self(rawValue: 1 << 0)
    package static let inactive = Self(rawValue: 1 << 1)
    package static let clientDeleteProhibited = Self(rawValue: 1 << 2)
    package static let clientHold = Self(rawValue: 1 << 3)
    package static let clientRenewProhibited = Self(rawValue: 1 << 4)
    package static let clientTransferProhibited = Self(rawValue: 1 << 5)
    package static let clientUpdateProhibited = Self(rawValue: 1 << 6)
    package static let serverDeleteProhibited = Self(rawValue: 1 << 7)
    package static let serverHold = Self(rawValue: 1 << 8)
    package static let serverRenewProhibited = Self(rawValue: 1 << 9)
    package static let serverTransferProhibited = Self(rawValue: 1 << 10)
    package static let serverUpdateProhibited = Self(rawValue: 1 << 11)
    package static let pendingCreate = Self(rawValue: 1 << 12)
    package static let pendingDelete = Self(rawValue: 1 << 13)
    package static let pendingRenew = Self(rawValue: 1 << 14)
    package static let pendingTransfer = Self(rawValue: 1 << 15)
    package static let pendingUpdate = Self(rawValue: 1 << 16)

    package static let pending: Self = [
        .pendingCreate, .pendingDelete, .pendingRenew, .pendingTransfer, .pendingUpdate,
    ]
}

/// The statuses of a host (RFC 5732 §2.3).
public struct HostStatuses: StatusSet {
    /// One bit for each of `names`, by its place there.
    public let rawValue: UInt32

    /// The statuses whose bits are set.
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    package static let names = [
        "ok", "linked", "clientDeleteProhibited", "clientUpdateProhibited", "serverDeleteProhibited",
        "serverUpdateProhibited", "pendingCreate", "pendingDelete", "pendingTransfer", "pendingUpdate",
    ]

    package static let ok = Self(rawValue: 1 << 0)
    package static let linked = Self(rawValue: 1 << 1)
    package static let clientDeleteProhibited = Self(rawValue: 1 << 2)
    package static let clientUpdateProhibited = Self(rawValue: 1 << 3)
    package static let serverDeleteProhibited = Self(rawValue: 1 << 4)
    package static let serverUpdateProhibited = Self(rawValue: 1 << 5)
    package static let pendingCreate = Self(rawValue: 1 << 6)
    package static let pendingDelete = Self(rawValue: 1 << 7)
    package static let pendingTransfer = Self(rawValue: 1 << 8)
    package static let pendingUpdate = Self(rawValue: 1 << 9)

    package static let pending: Self = [.pendingCreate, .pendingDelete, .pendingTransfer, .pendingUpdate]
}

/// The statuses of a contact (RFC 5733 §2.2).
public struct ContactStatuses: StatusSet {
    /// One bit for each of `names`, by its place there.
    public let rawValue: UInt32

    /// The statuses whose bits are set.
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    package static let names = [
        "ok", "linked", "clientDeleteProhibited", "clientTransferProhibited", "clientUpdateProhibited",
        "serverDeleteProhibited", "serverTransferProhibited", "serverUpdateProhibited", "pendingCreate",
        "pendingDelete", "pendingTransfer", "pendingUpdate",
    ]

    package static let ok = Self(rawValue: 1 << 0)
    package static let linked = Self(rawValue: 1 << 1)
    package static let clientDeleteProhibited = Self(rawValue: 1 << 2)
    package static let clientTransferProhibited = Self(rawValue: 1 << 3)
    package static let clientUpdateProhibited = Self(rawValue: 1 << 4)
    package static let serverDeleteProhibited = Self(rawValue: 1 << 5)
    package static let serverTransferProhibited = Self(rawValue: 1 << 6)
    package static let serverUpdateProhibited = Self(rawValue: 1 << 7)
    package static let pendingCreate = Self(rawValue: 1 << 8)
    package static let pendingDelete = Self(rawValue: 1 << 9)
    package static let pendingTransfer = Self(rawValue: 1 << 10)
    package static let pendingUpdate = Self(rawValue: 1 << 11)

    package static let pending: Self = [.pendingCreate, .pendingDelete, .pendingTransfer, .pendingUpdate]
}

/// The text that a client gave with a status, and its language (RFC 5731 §2.3).
public struct StatusNote: Sendable, Hashable, Codable {
    package let text: String
    package let language: String?

    package init(_ text: String, language: String? = nil) {
        self.text = text
        self.language = language
    }
}
