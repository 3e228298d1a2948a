import Testing

/// The plan of the house, as Package.swift has it.
@Suite struct RoomTests {
    @Test func everyRoomIsInThePackage() {
        #expect(Set(SourceFile.all.map(\.room)).subtracting(Rooms.sights.keys).isEmpty)
        #expect(Rooms.sights.count > 10)
    }

    /// One owner for each C library.
    @Test func cIsSeenWhereItIsOwned() {
        #expect(Self.rooms(that: "CLibXML2") == ["XML"])
        #expect(Self.rooms(that: "COpenSSL") == ["Crypto", "TLS"])
        #expect(Self.rooms(that: "CLinux") == ["TLS"])
    }

    /// Extensions are handed to the server as a value.
    @Test func theCoreNamesNoExtension() {
        #expect(Self.rooms(that: "Extensions") == ["Hosting", "Seed"])
    }

    @Test func importsPointOneWay() {
        var open = Rooms.sights
        while !open.isEmpty {
            let leaves = open.filter { $0.value.allSatisfy { open[$0] == nil } }.keys
            guard !leaves.isEmpty else {
                Issue.record("a circle among \(open.keys.sorted())")
                return
            }
            for leaf in leaves { open[leaf] = nil }
        }
    }

    private static func rooms(that see: String) -> [String] {
        Rooms.sights.filter { $0.value.contains(see) }.keys.sorted()
    }
}
