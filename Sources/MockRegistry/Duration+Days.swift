import EPP

extension Duration {
    /// So many days of 24 hours.
    public static func days(_ count: Int) -> Duration { .seconds(Double(count) * 86_400) }

    /// So many hours.
    public static func hours(_ count: Int) -> Duration { .seconds(Double(count) * 3600) }

    /// As in policies and seeds: `5d`, `90s`, `250ms`.
    package init?(written text: String) {
        guard let span = TimeSpan(text) else { return nil }
        self = .milliseconds(span.milliseconds)
    }

    /// In whole milliseconds.
    var span: TimeSpan {
        let (seconds, attoseconds) = components
        let (milliseconds, overflows) = seconds.multipliedReportingOverflow(by: 1000)
        guard !overflows else { return TimeSpan(milliseconds: seconds < 0 ? .min / 4 : .max / 4) }
        return TimeSpan(milliseconds: milliseconds + attoseconds / 1_000_000_000_000_000)
    }
}
