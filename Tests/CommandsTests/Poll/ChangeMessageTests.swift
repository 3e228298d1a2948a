import EPP
import Registry
import Testing

@testable import Commands

/// What the registry does by itself is told, as it was at the moment of the change (RFC 8590).
@Suite struct ChangeMessageTests {
    private typealias Text = DomainCommandText

    private func messages(of client: ClientID, _ stage: DomainStage) -> [PollMessage.Draft] {
        Lifecycle.settle(stage.world, by: stage.now)
        return stage.world.queues[client]?.all.map(\.draft).filter { $0.change != nil } ?? []
    }

    private func stage(_ adjust: (inout Policy) -> Void = { _ in }) -> DomainStage {
        DomainStage {
            $0.poll.tellsChanges = true
            adjust(&$0)
        }
    }

    private func image(_ draft: PollMessage.Draft) -> DomainImage? {
        guard case .domain(let image)? = draft.notice else { return nil }
        return image
    }

    @Test func aDeletionAtExpiryAndItsStagesAreTold() throws {
        let stage = stage { $0.domain.atExpiry = .delete }
        stage.add("dying.example", of: "gamma") { [now = stage.now] in $0.expires = now + .days(1) }
        stage.now = stage.now + .days(100)
        let told = messages(of: "gamma", stage)
        #expect(told.compactMap(\.change?.operation) == [.autoDelete, .autoDelete, .update, .update, .purge])
        #expect(told.compactMap(\.change?.state) == [.before, .after, .before, .after, .before])
        #expect(image(told[1])?.domain.deletion?.phase == .redemptionPeriod)
    }

    /// A purge that a registrar's own delete led to is no `autoPurge`.
    @Test func theEndOfARegistrarsDeletionIsToldAsSuch() throws {
        let stage = stage()
        stage.add("going.example", of: "gamma")
        #expect(try stage.send("gamma", Text.delete("going.example")).code == 1001)
        stage.now = stage.now + .days(100)
        #expect(messages(of: "gamma", stage).last?.change?.operation == .deletePurge)
    }

    @Test func aRestoreWithoutAReportIsTold() throws {
        let stage = stage()
        stage.add("late.example", of: "gamma") { [now = stage.now, policy = stage.world.policy] in
            let deleted = $0.deleted(at: now, policy, origin: TransactionIDs(client: nil, server: "SRV-1"))
            $0 = deleted.awaitingReport(at: now, policy)
        }
        stage.now = stage.now + .days(8)
        let told = messages(of: "gamma", stage)
        #expect(told.map(\.text) == ["Restore was not reported.", "Restore was not reported."])
        #expect(told.compactMap { image($0)?.domain.deletion?.phase } == [.pendingRestore, .redemptionPeriod])
    }

    /// The names are those of the moment: before and after differ, and a later renaming changes neither.
    @Test func whoUsesAHostOfAPurgedDomainIsTold() throws {
        let stage = stage()
        let host = try #require(stage.world.host(named: "ns1.alpha-1.example"))
        stage.add("user.example", of: "gamma") { $0.nameservers = [host.id] }
        var dying = try #require(stage.world.domains["alpha-1.example"])
        dying = dying.deleted(at: stage.now, stage.world.policy, origin: .expiry)
        stage.world.apply(.domain(dying))
        stage.now = stage.now + .days(100)
        let told = messages(of: "gamma", stage)
        #expect(told.compactMap { image($0)?.nameservers.first?.hasSuffix(".invalid") } == [false, true])
        #expect(image(told[0])?.nameservers == ["ns1.alpha-1.example"])
        var renamed = try #require(stage.world.hosts[host.id])
        renamed.name = "other.invalid"
        stage.world.apply(.host(renamed))
        #expect(messages(of: "gamma", stage) == told)
    }

    /// Each registrar is shown the state in which the domain is its own.
    @Test func theLoserIsNotShownTheGainersDomain() throws {
        let stage = stage()
        stage.add("moving.example", of: "gamma")
        let request = Text.transfer("request", "moving.example", Text.code("secret-Auth"))
        #expect(try stage.send("beta", request).code == 1001)
        stage.now = stage.now + .days(6)
        let (loser, gainer) = (messages(of: "gamma", stage), messages(of: "beta", stage))
        #expect(loser.compactMap(\.change?.state) == [.before])
        #expect(gainer.compactMap(\.change?.state) == [.after])
        #expect(loser.compactMap { image($0)?.domain.sponsor } == ["gamma"])
        #expect(gainer.compactMap { image($0)?.domain.sponsor } == ["beta"])
    }

    private func contacts(_ drafts: [PollMessage.Draft]) -> [Contact] {
        drafts.compactMap { draft in
            guard case .contact(let image)? = draft.notice else { return nil }
            return image.contact
        }
    }

    @Test func aContactsCodeThatExpiresIsTold() throws {
        let stage = stage {
            $0.authInfo.regime = .secure
            $0.authInfo.lifetime = .days(14)
        }
        var contact = try #require(stage.world.contacts["ALPHA-1"])
        contact.authInfo = AuthInfo("secret", stage.world.policy.authInfo, at: stage.now, stage.world.random)
        stage.world.apply(.contact(contact))
        stage.now = stage.now + .days(15)
        let told = messages(of: "alpha", stage)
        #expect(told.compactMap(\.change?.state) == [.before, .after])
        #expect(contacts(told).map { $0.authInfo == .unset } == [false, true])
        #expect(stage.world.contacts["ALPHA-1"]?.extensionData[FormerCode.Key.self]?.end == .expired)
    }

    /// Each registrar is shown the state in which the contact is its own.
    @Test func aContactsTransferByTimeIsTold() throws {
        let stage = stage()
        var contact = try #require(stage.world.contacts["ALPHA-1"])
        contact.statuses = .pendingTransfer
        contact.transfer = Transfer(
            requester: "beta",
            at: stage.now,
            from: "alpha",
            until: stage.now + .days(5),
            months: nil
        )
        stage.world.apply(.contact(contact))
        stage.now = stage.now + .days(6)
        for (client, state) in [("alpha", ChangeRecord.State.before), ("beta", .after)] {
            let told = messages(of: client, stage)
            #expect(told.compactMap(\.change?.operation) == [.transfer("approve")])
            #expect(told.compactMap(\.change?.state) == [state])
            #expect(contacts(told).map(\.sponsor) == [client])
        }
    }
}
