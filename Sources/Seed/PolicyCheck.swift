import EPP
import JSON
import Registry

/// What a policy must keep to so that the server's own answers stay well formed.
enum PolicyCheck {
    private struct Condition: Sendable {
        let path: [String]
        let sentence: String
        let holds: @Sendable (Policy) -> Bool

        init(_ path: String, _ sentence: String, _ holds: @escaping @Sendable (Policy) -> Bool) {
            self.path = path.split(separator: ".").map(String.init)
            self.sentence = sentence
            self.holds = holds
        }
    }

    static func check(_ policy: Policy) throws(JSONFault) {
        for condition in conditions where !condition.holds(policy) {
            throw JSONFault(condition.sentence, at: JSONPath(condition.path.map(JSONPath.Step.name)))
        }
    }

    private static let conditions: [Condition] = [
        Condition("name", "a policy has a name") { !$0.name.isEmpty },
        Condition("serverID", "3 to 64 characters are expected, none of them a control (RFC 5730 §2.4)") {
            (3...64).contains($0.serverID.unicodeScalars.count) && $0.serverID.unicodeScalars.allSatisfy(isWritable)
        },
        Condition("roidSuffix", "1 to 8 letters or digits are expected (RFC 5730 §4, roidType)") {
            (1...8).contains($0.roidSuffix.utf8.count) && $0.roidSuffix.utf8.allSatisfy(isLetterOrDigit)
        },
        Condition("zones", "zones are names in lower case, at least one") {
            !$0.zones.isEmpty && $0.zones.allSatisfy(isZone)
        },
        Condition("session.failedLogins", "a number from 0 is expected") { $0.session.failedLogins >= 0 },
        Condition("session.languages", "languages of RFC 5646 are expected, at least one (RFC 5730 §2.4)") {
            !$0.session.languages.isEmpty && $0.session.languages.allSatisfy(isLanguage)
        },
        Condition("domain.namesPerCheck", "at least 1 is expected") { $0.domain.namesPerCheck > 0 },
        Condition("domain.defaultYears", "1 to 99 years are expected (RFC 5731 §2.5)") {
            (1...99).contains($0.domain.defaultYears)
        },
        Condition("domain.mostYears", "1 to 99 years are expected (RFC 5731 §2.5)") {
            (1...99).contains($0.domain.mostYears)
        },
        Condition("domain.fewestNameservers", "a number from 0 to \"mostNameservers\" is expected") {
            $0.domain.fewestNameservers >= 0 && $0.domain.fewestNameservers <= $0.domain.mostNameservers
        },
        Condition("domain.wrongExpiryCode", "one of the codes 2004, 2105 and 2306 is expected (RFC 5730 §3)") {
            [2004, 2105, 2306].contains($0.domain.wrongExpiryCode)
        },
        Condition("domain.tooLongCode", "one of the codes 2004 and 2306 is expected (RFC 5730 §3)") {
            [2004, 2306].contains($0.domain.tooLongCode)
        },
        Condition("contact.idsPerCheck", "at least 1 is expected") { $0.contact.idsPerCheck > 0 },
        Condition("host.namesPerCheck", "at least 1 is expected") { $0.host.namesPerCheck > 0 },
        Condition("host.mostAddresses", "a number from 0 is expected") { $0.host.mostAddresses >= 0 },
        Condition("transfer.pendingTime", "a time from 0 is expected") { $0.transfer.pendingTime >= .zero },
        Condition("transfer.defaultYears", "0 to 99 years are expected") {
            (0...99).contains($0.transfer.defaultYears)
        },
        Condition("fee.currency", "three capital letters are expected (RFC 8748 §3.2)") {
            $0.fee.currency.utf8.count == 3
                && $0.fee.currency.utf8.allSatisfy { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 }
        },
        Condition("fee.decimals", "0 to 9 decimals are expected") { (0...9).contains($0.fee.decimals) },
        Condition("fee.prices", "prices from 0 are expected") { isAffordable($0.fee.prices) },
        Condition("fee.premium", "prices from 0 are expected") {
            $0.fee.premium.allSatisfy { isAffordable($0.prices) }
        },
        Condition("allocation.tokens", "a token has at least 1 character (RFC 8495 §4)") {
            $0.allocation.tokens.allSatisfy { !$0.token.isEmpty }
        },
        Condition("ttl.ranges", "seconds are expected: min, default, max in this order (RFC 9803 §1.2.1)") {
            $0.ttl.ranges.allSatisfy { range in
                0 <= range.min && range.min <= range.default && range.default <= range.max
                    && range.max <= 2_147_483_647
            }
        },
        Condition("maintenances", "a maintenance has at least one system, and ends after its start (RFC 9167 §3)") {
            $0.maintenances.allSatisfy { !$0.systems.isEmpty && $0.start <= $0.end }
        },
        Condition("transfer.lockCode", "one of the codes 2106 and 2304 is expected (RFC 5730 §3)") {
            [2106, 2304].contains($0.transfer.lockCode)
        },
        Condition("transfer.ownObjectCode", "one of the codes 2002, 2106 and 2304 is expected (RFC 5730 §3)") {
            [2002, 2106, 2304].contains($0.transfer.ownObjectCode)
        },
        Condition("authInfo.phase", "1, 2 or 3 is expected (RFC 9154 §6)") { (1...3).contains($0.authInfo.phase) },
        Condition("authInfo.fewestBits", "0 to 1024 bits are expected") { (0...1024).contains($0.authInfo.fewestBits) },
        Condition("authInfo.lifetime", "a time from 0 is expected") { $0.authInfo.lifetime >= .zero },
        Condition("grace", "times from 0 are expected") { policy in
            let grace = policy.grace
            return [
                grace.add, grace.renew, grace.autoRenew, grace.transfer, grace.redemption, grace.pendingRestore,
                grace.pendingDelete,
            ].allSatisfy { $0 >= .zero }
        },
    ]

    private static func isAffordable(_ prices: FeePolicy.Prices) -> Bool {
        FeePolicy.Service.allCases.allSatisfy { prices[$0] >= 0 }
    }

    /// What XML can hold and a `normalizedString` keeps.
    private static func isWritable(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF
    }

    /// `xs:language`: `[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*`.
    private static func isLanguage(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        return parts.allSatisfy { (1...8).contains($0.count) && $0.allSatisfy(isLetterOrDigit) }
            && parts.first?.contains { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 } == false
    }

    /// Of what the schema's `\w` matches, the ASCII part: an underscore is no part of it.
    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: false
        }
    }

    /// A zone may be a single label, which no registered name can be.
    private static func isZone(_ text: String) -> Bool {
        guard let name = try? DomainName("x.\(text)") else { return false }
        return name.text == "x.\(text)"
    }
}
