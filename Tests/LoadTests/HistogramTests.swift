import Load
import Testing

struct HistogramTests {
    @Test func `small values are exact`() {
        var histogram = Histogram()
        for value in 1...50 as ClosedRange<UInt64> { histogram.record(value) }
        #expect(histogram.quantile(0.5) == 25)
        #expect(histogram.quantile(1) == 50)
        #expect(histogram.count == 50)
    }

    @Test func `a quantile is off by 1.6 percent at most, and never too small`() {
        for value in [64, 100, 127, 128, 999, 12_345, 1_000_000, 987_654_321, UInt64.max / 2] as [UInt64] {
            var histogram = Histogram()
            histogram.record(value)
            histogram.record(UInt64.max)
            let found = histogram.quantile(0.5)
            #expect(found >= value)
            #expect(Double(found - value) <= Double(value) / 64)
        }
    }

    @Test func `the largest possible value has a place`() {
        var histogram = Histogram()
        histogram.record(.max)
        #expect(histogram.quantile(0.5) == .max)
        #expect(histogram.largest == .max)
    }

    @Test func `merged histograms are as one`() {
        var (one, other, both) = (Histogram(), Histogram(), Histogram())
        for value in stride(from: 1, to: 100_000, by: 37) as StrideTo<UInt64> {
            if value.isMultiple(of: 2) { one.record(value) } else { other.record(value) }
            both.record(value)
        }
        one.merge(other)
        #expect(one.count == both.count)
        #expect(one.largest == both.largest)
        for share in [0.01, 0.5, 0.9, 0.99, 0.999] { #expect(one.quantile(share) == both.quantile(share)) }
    }

    @Test func `without values a quantile is zero`() { #expect(Histogram().quantile(0.99) == 0) }
}
