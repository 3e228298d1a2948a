import ControlAPI
import JSON
import Testing

/// Maintenances are planned, changed and called off while the registry runs, and every registrar is told (RFC 9167 §3.3).
@Suite struct MaintenanceTests {
    private static let lab = "/registries/works"
    private static let spring = """
        {'id':'spring','systems':[{'name':'EPP','impact':'full'}],'start':'2026-02-01T00:00:00Z',
         'end':'2026-02-01T02:00:00Z','created':'2026-01-01T00:00:00Z'}
        """

    private func bench(_ policy: String = "{'basis':'classic','offersMaintenances':true}") throws -> ControlBench {
        let bench = try ControlBench()
        let clock = "{'start':'2026-01-01T00:00:00Z','speed':0}"
        let plan = "{'id':'works','policy':\(policy),'clock':\(clock)}"
        #expect(try bench.call("POST", "/registries", plan).status == 201)
        return bench
    }

    private func told(_ bench: ControlBench, to registrar: String = "gamma") throws -> [String] {
        let messages = try bench.call("GET", "\(Self.lab)/messages?to=\(registrar)").body.elements
        return messages.compactMap { $0["maintenance"]?["pollType"]?.string }
    }

    @Test func everyRegistrarIsToldWhatBecomesOfAMaintenance() throws {
        let bench = try bench()
        let path = "\(Self.lab)/maintenances/spring"
        #expect(try bench.call("PUT", path, Self.spring).status == 201)
        let moved = try bench.call("PATCH", path, "{'end':'2026-02-01T03:00:00Z'}")
        #expect(moved.status == 200 && moved.body["updated"] == "2026-01-01T00:00:00.0Z")
        #expect(try bench.call("GET", path).body["end"] == "2026-02-01T03:00:00.0Z")
        #expect(try bench.call("GET", "\(Self.lab)/maintenances").body.elements.count == 1)
        #expect(try told(bench) == ["create", "update"])
        #expect(try bench.call("POST", "\(Self.lab)/clock/advance", "{'by':'40d'}").status == 200)
        #expect(try told(bench) == ["create", "update", "courtesy", "end"])
        #expect(try told(bench, to: "beta") == ["create", "update", "courtesy", "end"])
    }

    /// What was called off is told once, and the clock tells nothing of it any more.
    @Test func whatIsCalledOffIsOver() throws {
        let bench = try bench()
        let path = "\(Self.lab)/maintenances/spring"
        for method in ["PUT", "DELETE", "PUT"] { try bench.call(method, path, method == "PUT" ? Self.spring : "") }
        #expect(try bench.call("POST", "\(Self.lab)/clock/advance", "{'by':'40d'}").status == 200)
        #expect(try told(bench) == ["create", "delete", "create", "courtesy", "end"])
        #expect(try bench.call("DELETE", path).status == 204)
        #expect(try told(bench).count == 5)
    }

    @Test func aSnapshotAndAStateThatIsPutBackGoOnAsBefore() throws {
        let bench = try bench()
        try bench.call("PUT", "\(Self.lab)/maintenances/spring", Self.spring)
        let state = String(decoding: try bench.call("GET", "\(Self.lab)/state").body.bytes, as: UTF8.self)
        #expect(try bench.call("PUT", "\(Self.lab)/state", state).status == 204)
        #expect(try bench.call("POST", "\(Self.lab)/clock/advance", "{'by':'40d'}").status == 200)
        #expect(try told(bench) == ["create", "courtesy", "end"])
        #expect(try bench.call("POST", "\(Self.lab)/reset").status == 204)
        #expect(try bench.call("GET", "\(Self.lab)/maintenances").body.elements.isEmpty)
        #expect(try told(bench).isEmpty)
    }

    @Test func nobodyIsRemindedWhereThePolicySaysSo() throws {
        let bench = try bench("{'basis':'classic','offersMaintenances':true,'poll':{'maintenanceReminder':'0d'}}")
        try bench.call("PUT", "\(Self.lab)/maintenances/spring", Self.spring)
        #expect(try bench.call("POST", "\(Self.lab)/clock/advance", "{'by':'40d'}").status == 200)
        #expect(try told(bench) == ["create", "end"])
    }

    @Test func whatCannotBePlannedIsRefused() throws {
        let plain = try bench("'classic'")
        #expect(try plain.call("PUT", "\(Self.lab)/maintenances/spring", Self.spring).status == 422)
        let bench = try bench()
        let backwards = Self.spring.replacing("2026-02-01T02", with: "2025-02-01T02")
        #expect(try bench.call("PUT", "\(Self.lab)/maintenances/spring", backwards).status == 422)
        #expect(try bench.call("GET", "\(Self.lab)/maintenances").body.elements.isEmpty)
        #expect(try told(bench).isEmpty)
    }
}

extension JSONValue {
    /// What stands in an array; nothing where it is none.
    var elements: [JSONValue] {
        guard case .array(let elements) = self else { return [] }
        return elements
    }
}
