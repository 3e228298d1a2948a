import EPP

/// How often a registrar may be answered so; once more, and it is kept from some commands for a while.
package struct Quota: Sendable, Equatable, Codable {
    /// Such as `domain:create`; empty for any.
    package var command = ""
    /// Result code of the answer; zero for any error.
    package var code = 0
    /// How often in `time`.
    package var most: Int
    package var time: TimeSpan
    /// The commands that the registrar is then kept from, for `blockTime`.
    package var blocks: [String]
    package var blockTime: TimeSpan
    /// The code with which they are refused.
    package var refusal = 2201

    /// The codes among which a policy chooses.
    package static let refusals: [ResultCode] = [
        .authorizationError, .valuePolicy, .dataPolicyViolation, .commandFailed,
    ]

    /// Whether an answer is counted.
    package func counts(_ command: String, _ code: ResultCode) -> Bool {
        let isItsCode = self.code == code.rawValue || self.code == 0 && code.rawValue >= 2000
        return isItsCode && (self.command.isEmpty || self.command == command)
    }
}

/// What a quota has counted of one registrar.
///
/// Counted by twenty-fourths of the quota's time, so that it takes the same room however many there are: none is forgotten
/// before its time is over, and some are a twenty-fourth later.
package struct QuotaCount: Sendable, Equatable, Codable {
    /// Answers that came in one part of the time, and when that part was over.
    package struct Part: Sendable, Equatable, Codable {
        package let end: Instant
        package var count: Int

        package init(end: Instant, count: Int) { (self.end, self.count) = (end, count) }
    }

    package var parts: [Part] = []
    /// Until when the registrar is kept from the quota's commands.
    package var blockedUntil: Instant?

    package init() {}

    /// One more; beyond the quota's limit the registrar is blocked, and counting begins anew.
    mutating func add(by quota: Quota, at now: Instant) {
        let length = max(1, quota.time.milliseconds / Self.partsOfTime)
        let end = Instant(milliseconds: (now.milliseconds / length + 1) * length)
        parts.removeAll { $0.end + quota.time <= now }
        if let last = parts.indices.last, parts[last].end == end {
            parts[last].count += 1
        } else {
            parts.append(Part(end: end, count: 1))
        }
        guard parts.reduce(0, { $0 + $1.count }) > quota.most else { return }
        blockedUntil = now + quota.blockTime
        parts = []
    }

    private static let partsOfTime: Int64 = 24

    /// Where a registrar keeps what its policy's quotas have counted, in their order.
    package enum Key: ExtensionDataKey {
        package typealias Value = [QuotaCount]
        package static var name: String { "quotas" }

        package static func flaw(in counts: [QuotaCount]) -> String? {
            let all = counts.flatMap(\.parts).map(\.count)
            return all.allSatisfy { (0...1_000_000_000).contains($0) } ? nil : "counts of 0 to 1000000000 are expected"
        }
    }
}

extension Registrar {
    /// The quota that keeps the registrar from a command now, and until when.
    package func quota(among quotas: [Quota], blocking command: String, at now: Instant) -> (Quota, until: Instant)? {
        let counts = extensionData[QuotaCount.Key.self] ?? []
        for (quota, count) in zip(quotas, counts) {
            guard let end = count.blockedUntil, end > now, quota.blocks.contains(command) else { continue }
            return (quota, end)
        }
        return nil
    }

    /// What has been counted once an answer was given; nil where nothing counts it.
    package func counting(
        _ command: String,
        _ code: ResultCode,
        by quotas: [Quota],
        at now: Instant
    ) -> [QuotaCount]? {
        guard quotas.contains(where: { $0.counts(command, code) }) else { return nil }
        let former = extensionData[QuotaCount.Key.self] ?? []
        var counts = quotas.indices.map { $0 < former.count ? former[$0] : QuotaCount() }
        for (place, quota) in quotas.enumerated() where quota.counts(command, code) {
            counts[place].add(by: quota, at: now)
        }
        return counts
    }
}
