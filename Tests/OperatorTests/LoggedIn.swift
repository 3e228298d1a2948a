import MockRegistry
import TLS
import TestSupport

/// A client of EPP that has logged in as alpha and stays.
struct LoggedIn {
    private let client: TestClient

    init(_ registry: MockRegistry) throws {
        client = try TestClient(TLSContext(clientTrusting: PEM(registry.certificateAuthority)), port: registry.port)
        _ = try client.login("alpha", "alpha-Pass1")
    }

    /// The number of its session, as a table shows it.
    func number(in table: String) -> String {
        table.split(separator: "\n").last { $0.contains("alpha") }.map { String($0.prefix { $0.isNumber }) } ?? ""
    }
}
