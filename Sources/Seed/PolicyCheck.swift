import Crypto
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
        try checkZones(policy)
        try check(policy.maintenances, at: JSONPath()["maintenances"])
        for (index, premium) in policy.fee.premium.enumerated() {
            try check(premium.class, .token, 1...Int.max, at: JSONPath()["fee"]["premium"][index]["class"])
        }
        try checkLaunch(policy.launch, at: JSONPath()["launch"])
        for (index, token) in policy.allocation.tokens.enumerated() {
            try check(token.token, .token, 1...Int.max, at: JSONPath()["allocation"]["tokens"][index]["token"])
        }
    }

    /// What holds for a zone must hold together as what holds for the registry does.
    private static func checkZones(_ policy: Policy) throws(JSONFault) {
        for (index, own) in policy.zonePolicies.enumerated() {
            let path = JSONPath()["zonePolicies"][index]
            guard policy.zones.contains(own.zone) else {
                throw JSONFault("a zone of the registry is expected: see its \"zones\"", at: path["zone"])
            }
            guard !policy.zonePolicies[..<index].contains(where: { $0.zone == own.zone }) else {
                throw JSONFault("the zone has a policy already", at: path["zone"])
            }
            let applied = policy.applied(own)
            for condition in conditions where !condition.holds(applied) {
                throw JSONFault(condition.sentence, at: JSONPath(path.steps + condition.path.map(JSONPath.Step.name)))
            }
        }
    }

    /// What stands in answers, and phases that can be told apart (RFC 8334 §2.3).
    private static func checkLaunch(_ launch: LaunchPolicy, at path: JSONPath) throws(JSONFault) {
        guard launch.isOffered || launch.phases.isEmpty else {
            throw JSONFault("phases need \"isOffered\": true", at: path["phases"])
        }
        for (index, phase) in launch.phases.enumerated() {
            let path = path["phases"][index]
            try check(phase.name, .token, 1...Int.max, at: path["name"])
            guard phase.kind != .custom || phase.name != nil else {
                throw JSONFault("a custom phase has a name (RFC 8334 §2.3)", at: path["name"])
            }
            guard phase.end.map({ $0 > phase.begin }) ?? true else {
                throw JSONFault("a phase ends after its beginning", at: path["end"])
            }
            guard !launch.phases[..<index].contains(where: { PhaseName($0) == PhaseName(phase) }) else {
                throw JSONFault("there are two phases of this kind and name", at: path["kind"])
            }
        }
        try check(launch.claims, at: path["claims"])
        for (index, text) in launch.markAuthorities.enumerated() where TrustAnchors([text]) == nil {
            let sentence = "a certificate in PEM is expected, and nothing but certificates and revocation lists"
            throw JSONFault(sentence, at: path["markAuthorities"][index])
        }
        try check(launch.revokedMarks, at: path["revokedMarks"])
        guard launch.mostMarks > 0 else { throw JSONFault("at least 1 is expected", at: path["mostMarks"]) }
        guard launch.acceptanceTime > .zero else {
            throw JSONFault("a time of more than 0 is expected", at: path["acceptanceTime"])
        }
    }

    /// Of a policy, or of a seed in its place.
    static func check(_ claims: TrademarkClaims, at path: JSONPath) throws(JSONFault) {
        for (index, claim) in claims.enumerated() {
            try check(claim.claimKey, .token, at: path[index]["claimKey"])
            try check(claim.validatorID, .token, 1...Int.max, at: path[index]["validatorID"])
            if let flaw = claim.rights.flatMap({ Mark($0).flaw }) { throw JSONFault(flaw, at: path[index]["rights"]) }
        }
    }

    /// Of a policy, or of a seed in its place.
    static func check(_ revoked: [RevokedMark], at path: JSONPath) throws(JSONFault) {
        for (index, mark) in revoked.enumerated() where !mark.id.isMarkID {
            throw JSONFault("an id is number and issuer, with a hyphen between them", at: path[index]["id"])
        }
    }

    /// Of a policy, or of a seed in its place.
    static func check(_ maintenances: [MaintenancePolicy], at path: JSONPath) throws(JSONFault) {
        for (index, maintenance) in maintenances.enumerated() {
            try check(maintenance, at: path[index])
            guard !maintenances[..<index].contains(where: { $0.id == maintenance.id }) else {
                throw JSONFault("each maintenance has an identifier of its own", at: path[index]["id"])
            }
        }
    }

    /// The types of RFC 9167 §5.
    fileprivate static func check(_ maintenance: MaintenancePolicy, at path: JSONPath) throws(JSONFault) {
        guard !maintenance.systems.isEmpty, maintenance.start <= maintenance.end else {
            throw JSONFault("a maintenance has at least one system, and ends after its start (RFC 9167 §3)", at: path)
        }
        try check(maintenance.id, .token, 1...Int.max, at: path["id"])
        try check(maintenance.type, .text, at: path["type"])
        try check(maintenance.description, .text, at: path["description"])
        guard maintenance.detail.map(TextForm.isURI) ?? true else {
            throw JSONFault("a URI is expected (RFC 3986)", at: path["detail"])
        }
        for (index, system) in maintenance.systems.enumerated() {
            try check(system.name, .token, 1...Int.max, at: path["systems"][index]["name"])
            try check(system.host, .token, 1...255, at: path["systems"][index]["host"])
        }
        for (index, zone) in (maintenance.tlds ?? []).enumerated() {
            try check(zone, .token, 1...255, at: path["tlds"][index])
        }
    }

    private static func check(
        _ text: String?,
        _ form: TextForm,
        _ range: ClosedRange<Int> = 0...Int.max,
        at path: JSONPath
    ) throws(JSONFault) {
        if let flaw = text.flatMap({ form.flaw(in: $0, range) }) { throw JSONFault(flaw, at: path) }
    }

    private static let conditions: [Condition] = [
        Condition("name", "a policy has a name") { !$0.name.isEmpty },
        Condition("serverID", "3 to 64 characters are expected, none of them a control (RFC 5730 §2.4)") {
            TextForm.normalized.flaw(in: $0.serverID, 3...64) == nil
        },
        Condition("roidSuffix", "1 to 8 letters or digits are expected (RFC 5730 §4, roidType)") {
            (1...8).contains($0.roidSuffix.utf8.count) && $0.roidSuffix.utf8.allSatisfy(TextForm.isLetterOrDigit)
        },
        Condition("zones", "zones are names in lower case, at least one") {
            !$0.zones.isEmpty && $0.zones.allSatisfy(isZone)
        },
        Condition("fractionDigits", "0 to 3 digits are expected") { (0...3).contains($0.fractionDigits) },
        Condition("session.mostSessions", "a number from 0 is expected") { $0.session.mostSessions >= 0 },
        Condition("session.mostSessionsCode", "one of the codes 2502 and 2501 is expected (RFC 5730 §3)") {
            [2502, 2501].contains($0.session.mostSessionsCode)
        },
        Condition("session.idleTime", "a time from 0 is expected") { $0.session.idleTime >= .zero },
        Condition("session.lifetime", "a time from 0 is expected") { $0.session.lifetime >= .zero },
        Condition("session.mostCommands", "a number from 0 is expected") { $0.session.mostCommands >= 0 },
        Condition("session.mostErrors", "a number from 0 is expected") { $0.session.mostErrors >= 0 },
        Condition("session.registrarFailures", "a number from 0 is expected") { $0.session.registrarFailures >= 0 },
        Condition("session.addressFailures", "a number from 0 is expected") { $0.session.addressFailures >= 0 },
        Condition("session.failureTime", "a time of more than 0, and at most 365d, is expected") {
            $0.session.failureTime > .zero && $0.session.failureTime <= .days(365)
        },
        Condition("session.lockTime", "a time from 0 to 365d is expected") {
            (.zero ... .days(365)).contains($0.session.lockTime)
        },
        Condition("session.failureDelay", "a time from 0 to 1h is expected") {
            (.zero ... .hours(1)).contains($0.session.failureDelay)
        },
        Condition("session.penalties", "delays of 0 to 1h are expected") {
            $0.session.penalties.allSatisfy { (.zero ... .hours(1)).contains($0.delay) }
        },
        Condition(
            "session.quotas",
            "a limit from 0 to 1000000, times of more than 0 to 365d, and commands are expected"
        ) {
            $0.session.quotas.allSatisfy { quota in
                let times = [quota.time, quota.blockTime]
                return (0...1_000_000).contains(quota.most) && !quota.blocks.isEmpty
                    && times.allSatisfy { $0 > .zero && $0 <= .days(365) }
            }
        },
        Condition("session.quotas", "a \"refusal\" of 2201, 2306, 2308 or 2400 is expected (RFC 5730 §3)") {
            $0.session.quotas.allSatisfy { isOne(of: Quota.refusals, $0.refusal) }
        },
        Condition("session.failedLogins", "a number from 0 is expected") { $0.session.failedLogins >= 0 },
        Condition("session.languages", "languages of RFC 5646 are expected, at least one (RFC 5730 §2.4)") {
            !$0.session.languages.isEmpty && $0.session.languages.allSatisfy(\.isLanguage)
        },
        Condition("domain.namesPerCheck", "at least 1 is expected") { $0.domain.namesPerCheck > 0 },
        Condition("domain.defaultYears", "1 to 99 years are expected (RFC 5731 §2.5)") {
            (1...99).contains($0.domain.defaultYears)
        },
        Condition("domain.createPendingTime", "a time from 0 is expected") { $0.domain.createPendingTime >= .zero },
        Condition("domain.heldCountries", "countries of two capital letters are expected (ISO 3166-1)") {
            $0.domain.heldCountries.allSatisfy { country in
                country.utf8.count == 2 && country.utf8.allSatisfy { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 }
            }
        },
        Condition("domain.dataModels", "each registrar is named once") { policy in
            Set(policy.domain.dataModels.map(\.registrar)).count == policy.domain.dataModels.count
        },
        Condition("domain.mostYears", "1 to 99 years are expected (RFC 5731 §2.5)") {
            (1...99).contains($0.domain.mostYears)
        },
        Condition("domain.fewestNameservers", "a number from 0 to \"mostNameservers\" is expected") {
            $0.domain.fewestNameservers >= 0 && $0.domain.fewestNameservers <= $0.domain.mostNameservers
        },
        Condition("domain.mostContacts", "a number from 0 is expected") { $0.domain.mostContacts >= 0 },
        Condition("domain.mostYearsAtOnce", "0 to 99 years are expected (RFC 5731 §2.5)") {
            (0...99).contains($0.domain.mostYearsAtOnce)
        },
        Condition(
            "domain.clientStatuses",
            "statuses of a domain that begin with \"client\" are expected (RFC 5731 §2.3)"
        ) {
            $0.domain.clientStatuses.allSatisfy(DomainStatuses.settableByClients.names.contains)
        },
        Condition("domain.wrongExpiryCode", "one of the codes 2004, 2105 and 2306 is expected (RFC 5730 §3)") {
            [2004, 2105, 2306].contains($0.domain.wrongExpiryCode)
        },
        Condition("domain.tooLongCode", "one of the codes 2004 and 2306 is expected (RFC 5730 §3)") {
            [2004, 2306].contains($0.domain.tooLongCode)
        },
        Condition("contact.idsPerCheck", "at least 1 is expected") { $0.contact.idsPerCheck > 0 },
        Condition("host.namesPerCheck", "at least 1 is expected") { $0.host.namesPerCheck > 0 },
        Condition("organization.idsPerCheck", "at least 1 is expected") { $0.organization.idsPerCheck > 0 },
        Condition("organization.mostRoles", "at least 1 is expected") { $0.organization.mostRoles > 0 },
        Condition("organization.mostContacts", "a number from 0 is expected") { $0.organization.mostContacts >= 0 },
        Condition("organization.mostAncestors", "a number from 0 is expected") { $0.organization.mostAncestors >= 0 },
        Condition("host.mostAddresses", "a number from 0 is expected") { $0.host.mostAddresses >= 0 },
        Condition("transfer.pendingTime", "a time from 0 is expected") { $0.transfer.pendingTime >= .zero },
        Condition("transfer.holderConfirmation", "a holder who is asked needs time to answer: see \"pendingTime\"") {
            $0.transfer.holderConfirmation == .none || $0.transfer.pendingTime > .zero
        },
        Condition("transfer.defaultYears", "0 to 99 years are expected") {
            (0...99).contains($0.transfer.defaultYears)
        },
        Condition("fee.currency", "three capital letters are expected (RFC 8748 §3.2)") {
            $0.fee.currency.utf8.count == 3
                && $0.fee.currency.utf8.allSatisfy { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 }
        },
        Condition("fee.showsAccount", "an account has at most 2 decimals (Balance Mapping §2.1): see \"decimals\"") {
            !$0.fee.showsAccount || $0.fee.decimals <= 2
        },
        Condition("fee.lowBalancePercent", "0 to 100 percent are expected") {
            (0...100).contains($0.fee.lowBalancePercent)
        },
        Condition("fee.decimals", "0 to 9 decimals are expected") { (0...9).contains($0.fee.decimals) },
        Condition("fee.prices", "prices of 0 to \(mostExpensive) are expected") { isAffordable($0.fee.prices) },
        Condition("fee.premium", "prices of 0 to \(mostExpensive) are expected") {
            $0.fee.premium.allSatisfy { isAffordable($0.prices) }
        },
        Condition("ttl.ranges", "seconds are expected: min, default, max in this order (RFC 9803 §1.2.1)") {
            $0.ttl.ranges.allSatisfy { range in
                0 <= range.min && range.min <= range.default && range.default <= range.max
                    && range.max <= 2_147_483_647
            }
        },
        Condition("idn.tables", "names are expected, each once in a zone, and zones of the policy") {
            hasTablesApart($0.idn.tables, in: $0.zones)
        },
        Condition("nameStore.missingCode", "one of the codes 2306, 2003 and 2001 is expected (RFC 5730 §3)") {
            [2306, 2003, 2001].contains($0.nameStore.missingCode)
        },
        Condition("nameStore.subProducts", "names of 1 to 64 characters are expected, and zones of the policy") {
            areSubProducts($0.nameStore.subProducts, in: $0.zones)
        },
        Condition("poll.messageLife", "a time from 0 is expected") { $0.poll.messageLife >= .zero },
        Condition("poll.maintenanceReminder", "a time from 0 is expected") { $0.poll.maintenanceReminder >= .zero },
        Condition("fee.lowBalance", "an amount of 0 to \(mostExpensive) is expected") {
            (0...mostExpensive).contains($0.fee.lowBalance)
        },
        Condition("transfer.lockCode", "one of the codes 2106 and 2304 is expected (RFC 5730 §3)") {
            [2106, 2304].contains($0.transfer.lockCode)
        },
        Condition("transfer.lockedCode", "one of the codes 2304, 2106 and 2201 is expected (RFC 5730 §3)") {
            isOne(of: TransferPolicy.lockedCodes, $0.transfer.lockedCode)
        },
        Condition("transfer.ownObjectCode", "one of the codes 2002, 2106 and 2304 is expected (RFC 5730 §3)") {
            [2002, 2106, 2304].contains($0.transfer.ownObjectCode)
        },
        Condition("authInfo.shortest", "a number from 0 to \"longest\" is expected") {
            $0.authInfo.shortest >= 0 && ($0.authInfo.longest == 0 || $0.authInfo.shortest <= $0.authInfo.longest)
        },
        Condition("authInfo.wrongCode", "one of the codes 2202, 2201, 2304, 2306 and 2400 is expected (RFC 5730 §3)") {
            isOne(of: AuthInfoPolicy.wrongCodes, $0.authInfo.wrongCode)
        },
        Condition("authInfo.expiredCode", "one of the codes 2202, 2201, 2304, 2306 and 2400 is expected (RFC 5730 §3)")
        {
            isOne(of: AuthInfoPolicy.wrongCodes, $0.authInfo.expiredCode)
        },
        Condition("authInfo.missingCode", "the code 2003, or one of \"wrongCode\" is expected (RFC 5730 §3)") {
            isOne(of: AuthInfoPolicy.missingCodes, $0.authInfo.missingCode)
        },
        Condition("authInfo.phase", "1, 2 or 3 is expected (RFC 9154 §6)") { (1...3).contains($0.authInfo.phase) },
        Condition("authInfo.fewestBits", "0 to 1024 bits are expected") { (0...1024).contains($0.authInfo.fewestBits) },
        Condition("authInfo.extensions", "each extension is named once") {
            Set($0.authInfo.extensions).count == $0.authInfo.extensions.count
        },
        Condition(
            "authInfo.extensions",
            "authInfo and dkhm tell codes of \"registryGenerated\" that have a \"lifetime\""
        ) {
            !$0.authInfo.isReadWhileValid || ($0.authInfo.regime == .registryGenerated && $0.authInfo.lifetime > .zero)
        },
        Condition("authInfo.extensions", "ptdomain and fred are about codes of \"holderDelivered\"") {
            !($0.authInfo.offers(.ptdomain) || $0.authInfo.offers(.fred)) || $0.authInfo.regime == .holderDelivered
        },
        Condition("authInfo.lifetime", "a time from 0 is expected") { $0.authInfo.lifetime >= .zero },
        Condition("grace", "times from 0 are expected") { policy in
            let grace = policy.grace
            return [
                grace.add, grace.renew, grace.autoRenew, grace.transfer, grace.redemption, grace.pendingRestore,
                grace.pendingDelete, grace.reportReminder,
            ].allSatisfy { $0 >= .zero }
        },
    ]

    private static func isOne(of codes: [ResultCode], _ code: Int) -> Bool { codes.contains { $0.rawValue == code } }

    /// No zone has two tables of one name.
    private static func hasTablesApart(_ tables: [IDNPolicy.Table], in zones: [String]) -> Bool {
        let places = tables.flatMap { table in (table.zones ?? zones).map { "\(table.name.lowercased()) \($0)" } }
        let isKnown = tables.allSatisfy { !$0.name.isEmpty && ($0.zones ?? []).allSatisfy(zones.contains) }
        return isKnown && Set(places).count == places.count
    }

    /// What stands in answers, and leads somewhere.
    private static func areSubProducts(_ subProducts: [NameStorePolicy.SubProduct], in zones: [String]) -> Bool {
        subProducts.allSatisfy { subProduct in
            TextForm.token.flaw(in: subProduct.name, 1...64) == nil
                && (subProduct.zones ?? []).allSatisfy(zones.contains)
        }
    }

    private static func isAffordable(_ prices: FeePolicy.Prices) -> Bool {
        FeePolicy.Service.allCases.allSatisfy { (0...mostExpensive).contains(prices[$0]) }
    }

    /// So that no sum of charges leaves the numbers that there are.
    private static let mostExpensive = 1_000_000_000

    /// A zone may be a single label, which no registered name can be.
    private static func isZone(_ text: String) -> Bool {
        guard let name = try? DomainName("x.\(text)") else { return false }
        return name.text == "x.\(text)"
    }
}

extension MaintenancePolicy {
    /// Why none can be planned.
    package static let notOffered = "the policy does not offer maintenance-1.0: see its \"offersMaintenances\""

    /// Throws what RFC 9167 §3 does not let be said.
    package func check(at path: JSONPath) throws(JSONFault) { try PolicyCheck.check(self, at: path) }
}
