import MockRegistry
import Testing

/// When a process gives memory back; `.ci/memory` sees it done.
@Suite struct SpareMemoryTests {
    /// The looks at which it does, of looks at so much work in milliseconds; giving back costs nothing.
    private func due(_ work: some Sequence<Int>) -> [Int] {
        var spare = SpareMemory()
        return work.filter { milliseconds in
            let isDue = spare.isDue(afterWork: .milliseconds(milliseconds))
            if isDue { spare.hasReturned(atWork: .milliseconds(milliseconds)) }
            return isDue
        }
    }

    @Test func isGivenBackAtTheFirstRestAfterWork() {
        #expect(due([500, 900, 910, 920, 930]) == [910])
        #expect(due([500, 510, 610, 650, 710, 711]) == [510, 711], "little work adds up")
    }

    /// Whoever is never at rest still gives back what a storm has left.
    @Test func isGivenBackNowAndThenWithoutARest() {
        #expect(due((1...90).map { $0 * 1000 }) == [30_000, 60_000, 90_000])
    }

    @Test func whatGivingBackHasCostIsNoWork() {
        var spare = SpareMemory()
        let looks = [500, 510].map { spare.isDue(afterWork: .milliseconds($0)) }
        spare.hasReturned(atWork: .milliseconds(900))
        #expect(
            looks == [false, true]
                && !Array([910, 920].map { spare.isDue(afterWork: .milliseconds($0)) }).contains(true)
        )
    }

    @Test func isKeptWhereNothingIsDone() { #expect(due((1...1000).map { $0 / 10 }).isEmpty) }
}
