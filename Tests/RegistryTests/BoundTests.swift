import EPP
import Testing

@testable import Registry

/// What a world keeps no more of.
@Suite struct BoundTests {
    private static let start = Instant(milliseconds: 1_767_225_600_000)

    private static func mail(_ number: Int) -> Outbox.Delivery {
        Outbox.Delivery(recoveryFor: "\(number)@a.example", link: "/\(number)", sent: start, expires: nil)
    }

    @Test func theOldestMailsAreDroppedAndCounted() {
        let world = World(policy: Policy())
        for number in 1...Outbox.capacity { world.apply(.delivery(Self.mail(number))) }
        #expect(world.outbox.deliveries.count == Outbox.capacity && world.outbox.dropped == 0)
        world.apply(.delivery(Self.mail(0)))
        #expect(world.outbox.dropped == Outbox.capacity / 10)
        #expect(world.outbox.deliveries.first == Self.mail(Outbox.capacity / 10 + 1))
        #expect(world.outbox.deliveries.last == Self.mail(0))
    }

    @Test func ofAnActsChangesTheFirstAreKeptAndTheRestCounted() {
        let changes = (1...Revision.mostChanges + 3).map { StateChange.delivery(Self.mail($0), number: $0) }
        #expect(Revision(1, changes).changes.count == Revision.mostChanges && Revision(1, changes).omitted == 3)
        #expect(Revision(1, changes.dropLast(3)).omitted == 0)
    }
}
