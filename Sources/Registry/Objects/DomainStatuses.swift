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

    /// An action is outstanding: other transforms must wait (RFC 5731 §2.3).
    package static let pending: Self = [
        .pendingCreate, .pendingDelete, .pendingRenew, .pendingTransfer, .pendingUpdate,
    ]
}
