import Commands
import EPP
import Registry
import Testing
import XML

/// RFC 5733 §3.2.4: who may move a contact, and what both parties are told.
struct ContactTransferTests {
    private func transfer(_ content: String = "", id: String = "ALPHA-2") -> String {
        "<contact:transfer xmlns:contact='\(Namespace.contact)'><contact:id>\(id)</contact:id>\(content)</contact:transfer>"
    }

    private static func code(_ text: String) -> String {
        "<contact:authInfo><contact:pw>\(text)</contact:pw></contact:authInfo>"
    }

    /// A registry in which beta has asked for ALPHA-2.
    private func asked(_ policy: Policy = Policy()) throws -> ObjectScene {
        let scene = ObjectScene(policy)
        #expect(try scene.ask("beta", "transfer request", transfer(Self.code("ALPHA-2-Auth"))).code == 1001)
        return scene
    }

    @Test func aRequestWaitsForTheSponsor() throws {
        let scene = ObjectScene()
        let answer = try scene.ask("beta", "transfer request", transfer(Self.code("ALPHA-2-Auth")))
        #expect(answer.code == 1001)
        #expect(answer.data?.children.map(\.name) == ["id", "trStatus", "reID", "reDate", "acID", "acDate"])
        #expect(
            answer.data?.children.map(\.text) == [
                "ALPHA-2", "pending", "beta", "2026-01-01T00:00:00.0Z", "alpha", "2026-01-06T00:00:00.0Z",
            ]
        )
        #expect(scene.contact("ALPHA-2")?.statuses == .pendingTransfer)
        #expect(scene.messages("alpha") == ["Transfer requested."])
    }

    static let aTransferEndsCases: [(String, String, String, String)] = [
        ("approve", "alpha", "clientApproved", "beta"), ("reject", "alpha", "clientRejected", "alpha"),
        ("cancel", "beta", "clientCancelled", "alpha"),
    ]

    @Test(arguments: aTransferEndsCases)
    func aTransferEnds(_ operation: String, _ client: String, _ status: String, _ sponsor: String) throws {
        let scene = try asked()
        let answer = try scene.ask(client, "transfer \(operation)", transfer())
        #expect(answer.code == 1000)
        #expect(answer.texts("trStatus") == [status])
        #expect(answer.texts("acID") == [client])
        #expect(scene.contact("ALPHA-2")?.sponsor == sponsor)
        #expect(scene.contact("ALPHA-2")?.statuses == [])
        #expect((scene.contact("ALPHA-2")?.transferred != nil) == (operation == "approve"))
        #expect(scene.messages("alpha").count == 2)
        #expect(scene.messages("beta").last == scene.messages("alpha").last)
        #expect(try scene.ask(client, "transfer query", transfer()).texts("trStatus") == [status])
        #expect(try scene.ask("beta", "transfer cancel", transfer()).code == 2301)
    }

    @Test func theDeadlineDecides() throws {
        let scene = try asked()
        scene.clock.advance(by: .days(5))
        #expect(try scene.ask("beta", "transfer query", transfer()).texts("trStatus") == ["serverApproved"])
        #expect(scene.contact("ALPHA-2")?.sponsor == "beta")
    }

    @Test func aPolicyWithoutWaitMovesAtOnce() throws {
        var policy = Policy()
        policy.transfer.pendingTime = .zero
        let scene = ObjectScene(policy)
        let answer = try scene.ask("beta", "transfer request", transfer(Self.code("ALPHA-2-Auth")))
        #expect(answer.code == 1000)
        #expect(answer.texts("trStatus") == ["serverApproved"])
        #expect(scene.contact("ALPHA-2")?.sponsor == "beta")
        #expect(scene.messages("alpha") == ["Transfer approved by the registry."])
    }

    @Test func aRequestIsRefused() throws {
        let scene = ObjectScene()
        #expect(try scene.ask("alpha", "transfer request", transfer(Self.code("ALPHA-2-Auth"))).code == 2002)
        #expect(try scene.ask("beta", "transfer request", transfer()).code == 2003)
        #expect(try scene.ask("beta", "transfer request", transfer(Self.code("wrong"))).code == 2202)
        #expect(try scene.ask("beta", "transfer request", transfer(Self.code(""))).code == 2202)
        let nobody = transfer(Self.code("x"), id: "NOBODY")
        #expect(try scene.ask("beta", "transfer request", nobody).code == 2303)
        let again = transfer(Self.code("ALPHA-2-Auth"))
        #expect(try asked().ask("gamma", "transfer request", again).code == 2300)
        for status in [ContactStatuses.clientTransferProhibited, .serverTransferProhibited, .pendingUpdate] {
            var locked = try #require(scene.contact("ALPHA-2"))
            locked.statuses = status
            scene.change(.contact(locked))
            #expect(try scene.ask("beta", "transfer request", again).code == 2304)
        }
    }

    @Test(arguments: [(2106, 2106), (2304, 2304)])
    func aYoungContactStays(_ code: Int, _ expected: Int) throws {
        var policy = Policy()
        policy.transfer.lockAfterCreation = .days(500)
        policy.transfer.lockCode = code
        let content = transfer(Self.code("ALPHA-2-Auth"))
        #expect(try ObjectScene(policy).ask("beta", "transfer request", content).code == expected)
    }

    @Test func onlyTheRightClientDecides() throws {
        let scene = try asked()
        #expect(try scene.ask("beta", "transfer approve", transfer()).code == 2201)
        #expect(try scene.ask("gamma", "transfer reject", transfer()).code == 2201)
        #expect(try scene.ask("alpha", "transfer cancel", transfer()).code == 2201)
        for (operation, client) in [("approve", "alpha"), ("reject", "alpha"), ("cancel", "beta")] {
            #expect(try ObjectScene().ask(client, "transfer \(operation)", transfer()).code == 2301)
        }
    }

    @Test func aThirdPartyQueriesWithAuthInfo() throws {
        let scene = try asked()
        #expect(try scene.ask("gamma", "transfer query", transfer()).code == 2201)
        #expect(try scene.ask("gamma", "transfer query", transfer(Self.code("wrong"))).code == 2202)
        #expect(try scene.ask("gamma", "transfer query", transfer(Self.code("ALPHA-2-Auth"))).code == 1000)
        #expect(try ObjectScene().ask("alpha", "transfer query", transfer()).code == 2002)
    }
}
