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

    /// A state takes what is planned along into another registry, whose own plans it replaces.
    @Test func aStateBringsItsMaintenancesAlong() throws {
        let bench = try bench()
        try bench.call("PUT", "\(Self.lab)/maintenances/spring", Self.spring)
        let state = String(decoding: try bench.call("GET", "\(Self.lab)/state").body.bytes, as: UTF8.self)
        let policy = "{'basis':'classic','maintenances':[\(Self.spring.replacing("spring", with: "autumn"))]}"
        let clock = "{'start':'2026-01-01T00:00:00Z','speed':0}"
        for seed in ["", "'seed':\(state),"] {
            let plan = "{'id':'other','policy':\(policy),\(seed)'clock':\(clock)}"
            try bench.call("DELETE", "/registries/other")
            #expect(try bench.call("POST", "/registries", plan).status == 201)
            if seed.isEmpty { #expect(try bench.call("PUT", "/registries/other/state", state).status == 204) }
            let planned = try bench.call("GET", "/registries/other/maintenances").body.elements
            #expect(planned.map { $0["id"] } == ["spring"])
            #expect(try bench.call("POST", "/registries/other/clock/advance", "{'by':'40d'}").status == 200)
            let told = try bench.call("GET", "/registries/other/messages?to=gamma").body.elements
            #expect(told.compactMap { $0["maintenance"]?["pollType"]?.string } == ["create", "courtesy", "end"])
        }
        let plain = try bench.call("POST", "/registries", "{'id':'plain','policy':'classic','seed':\(state)}")
        #expect(plain.status == 422 && plain.field == "/seed/maintenances", "\(plain.body)")
    }

    /// What the clock will tell stands among what is due, until it is told or called off.
    @Test func whatWillBeToldIsDue() throws {
        let bench = try bench()
        try bench.call("PUT", "\(Self.lab)/maintenances/spring", Self.spring)
        func due() throws -> [String] {
            let due = try bench.call("GET", "\(Self.lab)/due?limit=1000").body["due"]?.elements ?? []
            return due.filter { $0["object"] == "maintenance" && $0["kind"] == "maintenance" && $0["name"] == "spring" }
                .compactMap { $0["time"]?.string }
        }
        #expect(try due() == ["2026-01-31T00:00:00.0Z", "2026-02-01T02:00:00.0Z"])
        try bench.call("POST", "\(Self.lab)/clock/advance", "{'by':'30d'}")
        #expect(try due() == ["2026-02-01T02:00:00.0Z"])
        #expect(try told(bench) == ["create", "courtesy"])
        try bench.call("DELETE", "\(Self.lab)/maintenances/spring")
        #expect(try due().isEmpty)
    }

    /// What the greeting announced stays offered when the policy's only maintenance is called off.
    @Test func whatWasOfferedStaysSo() throws {
        let bench = try bench("{'basis':'classic','maintenances':[\(Self.spring)]}")
        #expect(try bench.call("DELETE", "\(Self.lab)/maintenances/spring").status == 204)
        #expect(try bench.call("PUT", "\(Self.lab)/maintenances/spring", Self.spring).status == 201)
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
