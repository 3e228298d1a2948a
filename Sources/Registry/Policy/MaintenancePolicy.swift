import EPP

/// One maintenance of the registry's systems, as registrars are told of it (RFC 9167 §3).
package struct MaintenancePolicy: Sendable, Equatable, Codable {
    package enum Impact: String, Sendable, Codable, CaseIterable { case none, partial, full }
    package enum Environment: String, Sendable, Codable, CaseIterable { case production, ote, staging, dev }
    package enum Reason: String, Sendable, Codable, CaseIterable { case planned, emergency }

    /// A system that is worked on.
    package struct System: Sendable, Equatable, Codable {
        package var name: String
        package var host: String?
        package var impact: Impact

        package init(name: String, host: String? = nil, impact: Impact) {
            self.name = name
            self.host = host
            self.impact = impact
        }
    }

    package var id: String
    package var type: String?
    package var systems: [System]
    package var environment: Environment?
    package var start: Instant
    package var end: Instant
    package var reason: Reason?
    package var detail: String?
    package var description: String?
    /// Zones that are concerned.
    package var tlds: [String]?
    /// Whether clients must connect anew, or be changed; either needs the other beside it in the answer.
    package var needsReconnection: Bool?
    package var needsImplementation: Bool?
    package var created: Instant
    package var updated: Instant?

    package init(id: String, systems: [System], start: Instant, end: Instant, created: Instant) {
        self.id = id
        self.systems = systems
        self.start = start
        self.end = end
        self.created = created
    }
}

extension Policy {
    /// Whether maintenance-1.0 is offered (RFC 9167).
    package var tellsMaintenances: Bool { offersMaintenances || !maintenances.isEmpty }
}
