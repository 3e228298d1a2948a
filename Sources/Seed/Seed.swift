/// What a registry knows when it starts, as `registry.json` says it.
///
/// Only `registrars` must be there; the README describes every field.
package struct Seed: Sendable, Equatable, Codable {
    package var registrars: [SeedRegistrar]
    package var contacts: [SeedContact]?
    package var hosts: [SeedHost]?
    package var domains: [SeedDomain]?
    package var messages: [SeedMessage]?
    package var generated: GeneratedObjects?
    /// What holders were sent.
    package var outbox: SeedOutbox?
    package var numbering: SeedNumbering?

    package init(registrars: [SeedRegistrar]) { self.registrars = registrars }
}
