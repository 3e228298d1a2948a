import Commands
import EPP
import Registry
import Testing

/// A transfer that the holder is asked about, too: policy `transfer.holderConfirmation`.
@Suite struct HolderConfirmationTests {
    private typealias Text = DomainCommandText
    private static let name = "alpha-1.example"
    private static let request = Text.transfer("request", name, Text.code("secret-Auth"))

    private func stage(_ confirmation: TransferPolicy.HolderConfirmation, isAnsweredByLoser: Bool = true) throws
        -> DomainStage
    {
        let stage = DomainStage {
            $0.transfer.holderConfirmation = confirmation
            $0.transfer.isAnsweredByLoser = isAnsweredByLoser
        }
        #expect(try stage.send("beta", Self.request).code == 1001)
        return stage
    }

    private func domain(_ stage: DomainStage) throws -> Domain { try #require(stage.world.domains[Self.name]) }

    /// The changes that an answer with the last mail's key brings; none where the key opens nothing.
    private func answer(_ stage: DomainStage, _ answer: HolderAnswer, key: String? = nil) throws -> Int {
        let key = try key ?? #require(stage.world.outbox.deliveries.last?.key)
        let changes = stage.world.domain(askedWithKey: key)?.answered(answer, at: stage.now, in: stage.world) ?? []
        for change in changes { stage.world.apply(change) }
        return changes.count
    }

    /// The registrant and the administrative contacts, each address once.
    @Test func everyAddressIsWrittenToOnce() throws {
        let stage = DomainStage { $0.transfer.holderConfirmation = .needed }
        stage.add("many.example", of: "alpha") {
            $0.registrant = "ALPHA-1"
            $0.contacts = [DomainContact("BETA-1", .admin), DomainContact("ALPHA-1", .admin)]
        }
        #expect(try stage.send("beta", Text.transfer("request", "many.example", Text.code("secret-Auth"))).code == 1001)
        #expect(stage.world.outbox.deliveries.map(\.recipient) == ["someone@outside.net"])
        #expect(stage.world.outbox.deliveries.map(\.kind) == [.confirmation])
    }

    /// A key that is wrong or used, and an approval that was given, change nothing.
    @Test func whatIsInVainLeavesTheWorldAsItWas() throws {
        let stage = try stage(.needed)
        #expect(try stage.send("alpha", Text.transfer("approve", Self.name)).code == 1001)
        let before = stage.world.snapshot
        #expect(try stage.send("alpha", Text.transfer("approve", Self.name)).code == 2304)
        #expect(try answer(stage, .confirm, key: "") == 0)
        #expect(try answer(stage, .confirm, key: String(repeating: "0", count: 40)) == 0)
        #expect(stage.world.snapshot == before)
        #expect(try answer(stage, .confirm) > 0)
        #expect(try domain(stage).sponsor == "beta")
        let moved = stage.world.snapshot
        #expect(try answer(stage, .refuse) == 0)
        #expect(stage.world.snapshot == moved)
    }

    /// Nothing is said twice: the approval that waits tells nobody, and the end tells both.
    @Test func messagesAreThoseOfTheEnds() throws {
        let stage = try stage(.needed)
        _ = try stage.send("alpha", Text.transfer("approve", Self.name))
        for client in ["alpha", "beta"] { #expect(stage.world.queues[client]?.count == 1) }
        _ = try answer(stage, .confirm)
        for client in ["alpha", "beta"] { #expect(stage.world.queues[client]?.count == 2) }
        #expect(try domain(stage).transfer?.status == .serverApproved)
        #expect(stage.world.host(named: "ns1.alpha-1.example")?.sponsor == "beta")
    }

    /// Who speaks, and what it comes to when the time is over.
    @Test(arguments: [
        (TransferPolicy.HolderConfirmation.none, nil, Transfer.Status.serverApproved),
        (.asked, nil, .serverApproved), (.asked, HolderAnswer.confirm, .serverApproved),
        (.asked, .refuse, .serverCancelled), (.needed, nil, .serverCancelled), (.needed, .confirm, .serverApproved),
        (.needed, .refuse, .serverCancelled),
    ])
    func deadline(
        _ confirmation: TransferPolicy.HolderConfirmation,
        _ said: HolderAnswer?,
        _ status: Transfer.Status
    ) throws {
        let stage = try stage(confirmation)
        if let said { #expect(try answer(stage, said) > 0) }
        #expect(try domain(stage).transfer?.isPending == (said != .refuse))
        stage.now = stage.now + .days(5)
        let reply = try stage.send("beta", Text.transfer("query", Self.name))
        #expect(reply.text.contains("<domain:trStatus>\(status.rawValue)</domain:trStatus>"))
    }

    /// Who asked may take it back while the holder is asked, and the losing registrar say no.
    @Test(arguments: [("alpha", "reject", Transfer.Status.clientRejected), ("beta", "cancel", .clientCancelled)])
    func registrarsEndIt(_ client: String, _ operation: String, _ status: Transfer.Status) throws {
        let stage = try stage(.needed)
        #expect(try stage.send(client, Text.transfer(operation, Self.name)).code == 1000)
        #expect(try domain(stage).transfer?.status == status)
        #expect(try domain(stage).transfer?.confirmation == TransferConfirmation())
        #expect(try answer(stage, .confirm) == 0)
    }

    /// With changePoll-1.0 the sponsor is told whose word it was (RFC 8590 §2.1).
    @Test(arguments: [
        (HolderAnswer.confirm, "Transfer confirmed by the holder."), (.refuse, "Transfer refused by the holder."),
    ])
    func theReasonIsTold(_ said: HolderAnswer, _ reason: String) throws {
        let stage = DomainStage {
            $0.transfer.holderConfirmation = .needed
            $0.transfer.isAnsweredByLoser = false
            $0.poll.tellsChanges = true
        }
        _ = try stage.send("beta", Self.request)
        #expect(try answer(stage, said) > 0)
        let changes = stage.world.queues.values.flatMap(\.all).compactMap(\.draft.change)
        #expect(!changes.isEmpty && changes.allSatisfy { $0.reason == reason })
    }

    /// Where the holder alone is asked, the losing registrar has nothing to say, and the holder's word is the end.
    @Test func theHolderAlone() throws {
        let stage = try stage(.needed, isAnsweredByLoser: false)
        #expect(try stage.send("alpha", Text.transfer("approve", Self.name)).code == 2101)
        #expect(try answer(stage, .confirm) > 0)
        #expect(try domain(stage).sponsor == "beta")
    }
}
