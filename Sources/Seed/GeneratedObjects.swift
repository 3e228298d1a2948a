/// Objects made by the thousand for load tests.
package struct GeneratedObjects: Sendable, Equatable, Codable {
    package var domains: GeneratedDomains?
}
