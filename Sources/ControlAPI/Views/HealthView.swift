import Hosting

/// That the server is up, as JSON.
struct HealthView: Encodable {
    let status = "up"
    let version: String
    let registries: Int
    let connections: Int

    init(_ laboratory: Laboratory, version: String) {
        self.version = version
        registries = laboratory.directory.all.count
        connections = laboratory.connectionCount
    }

    private enum CodingKeys: String, CodingKey { case status, version, registries, connections }
}
