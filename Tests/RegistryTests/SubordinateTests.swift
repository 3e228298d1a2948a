import EPP
import Testing

@testable import Registry

@Suite struct SubordinateTests {
    private let world = World(policy: Policy())
    private let now = Instant("2026-01-01T00:00:00Z") ?? Instant(milliseconds: 0)

    private func put(_ name: String, _ id: ObjectID, below domain: String?) {
        world.apply(.host(Host(name: name, id: id, superordinate: domain, sponsor: "alpha", created: now)))
    }

    /// Sorted by their names whatever order they came in, through renames and deletions (RFC 5731 §1.1).
    @Test func theHostsBelowADomainAreSorted() {
        for (id, label) in ["ns3", "ns1", "ns4", "ns2"].enumerated() {
            put("\(label).oak.example", id + 1, below: "oak.example")
        }
        #expect(names("oak.example") == ["ns1", "ns2", "ns3", "ns4"])
        put("ns0.oak.example", 3, below: "oak.example")
        #expect(names("oak.example") == ["ns0", "ns1", "ns2", "ns3"])
        put("ns0.elm.example", 1, below: "elm.example")
        #expect(names("oak.example") == ["ns0", "ns1", "ns2"] && names("elm.example") == ["ns0"])
        world.apply(.noHost(2))
        #expect(names("oak.example") == ["ns0", "ns2"])
        #expect(world.subordinateHosts(of: "oak.example").map(\.id) == [3, 4])
    }

    /// Two that change their names in one act may have the same in between.
    @Test func hostsMaySwapTheirNames() {
        put("ns1.oak.example", 1, below: "oak.example")
        put("ns2.oak.example", 2, below: "oak.example")
        put("ns2.oak.example", 1, below: "oak.example")
        put("ns1.oak.example", 2, below: "oak.example")
        #expect(world.subordinateHosts(of: "oak.example").map(\.id) == [2, 1])
        for id in [1, 2] { world.apply(.noHost(id)) }
        #expect(world.subordinateNames(of: "oak.example").isEmpty)
        #expect(world.links == Links())
    }

    private func names(_ domain: String) -> [String] {
        world.subordinateNames(of: domain).map { String($0.prefix { $0 != "." }) }
    }
}
