import Commands
import Registry

/// What the registry tells of work on its systems (RFC 9167): an object that registrars only read.
package enum Maintenance: Extension {
    package static let namespace = "urn:ietf:params:xml:ns:epp:maintenance-1.0"
    package static let isObject = true
    package static let commands: [AnyCommand] = [AnyCommand(MaintenanceInfo.self)]

    package static func isOffered(under policy: Policy) -> Bool { !policy.maintenances.isEmpty }
}
