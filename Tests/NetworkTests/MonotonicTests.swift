import Network
import Testing

@Suite struct MonotonicTests {
    @Test func sumsStayInRange() {
        let moment = Monotonic(nanoseconds: 1_000)
        #expect((moment + .nanoseconds(5)).nanoseconds == 1_005)
        #expect((moment + .seconds(-5)).nanoseconds == 1_000)
        #expect((moment + .seconds(Int64.max)).nanoseconds == .max)
        #expect(moment + .seconds(1) - moment == .seconds(1))
        #expect(moment - (moment + .seconds(1)) == .zero)
        #expect(Monotonic.now() <= Monotonic.now())
    }
}
