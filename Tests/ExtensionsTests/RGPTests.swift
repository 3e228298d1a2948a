import EPP
import Registry
import Testing

/// RFC 3915.
@Suite struct RGPTests {
    @Test func gracePeriodsAreShownWhileTheyAreOpen() throws {
        let registry = TestRegistry()
        _ = try registry.create()
        #expect(try registry.shownPhases() == ["addPeriod"])
        let renewal = "<domain:name>key.example</domain:name><domain:curExpDate>2027-01-01</domain:curExpDate>"
        #expect(try registry.send("<renew><domain:renew>\(renewal)</domain:renew></renew>").code == 1000)
        #expect(try registry.shownPhases() == ["addPeriod", "renewPeriod"])
        registry.store.clock.advance(by: .days(5))
        #expect(try registry.shownPhases() == [])
        registry.store.clock.set(to: try #require(Instant("2028-01-01T00:00:00Z")))
        #expect(try registry.shownPhases() == ["autoRenewPeriod"])
    }

    @Test func withoutARestoreADeletionTakesItsCourse() throws {
        let registry = try deletedDomain()
        let id = try #require(registry.domain()?.deletion?.origin.server)
        #expect(try registry.shownPhases() == ["redemptionPeriod"])
        registry.store.clock.advance(by: .days(30))
        #expect(try registry.shownPhases() == ["pendingDelete"])
        #expect(try registry.update(request).code == 2304)
        registry.store.clock.advance(by: .days(5))
        #expect(try registry.info().code == 2303)
        let origin = TransactionIDs(client: nil, server: id)
        let now = registry.store.clock.now
        #expect(
            registry.messages == [
                .pendingAction(.domain, name: "key.example", succeeded: true, origin, at: now)
            ]
        )
    }

    @Test func aRestoreThatIsNotReportedFallsBack() throws {
        let registry = try deletedDomain()
        registry.store.clock.advance(by: .days(20))
        let answer = try registry.update(request)
        #expect(answer.code == 1000)
        #expect(answer.extensions.contains(#"<rgp:rgpStatus s="pendingRestore"/></rgp:upData>"#))
        #expect(try registry.shownPhases() == ["pendingRestore"])
        #expect(registry.domain()?.statuses.contains(.pendingDelete) == true)
        registry.store.clock.advance(by: .days(7))
        #expect(try registry.shownPhases() == ["redemptionPeriod"])
        #expect(try registry.update(request).code == 1000)
        registry.store.clock.advance(by: .days(7))
        #expect(try registry.shownPhases() == ["pendingDelete"])
        registry.store.clock.advance(by: .days(5))
        #expect(registry.domain() == nil)
    }

    @Test func aReportBringsTheDomainBack() throws {
        let registry = TestRegistry()
        _ = try registry.create()
        registry.store.clock.advance(by: .days(6))
        let lock = "<domain:add><domain:status s=\"clientHold\"/></domain:add>"
        #expect(try registry.update("", lock).code == 1000)
        let former = try #require(registry.domain())
        try registry.delete()
        _ = try registry.update(request)
        let answer = try registry.update(report())
        #expect(answer.code == 1000)
        #expect(answer.extensions.isEmpty)
        #expect(try registry.shownPhases() == [])
        var restored = try #require(registry.domain())
        restored.updated = former.updated
        #expect(restored == former)
        guard case .pendingAction(.domain, name: "key.example", succeeded: false, _, _)? = registry.messages.first
        else {
            Issue.record("the sponsor is not told that the deletion did not happen")
            return
        }
        #expect(try registry.update(report()).code == 2304)
    }

    @Test func whatExpiredMeanwhileIsRenewed() throws {
        let registry = TestRegistry()
        _ = try registry.create()
        registry.store.clock.advance(by: .days(360))
        try registry.delete()
        registry.store.clock.advance(by: .days(20))
        _ = try registry.update(request)
        #expect(try registry.update(report()).code == 1000)
        #expect(registry.domain()?.expires == Instant("2028-01-01T00:00:00Z"))
    }

    private static let refused: [(content: String, code: Int)] = [
        ("<rgp:update/>", 2003),
        ("<rgp:update><rgp:restore/></rgp:update>", 2003),
        ("<rgp:update><rgp:restore op=\"undo\"/></rgp:update>", 2005),
        (restore("request", report: parts()), 2001),
        (restore("report", report: nil), 2003),
        (restore("report", report: parts(time: "2026-01-01T00:00:00+01:00")), 2005),
        (restore("report", report: parts(statements: 3)), 2001),
        (restore("report", report: parts(statements: 0)), 2003),
        (restore("report", report: parts(time: "yesterday")), 2005),
        (restore("report", report: parts()), 2304),
        ("<rgp:infData><rgp:rgpStatus s=\"addPeriod\"/></rgp:infData>", 2002),
    ]

    @Test(arguments: refused)
    func badRestoresAreRefused(_ content: String, _ code: Int) throws {
        let registry = try deletedDomain()
        #expect(try registry.update(content).code == code)
        #expect(try registry.shownPhases() == ["redemptionPeriod"])
    }

    @Test func aRestoreChangesNothingElse() throws {
        let registry = try deletedDomain()
        let hold = "<domain:add><domain:status s=\"clientHold\"/></domain:add>"
        #expect(try registry.update(request, hold).code == 2002)
        #expect(try registry.update(request, "<domain:chg/>").code == 1000)
    }

    @Test func onlyTheSponsorRestores() throws {
        let registry = try deletedDomain()
        #expect(try registry.update(request, as: "beta").code == 2201)
    }

    @Test func whatIsNotDeletedCannotBeRestored() throws {
        let registry = TestRegistry()
        _ = try registry.create()
        #expect(try registry.update(request).code == 2304)
    }

    @Test func withoutPeriodsADeletionAtExpiryIsAtOnce() throws {
        let registry = TestRegistry {
            $0.domain.atExpiry = .delete
            $0.grace.redemption = .zero
            $0.grace.pendingDelete = .zero
        }
        _ = try registry.create()
        registry.store.clock.advance(by: .days(365))
        #expect(registry.domain() == nil)
    }

    @Test func hostsGoWithTheirDomainUnlessTheyAreUsed() throws {
        let registry = TestRegistry { $0.domain.atExpiry = .delete }
        _ = try registry.create()
        _ = try registry.create(name: "user.example")
        registry.store.operate { world, now in
            for (id, name) in [(100, "ns1.key.example"), (101, "ns2.key.example")] {
                world.apply(
                    .host(Host(name: name, id: id, superordinate: "key.example", sponsor: "alpha", created: now))
                )
            }
            for (name, hosts) in [("key.example", [100, 101]), ("user.example", [101])] {
                guard var domain = world.domains[name] else { continue }
                domain.nameservers = hosts
                if name == "user.example" { domain.expires = now + .days(1000) }
                world.apply(.domain(domain))
            }
        }
        registry.store.clock.advance(by: .days(365 + 30 + 5))
        #expect(registry.domain() == nil)
        registry.store.operate { world, _ in
            #expect(world.hosts[100] == nil)
            #expect(world.hosts[101]?.name == "h101.sacrificial.invalid")
            #expect(world.hosts[101]?.superordinate == nil)
        }
    }

    private func deletedDomain() throws -> TestRegistry {
        let registry = TestRegistry()
        #expect(try registry.create().code == 1000)
        try registry.delete()
        return registry
    }

    private var request: String { Self.restore("request", report: nil) }
    private func report() -> String { Self.restore("report", report: Self.parts()) }

    private static func restore(_ operation: String, report: String?) -> String {
        let content = report.map { "<rgp:report>\($0)</rgp:report>" } ?? ""
        return "<rgp:update><rgp:restore op=\"\(operation)\">\(content)</rgp:restore></rgp:update>"
    }

    private static func parts(time: String = "2026-01-01T00:00:00.0Z", statements: Int = 2) -> String {
        let text = "<rgp:statement lang=\"en-GB\">It is so.</rgp:statement>"
        return """
            <rgp:preData>key.example <b xmlns="">before</b></rgp:preData><rgp:postData>after</rgp:postData>\
            <rgp:delTime>\(time)</rgp:delTime><rgp:resTime>2026-01-02T00:00:00Z</rgp:resTime>\
            <rgp:resReason>A mistake.</rgp:resReason>\(String(repeating: text, count: statements))<rgp:other/>
            """
    }
}

extension TestRegistry {
    /// What `rgp:infData` names.
    fileprivate func shownPhases() throws -> [String] {
        try info().extensions.split(separator: "rgpStatus s=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
    }

    fileprivate func delete() throws {
        let object = "<domain:delete><domain:name>key.example</domain:name></domain:delete>"
        #expect(try send("<delete>\(object)</delete>").code == 1001)
    }

    /// The notices that wait for alpha.
    fileprivate var messages: [Notice] {
        store.operate { world, _ in world.queues["alpha"]?.all.compactMap(\.draft.notice) ?? [] }
    }
}
