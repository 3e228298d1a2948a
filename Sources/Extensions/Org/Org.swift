import Commands
import EPP
import Registry

/// Organizations as objects: registrars, resellers and others (RFC 8543).
package enum Org: Extension {
    package static let namespace = Namespace.organization
    package static let isObject = true
    package static let commands: [AnyCommand] = [
        AnyCommand(OrganizationCheck.self), AnyCommand(OrganizationInfo.self), AnyCommand(OrganizationCreate.self),
        AnyCommand(OrganizationUpdate.self), AnyCommand(OrganizationDelete.self),
    ]

    package static func isOffered(under policy: Policy) -> Bool { policy.organization.isOffered }
}
