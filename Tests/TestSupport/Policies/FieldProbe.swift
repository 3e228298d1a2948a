import EPP
import Extensions
import Registry

/// What shows that a field of a policy acts: played on a fresh registry with the field as a preset has it, and as its basis
/// has it, it answers differently.
package struct FieldProbe: Sendable {
    /// Both values of the field: that of the basis, and the preset's.
    package typealias Values = (basis: Policy, preset: Policy)

    /// Such as `authInfo.shortest`.
    package let field: String
    /// What else both registries need so that the field can act.
    package let prepare: @Sendable (inout Policy) -> Void
    /// What a registrar sees.
    package let play: @Sendable (Stage, Values) -> String

    init(
        _ field: String,
        with prepare: @escaping @Sendable (inout Policy) -> Void = { _ in },
        _ play: @escaping @Sendable (Stage, Values) -> String
    ) {
        (self.field, self.prepare, self.play) = (field, prepare, play)
    }

    /// A probe that sees one result code.
    private static func code(
        _ field: String,
        with prepare: @escaping @Sendable (inout Policy) -> Void = { _ in },
        _ play: @escaping @Sendable (Stage, Values) -> Int
    ) -> FieldProbe {
        FieldProbe(field, with: prepare) { "\(play($0, $1))" }
    }

    package static let all = greeting + sessions + codes + transfers + messages + deletions + domains + contacts

    private static let name = "alpha-1.example"

    private static let greeting: [FieldProbe] = [
        FieldProbe("zones") { stage, values in
            (values.basis.zones + values.preset.zones).map { zone in
                "\(stage.code("gamma", Say.create("probe.\(zone)")))"
            }.joined(separator: " ")
        },
        FieldProbe("hasHostObjects") { stage, _ in "\(stage.greeting.contains("host-1.0"))" },
        FieldProbe("roidSuffix") { stage, _ in
            String(decoding: stage.ask("alpha", Say.info(name)), as: UTF8.self).element("roid")
        },
        FieldProbe("fractionDigits") { stage, _ in stage.greeting.element("svDate") },
        FieldProbe("nameStore.isOffered") { stage, _ in "\(stage.greeting.contains("namestoreExt-1.1"))" },
        .code("nameStore.isNeeded", with: { $0.nameStore.isOffered = true }) { stage, _ in
            stage.code("alpha", Say.info(name))
        },
        FieldProbe("nameStore.subProducts", with: { $0.nameStore.isOffered = true }) { stage, values in
            values.preset.nameStore.subProducts.map { subProduct in
                let extra =
                    "<namestoreExt xmlns=\"\(NameStore.namespace)\"><subProduct>\(subProduct.name)</subProduct></namestoreExt>"
                return "\(stage.code("alpha", "\(Say.info(name))<extension>\(extra)</extension>"))"
            }.joined(separator: " ")
        },
        FieldProbe("session.languages") { stage, _ in "\(stage.greeting.contains("<lang>fr</lang>"))" },
    ]

    private static let codes: [FieldProbe] = [
        FieldProbe("authInfo.shortest") { stage, values in
            [values.basis, values.preset].filter { $0.authInfo.shortest > 1 }.map { policy in
                "\(stage.code("alpha", Say.set(name, characters(policy.authInfo.shortest - 1))))"
            }.joined()
        },
        FieldProbe("authInfo.longest") { stage, values in
            [values.basis, values.preset].filter { $0.authInfo.longest > 0 }.map { policy in
                "\(stage.code("alpha", Say.set(name, characters(policy.authInfo.longest + 1))))"
            }.joined()
        },
        .code("authInfo.isNeeded") { stage, _ in stage.code("beta", Say.transfer(name, nil)) },
        .code("authInfo.missingCode") { stage, _ in stage.code("beta", Say.transfer(name, nil)) },
        .code("authInfo.wrongCode") { stage, _ in stage.code("beta", Say.info(name, "wrong-code")) },
        .code("authInfo.expiredCode", with: { $0.authInfo.lifetime = .days(30) }) { stage, _ in
            let held = stage.obtainCode(name, of: "alpha")
            stage.advance(.days(31))
            return stage.code("beta", Say.info(name, held?.code))
        },
        .code("authInfo.lifetime") { stage, values in
            let held = stage.obtainCode(name, of: "alpha")
            let (basis, preset) = (values.basis.authInfo.lifetime, values.preset.authInfo.lifetime)
            stage.advance(basis > .zero ? min(basis, preset) : preset)
            stage.advance(.days(1))
            return stage.code("beta", Say.info(name, held?.code))
        },
        FieldProbe("authInfo.keyword") { stage, values in
            [values.basis, values.preset].map(\.authInfo.keyword).filter { !$0.isEmpty }.map { word in
                "\(stage.code("alpha", Say.set(name, word)))"
            }.joined()
        },
        .code("authInfo.needsProcessNumber") { stage, _ in
            let held = stage.obtainCode(name, of: "alpha")
            return stage.code("beta", Say.transfer(name, held?.code))
        },
        .code("authInfo.atCreation") { stage, _ in stage.code("alpha", Say.create("new.example", Say.strong)) },
        FieldProbe("authInfo.reuseWindow") { stage, values in
            let first = stage.obtainCode(name, of: "alpha")?.code
            stage.advance(min(values.basis.authInfo.reuseWindow, values.preset.authInfo.reuseWindow))
            stage.advance(.minutes(1))
            return "\(stage.toldCode(in: stage.ask("alpha", Say.info(name, with: Say.request()))) == first)"
        },
        FieldProbe("authInfo.extensions") { stage, _ in
            CodeExtension.namespaces.map { "\(stage.greeting.contains($0))" }.joined(separator: " ")
        },
        .code("authInfo.needsUnlocked") { stage, _ in
            stage.code("alpha", Say.lock(name))
            return stage.code("alpha", Say.set(name, Say.strong))
        },
    ]

    private static let atOnce: @Sendable (inout Policy) -> Void = { $0.transfer.pendingTime = .zero }

    private static let transfers: [FieldProbe] = [
        FieldProbe("transfer.pendingTime") { stage, _ in stage.moved(name).element("acDate") },
        FieldProbe("transfer.defaultYears", with: atOnce) { stage, _ in stage.moved(name).element("exDate") },
        .code("transfer.takesPeriod") { stage, _ in
            let request = Say.transfer(name, Say.strong).adding("<domain:period unit=\"y\">1</domain:period>")
            _ = stage.obtainCode(name, of: "alpha")
            return stage.code("beta", request)
        },
        .code("transfer.isAnsweredByLoser") { stage, _ in
            _ = stage.moved(name)
            return stage.code("alpha", Say.transfer("approve", of: name))
        },
        FieldProbe("transfer.holderConfirmation") { stage, _ in
            _ = stage.moved(name)
            stage.advance(.days(20))
            return String(decoding: stage.ask("alpha", Say.transfer("query", of: name)), as: UTF8.self).element(
                "trStatus"
            )
        },
        .code("transfer.lockAfterCreation") { stage, _ in
            stage.code("alpha", Say.create("new.example", Say.strong))
            return stage.code("beta", Say.transfer("new.example", Say.strong))
        },
        .code("transfer.lockAfterTransfer", with: atOnce) { stage, _ in
            _ = stage.moved(name)
            return stage.code("gamma", Say.transfer(name, Say.strong))
        },
        .code("transfer.lockedCode") { stage, _ in
            _ = stage.obtainCode(name, of: "alpha")
            stage.code("alpha", Say.lock(name))
            return stage.code("beta", Say.transfer(name, Say.strong))
        },
    ]

    private static let messages: [FieldProbe] = [
        .code("fee.isCharged") { stage, _ in
            (1...6).map { stage.code("gamma", Say.create("new-\($0).example")) }.last ?? 0
        },
        FieldProbe("fee.showsAccount") { stage, _ in "\(stage.greeting.contains("balance-1.0"))" },
        FieldProbe("fee.tellsLowBalance") { stage, _ in "\(stage.greeting.contains("lowbalance-poll-1.0"))" },
        FieldProbe("grace.reportReminder") { stage, _ in "\(stage.greeting.contains("rgp-poll-1.0"))" },
        FieldProbe("domain.takesSynchronization") { stage, _ in "\(stage.greeting.contains("sync-1.0"))" },
        FieldProbe("poll.messageLife", with: atOnce) { stage, values in
            _ = stage.moved(name)
            stage.advance(values.preset.poll.messageLife)
            return String(decoding: stage.ask("alpha", Say.poll), as: UTF8.self).element("qDate")
        },
    ]

    private static let deletions: [FieldProbe] = [
        FieldProbe("grace.redemption") { stage, _ in
            stage.code("beta", Say.delete("beta-1.example"))
            return stage.stageOfDeletion(of: "beta-1.example")
        },
        FieldProbe("grace.pendingDelete") { stage, values in
            stage.code("beta", Say.delete("beta-1.example"))
            stage.advance(values.basis.grace.redemption)
            stage.advance(.hours(1))
            return stage.stageOfDeletion(of: "beta-1.example")
        },
        .code("grace.add") { stage, _ in
            stage.code("alpha", Say.create("new.example"))
            stage.code("alpha", Say.delete("new.example"))
            return stage.code("alpha", Say.info("new.example"))
        },
    ]

    private static let asAttributes: @Sendable (inout Policy) -> Void = { $0.hasHostObjects = false }

    private static let domains: [FieldProbe] = [
        .code("domain.mostNameservers", with: asAttributes) { stage, values in
            stage.code("alpha", Say.create("new.example", servers: values.preset.domain.mostNameservers + 1))
        },
        .code("domain.fewestNameservers", with: asAttributes) { stage, _ in
            stage.code("alpha", Say.create("new.example", servers: 1))
        },
        .code("host.glue", with: asAttributes) { stage, _ in
            let address = "<domain:hostAddr>198.51.100.7</domain:hostAddr>"
            let host = "<domain:hostAttr><domain:hostName>ns9.\(name)</domain:hostName>\(address)</domain:hostAttr>"
            return stage.code("alpha", Say.create("new.example").adding("<domain:ns>\(host)</domain:ns>"))
        },
        .code("domain.namesPerCheck") { stage, values in
            stage.code("alpha", Say.check(values.preset.domain.namesPerCheck + 1))
        },
        FieldProbe("domain.clientStatuses") { stage, _ in
            DomainStatuses.settableByClients.names.map { status in
                "\(stage.code("beta", Say.status("add", status, of: "beta-1.example")))"
            }.joined(separator: " ")
        },
        .code("domain.mostYearsAtOnce") { stage, _ in
            stage.code("alpha", Say.create("new.example").adding("<domain:period unit=\"y\">2</domain:period>"))
        },
        .code("domain.takesPeriods") { stage, _ in
            stage.code("alpha", Say.create("new.example").adding("<domain:period unit=\"y\">1</domain:period>"))
        },
        .code("domain.createPendingTime") { stage, _ in stage.code("alpha", Say.create("new.example")) },
        FieldProbe("domain.heldCountries", with: { $0.domain.createPendingTime = .minutes(1) }) { stage, values in
            let country = values.preset.domain.heldCountries.first ?? ""
            stage.registry.store.operate { world, _ in
                var contact = world.contacts["ALPHA-1"]
                contact?.internationalized?.country = country
                if let contact { world.apply(.contact(contact)) }
            }
            stage.code("alpha", Say.create("new.example"))
            stage.advance(.days(1))
            return
                "\(String(decoding: stage.ask("alpha", Say.info("new.example")), as: UTF8.self).contains("pendingCreate"))"
        },
        FieldProbe("domain.foreignInfo") { stage, _ in
            let answer = stage.ask("beta", Say.info(name))
            return "\(Stage.code(of: answer)) \(String(decoding: answer, as: UTF8.self).contains("<domain:contact"))"
        },
        FieldProbe("dnssec.interface") { stage, _ in
            let digest = "49FD46E6C4B45C55D4AC69CBD3CD34AC1AFE51DE5C4F3C6A6B1E8F0A9D2B7C31"
            let data = """
                <secDNS:dsData><secDNS:keyTag>1</secDNS:keyTag><secDNS:alg>13</secDNS:alg>\
                <secDNS:digestType>2</secDNS:digestType><secDNS:digest>\(digest)</secDNS:digest></secDNS:dsData>
                """
            let create = "<secDNS:create xmlns:secDNS=\"urn:ietf:params:xml:ns:secDNS-1.1\">\(data)</secDNS:create>"
            return "\(stage.code("alpha", Say.create("new.example") + "<extension>\(create)</extension>"))"
        },
    ]

    private static let contacts: [FieldProbe] = [
        FieldProbe("contact.postalForm") { stage, _ in
            ["int", "loc"].map { "\(stage.code("alpha", Say.createContact("NEW-\($0)", $0)))" }.joined()
        },
        FieldProbe("contact.naming") { stage, _ in
            String(decoding: stage.ask("alpha", Say.createContact("NEW-1", "int")), as: UTF8.self).element("id")
        },
        .code("contact.isTransferable") { stage, _ in
            stage.code("alpha", Say.transferContact("BETA-1", "request", "BETA-1-Auth"))
        },
    ]

    /// A code of so many characters, none of them a word that means something.
    private static func characters(_ count: Int) -> String { String(repeating: "x", count: count) }
}

extension CodeExtension {
    /// Of each of them, in their order.
    fileprivate static let namespaces = allCases.map { code in
        switch code {
        case .authCode: AuthCode.namespace
        case .ptdomain: PTDomain.namespace
        case .authInfo: EURidAuthInfo.namespace
        case .dkhm: DKHM.namespace
        case .fred: FRED.namespace
        }
    }
}

extension Say {
    /// A create with so many name servers of nobody's zone.
    fileprivate static func create(_ domain: String, servers count: Int) -> String {
        let hosts = (1...count).map {
            "<domain:hostAttr><domain:hostName>ns\($0).other.net</domain:hostName></domain:hostAttr>"
        }
        return create(domain).adding("<domain:ns>\(hosts.joined())</domain:ns>")
    }

    fileprivate static func check(_ count: Int) -> String {
        let names = (1...count).map { "<domain:name>name-\($0).example</domain:name>" }
        return "<check><domain:check xmlns:domain=\"\(Namespace.domain)\">\(names.joined())</domain:check></check>"
    }

    fileprivate static func createContact(_ id: String, _ form: String) -> String {
        let address = "<contact:addr><contact:city>Leeds</contact:city><contact:cc>GB</contact:cc></contact:addr>"
        return contact(
            "create",
            """
            <contact:id>\(id)</contact:id><contact:postalInfo type="\(form)"><contact:name>Eve</contact:name>\(address)\
            </contact:postalInfo><contact:email>eve@outside.net</contact:email>\
            <contact:authInfo><contact:pw></contact:pw></contact:authInfo>
            """
        )
    }
}

extension String {
    /// The command with an element right behind the domain's name.
    fileprivate func adding(_ element: String) -> String {
        replacing("</domain:name>", with: "</domain:name>\(element)", maxReplacements: 1)
    }

    /// The content of the first element of this name, whatever its prefix; empty where there is none.
    fileprivate func element(_ name: String) -> String {
        guard let start = firstRange(of: "\(name)>"), let end = self[start.upperBound...].firstIndex(of: "<") else {
            return ""
        }
        return String(self[start.upperBound..<end])
    }
}

extension Stage {
    fileprivate var greeting: String {
        String(decoding: InProcessDialogue(registry.server).greeting(), as: UTF8.self)
    }

    /// The answer to a transfer to beta with the right code.
    fileprivate func moved(_ domain: String) -> String {
        let held = obtainCode(domain, of: "alpha")
        return String(decoding: ask("beta", Say.transfer(domain, with: held)), as: UTF8.self)
    }

    /// How far a deletion has come, and when it goes on.
    fileprivate func stageOfDeletion(of domain: String) -> String {
        registry.store.operate { world, _ in
            guard let domain = world.domains[domain] else { return "gone" }
            return domain.deletion.map { "\($0.phase) until \($0.ends)" } ?? "registered"
        }
    }
}
