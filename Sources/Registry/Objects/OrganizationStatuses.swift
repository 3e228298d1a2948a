/// The statuses of an organization (RFC 8543 §3.4).
package struct OrganizationStatuses: StatusSet {
    package let rawValue: UInt32
    package init(rawValue: UInt32) { self.rawValue = rawValue }

    package static let names = [
        "ok", "linked", "hold", "terminated", "clientDeleteProhibited", "clientLinkProhibited",
        "clientUpdateProhibited", "serverDeleteProhibited", "serverLinkProhibited", "serverUpdateProhibited",
        "pendingCreate", "pendingDelete", "pendingUpdate",
    ]

    package static let ok = Self(rawValue: 1 << 0)
    package static let linked = Self(rawValue: 1 << 1)
    package static let hold = Self(rawValue: 1 << 2)
    package static let terminated = Self(rawValue: 1 << 3)
    package static let clientDeleteProhibited = Self(rawValue: 1 << 4)
    package static let clientLinkProhibited = Self(rawValue: 1 << 5)
    package static let clientUpdateProhibited = Self(rawValue: 1 << 6)
    package static let serverDeleteProhibited = Self(rawValue: 1 << 7)
    package static let serverLinkProhibited = Self(rawValue: 1 << 8)
    package static let serverUpdateProhibited = Self(rawValue: 1 << 9)
    package static let pendingCreate = Self(rawValue: 1 << 10)
    package static let pendingDelete = Self(rawValue: 1 << 11)
    package static let pendingUpdate = Self(rawValue: 1 << 12)

    package static let pending: Self = [.pendingCreate, .pendingDelete, .pendingUpdate]

    /// Whose organization must not be named by what did not name it before.
    package static let preventingLinks: Self = [
        .hold, .terminated, .clientLinkProhibited, .serverLinkProhibited, .pendingCreate, .pendingDelete,
    ]
    /// Which the sponsor sets where the organization has a parent, and otherwise the registry alone.
    package static let ofChildren: Self = [.hold, .terminated]
    /// At most one of these stands at a time.
    package static let exclusive: Self = [.hold, .terminated, .pendingCreate, .pendingDelete, .pendingUpdate]
}

/// The statuses of a role (RFC 8543 §3.5).
package struct OrganizationRoleStatuses: StatusSet {
    package let rawValue: UInt32
    package init(rawValue: UInt32) { self.rawValue = rawValue }

    package static let names = ["ok", "linked", "clientLinkProhibited", "serverLinkProhibited"]

    package static let ok = Self(rawValue: 1 << 0)
    package static let linked = Self(rawValue: 1 << 1)
    package static let clientLinkProhibited = Self(rawValue: 1 << 2)
    package static let serverLinkProhibited = Self(rawValue: 1 << 3)

    /// A role has no actions that could be outstanding.
    package static let pending: Self = []
}
