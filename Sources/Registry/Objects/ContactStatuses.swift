/// The statuses of a contact (RFC 5733 §2.2).
package struct ContactStatuses: StatusSet {
    package let rawValue: UInt32
    package init(rawValue: UInt32) { self.rawValue = rawValue }

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

    /// An action is outstanding: other transforms must wait.
    package static let pending: Self = [.pendingCreate, .pendingDelete, .pendingTransfer, .pendingUpdate]
}
