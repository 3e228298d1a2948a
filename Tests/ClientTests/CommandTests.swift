import Arguments
import EPP
import Registry
import TestSupport
import Testing

@testable import Client

/// Every command and every option, typed to a registry, and seen to act.
@Suite struct CommandTests {
    /// Plays a scene between alpha and beta under a policy.
    private func play(
        _ policy: Policy = .offeringEverything,
        _ scene: (_ alpha: Account, _ beta: Account, _ registry: DemoRegistry) throws -> Void
    ) throws -> (options: Set<String>, commands: Set<String>) {
        let registry = try DemoRegistry(policy)
        return try TLSServer.shared.get().serve(registry) { port, authority in
            let alpha = try Account("alpha", registry, at: port, authority)
            let beta = try Account("beta", registry, at: port, authority)
            try scene(alpha, beta, registry)
            alpha.close()
            beta.close()
            return (
                alpha.usedOptions.union(beta.usedOptions), alpha.usedCommands.union(beta.usedCommands)
            )
        }
    }

    @Test func everyCommandAndOptionActs() throws {
        var (options, commands): (Set<String>, Set<String>) = ([], [])
        let scenes = [
            domains, contacts, hosts, organizations, registryCodes, transfers, subProducts, domainNumbers,
        ]
        for scene in scenes {
            let used = try scene()
            options.formUnion(used.options)
            commands.formUnion(used.commands)
        }
        #expect(Set(ClientCommand.all.map(\.words)).subtracting(commands) == [])
        #expect(Set(ClientInvocation.promptUsage.options.map(\.name)).subtracting(options) == [])
    }

    private func domains() throws -> (options: Set<String>, commands: Set<String>) {
        try play { alpha, _, registry in
            #expect(try alpha.type("check free.example alpha-1.example").contains("avail=0 alpha-1.example"))
            let fees = try alpha.type("check new.example --fee-of create --currency EUR --token abc123")
            #expect(fees.contains("fee") && fees.contains("EUR"))
            try alpha.type(
                """
                create new.example --period 2y --registrant ALPHA-1 --contact admin=ALPHA-1 --contact tech=ALPHA-2 \
                --ns ns1.alpha-1.example --auth-code "sec ret-1" --ds "1 13 2 \(String(repeating: "AB", count: 32))" \
                --max-sig-life 604800 --fee 100 --currency EUR --ttl NS=7200 --cltrid MINE-1
                """
            )
            let made = try alpha.type("info new.example --hosts del --auth-code 'sec ret-1' --with-ttl")
            for part in ["ALPHA-1", "type=tech ALPHA-2", "sec ret-1", "ns1.alpha-1.example", "604800", "for=NS 7200"] {
                #expect(made.contains(part), "\(part) in \(made)")
            }
            #expect(made.contains("2027-12-") || made.contains("2028-01-01"))
            try alpha.type("create gold.example --token abc123")
            try alpha.type(
                """
                update new.example --ns ns2.alpha-1.example --remove-ns ns1.alpha-1.example --contact billing=ALPHA-2 \
                --remove-contact tech=ALPHA-2 --add-status clientHold=unpaid --registrant ALPHA-2 --auth-code other-2 \
                --remove-all-ds --ttl NS=
                """
            )
            let changed = try alpha.type("info domain new.example --with-ttl")
            for part in ["ns2.alpha-1.example", "type=billing ALPHA-2", "clientHold unpaid", "other-2"] {
                #expect(changed.contains(part), "\(part) in \(changed)")
            }
            #expect(!changed.contains("type=tech") && !changed.contains("dsData") && !changed.contains("7200"))
            let digest = String(repeating: "CD", count: 32)
            try alpha.type("update new.example --remove-status clientHold --ds \"2 13 2 \(digest)\"")
            try alpha.type("update new.example --remove-ds \"2 13 2 \(digest)\"")
            #expect(try alpha.type("renew new.example --period 1y").contains("exDate"))
            try alpha.type("renew new.example --until 1999-01-01", .refused)
            registry.store.clock.advance(by: .days(30))
            try alpha.type("delete new.example", .pending)
            try alpha.type("restore new.example")
            try alpha.type(
                "restore report new.example --deleted 2026-01-31T00:00:00Z --restored 2026-01-31T00:00:00Z --reason oversight"
            )
            #expect(try !alpha.type("info new.example").contains("pendingDelete"))
            #expect(try alpha.type("hello").hasPrefix("greeting"))
            #expect(try alpha.type("poll").contains("msgQ") || alpha.type("poll").contains("messages waiting"))
            try alpha.type("poll ack 1")
            let before = try alpha.type("poll")
            #expect(try alpha.type("poll --ack").contains("1000") && before != alpha.type("poll"))
        }
    }

    private func contacts() throws -> (options: Set<String>, commands: Set<String>) {
        try play { alpha, beta, _ in
            #expect(try alpha.type("check contact ALPHA-1 NEW-1").contains("avail=0 ALPHA-1"))
            try alpha.type(
                """
                create contact NEW-1 --postal loc --name "Ada Äsp" --org Asp --street "One 1" --street Two --city Malmö \
                --state Skåne --postal-code 211 --country SE --voice +46.40x12 --fax +46.41 --email ada@new.example \
                --auth-code code-1 --disclose email --disclose name
                """
            )
            let made = try alpha.type("info contact NEW-1 --auth-code code-1")
            for part in [
                "type=loc", "Ada Äsp", "One 1", "Two", "Malmö", "Skåne", "211", "x=12 +46.40", "+46.41", "flag=1",
            ] {
                #expect(made.contains(part), "\(part) in \(made)")
            }
            try alpha.type(
                "update contact NEW-1 --name Bo --postal loc --city Lund --country SE --withhold voice --add-status clientDeleteProhibited"
            )
            let changed = try alpha.type("info contact NEW-1")
            #expect(changed.contains("Lund") && changed.contains("Bo") && changed.contains("flag=0"))
            try alpha.type("delete contact NEW-1", .refused)
            try alpha.type("update contact NEW-1 --remove-status clientDeleteProhibited")
            try beta.type("transfer request contact NEW-1 --auth-code code-1", .pending)
            #expect(try alpha.type("transfer query contact NEW-1").contains("trStatus"))
            try beta.type("transfer cancel contact NEW-1")
            try beta.type("transfer request contact NEW-1 --auth-code code-1", .pending)
            try alpha.type("transfer reject contact NEW-1")
            try beta.type("transfer request contact NEW-1 --auth-code code-1", .pending)
            try alpha.type("transfer approve contact NEW-1")
            try beta.type("delete contact NEW-1")
        }
    }

    private func hosts() throws -> (options: Set<String>, commands: Set<String>) {
        try play { alpha, _, _ in
            #expect(try alpha.type("check host ns1.alpha-1.example").contains("avail=0"))
            try alpha.type("create host ns9.alpha-1.example --address 192.0.2.9 --address 2001:db8::9")
            let made = try alpha.type("info host ns9.alpha-1.example")
            #expect(made.contains("ip=v4 192.0.2.9") && made.contains("ip=v6"))
            try alpha.type(
                """
                update host ns9.alpha-1.example --address 192.0.2.10 --remove-address 192.0.2.9 \
                --add-status clientDeleteProhibited --rename ns8.alpha-1.example
                """
            )
            #expect(try alpha.type("info host ns8.alpha-1.example").contains("192.0.2.10"))
            try alpha.type("update host ns8.alpha-1.example --remove-status clientDeleteProhibited")
            try alpha.type("delete host ns8.alpha-1.example")
        }
    }

    private func organizations() throws -> (options: Set<String>, commands: Set<String>) {
        try play { alpha, _, _ in
            #expect(try alpha.type("check org SELLER").contains("avail=1"))
            try alpha.type("create org OWNER --role registrar=1362")
            try alpha.type(
                """
                create org SELLER --role reseller --add-status clientDeleteProhibited --parent OWNER --name Seller \
                --street "One 1" --city Lund --country SE --voice +46.40x12 --email a@b.example --url https://b.example \
                --contact abuse=ALPHA-1 --contact legal=ALPHA-2
                """
            )
            let made = try alpha.type("info org SELLER")
            for part in ["OWNER", "Seller", "One 1", "x=12 +46.40", "https://b.example", "typeName=legal"] {
                #expect(made.contains(part), "\(part) in \(made)")
            }
            #expect(try alpha.type("info org OWNER").contains("1362"))
            try alpha.type(
                """
                update org SELLER --role dns-operator --remove-contact legal=ALPHA-2 --fax +46.41 \
                --remove-status clientDeleteProhibited
                """
            )
            try alpha.type("update org SELLER --remove-role dns-operator")
            let changed = try alpha.type("info org SELLER")
            #expect(changed.contains("+46.41") && !changed.contains("legal") && !changed.contains("dns-operator"))
            try alpha.type("update alpha-1.example --organization reseller=SELLER")
            #expect(try alpha.type("info alpha-1.example").contains("SELLER"))
            try alpha.type("delete org SELLER", .refused)
            try alpha.type("update alpha-1.example --remove-organization reseller")
            try alpha.type("delete org SELLER")
        }
    }

    /// Codes that the registry makes, the number that goes with them, and records of keys.
    private func registryCodes() throws -> (options: Set<String>, commands: Set<String>) {
        var policy = try #require(Policy.named("holder-delivered"))
        policy.dnssec.interface = .keyData
        policy.transfer.pendingTime = .zero
        return try play(policy) { alpha, beta, registry in
            let answer = try alpha.type("info alpha-1.example --request-code")
            #expect(!answer.contains("✗"))
            try alpha.type("info alpha-1.example --new-code")
            #expect(registry.lastDelivery() != nil)
            let domain = registry.store.operate { world, _ in world.domains["alpha-1.example"] }
            let number = try #require(domain?.processNumber)
            try alpha.type("info alpha-1.example --cancel-code")
            try beta.type("transfer request alpha-1.example --auth-code wrong --process-number \(number)", .refused)
            try alpha.type("update alpha-1.example --dnskey '257 3 13 AQPJ////4Q=='")
            #expect(try alpha.type("info alpha-1.example").contains("AQPJ////4Q=="))
            try alpha.type("update alpha-1.example --remove-dnskey '257 3 13 AQPJ////4Q=='")
        }
    }

    private func subProducts() throws -> (options: Set<String>, commands: Set<String>) {
        var policy = Policy.offeringEverything
        policy.nameStore.isNeeded = true
        policy.nameStore.subProducts = [.init("dotEXAMPLE", zones: ["example"])]
        return try play(policy) { alpha, _, _ in
            #expect(try alpha.type("check free.example", .refused).contains("2306"))
            try alpha.type("info alpha-1.example --sub-product dotOTHER", .refused)
            #expect(try alpha.type("info alpha-1.example --sub-product dotEXAMPLE").contains("dotEXAMPLE"))
            try alpha.type("update alpha-1.example --add-status clientHold --sub-product dotEXAMPLE")
        }
    }

    /// Where the number of a domain goes with every command.
    private func domainNumbers() throws -> (options: Set<String>, commands: Set<String>) {
        var policy = try #require(Policy.named("holder-delivered"))
        policy.authInfo.extensions = [.ptdomain]
        policy.authInfo.needsProcessNumber = true
        return try play(policy) { alpha, _, registry in
            let domain = registry.store.operate { world, _ in world.domains["alpha-1.example"] }
            let number = String(try #require(domain).id)
            #expect(try alpha.type("info alpha-1.example", .refused).contains("2003"))
            #expect(try alpha.type("info alpha-1.example --domain-number 999999", .refused).contains("2202"))
            #expect(try alpha.type("info alpha-1.example --domain-number \(number)").contains("alpha-1.example"))
            try alpha.type("update alpha-1.example --add-status clientHold --domain-number \(number)")
            try alpha.type("renew alpha-1.example --until 2026-10-28 --domain-number \(number)")
        }
    }

    private func transfers() throws -> (options: Set<String>, commands: Set<String>) {
        try play { alpha, beta, _ in
            let request = "transfer request alpha-1.example --auth-code alpha-1-Auth --period 1y"
            try beta.type("transfer request alpha-1.example --auth-code wrong", .refused)
            try beta.type(request, .pending)
            #expect(try alpha.type("transfer query alpha-1.example").contains("pending"))
            try beta.type("transfer cancel alpha-1.example")
            try beta.type(request, .pending)
            try alpha.type("transfer reject domain alpha-1.example")
            try beta.type(request, .pending)
            #expect(try alpha.type("transfer approve alpha-1.example").contains("clientApproved"))
            #expect(try beta.type("info alpha-1.example").contains("clID              beta"))
        }
    }

    @Test(arguments: [
        ("info a.example --ns ns1.example", "--ns has no meaning in \"info domain\"."),
        ("create contact A-1 --name Ada", "A contact needs --name, --city, --country and --email."),
        ("update a.example --contact ALPHA-1", "A contact of a domain is written ROLE=ID"),
        ("update a.example --ds 1", "A record is written \"TAG ALG TYPE DIGEST\""),
        ("create a.example --ttl NS", "--ttl is written TYPE=SECONDS"),
        ("create a.example --period 0y", "a number of years or months"),
        ("create a.example --currency EUR", "needs --fee"),
        ("restore report a.example", "--deleted, --restored and --reason"),
        ("update contact A-1 --city Lund", "An address is replaced whole"),
        ("create org A-1", "An organization needs a --role."),
        ("update org A-1 --contact ALPHA-1", "A contact of an organization is written TYPE=ID"),
        ("update a.example --organization SELLER", "--organization is written ROLE=ID"),
        ("inof a.example", "did you mean info?"), ("check", "There is no command \"check\""),
        ("info 'a.example", "A quotation mark is not closed."),
    ])
    func whatCannotBeMeantIsSaid(_ line: String, _ sentence: String) throws {
        let error = #expect(throws: ArgumentError.self) {
            var invocation = ClientInvocation()
            let given = try ClientInvocation.promptUsage.read(try Prompt.words(in: line), into: &invocation)
            guard case .command(let place, let operands) = invocation.action else { return }
            let command = try invocation.command(place, given: given.options)
            _ = try command.write(operands, invocation.fields)
            _ = try invocation.fields.extensionElements(of: command)
        }
        #expect(error?.description.contains(sentence) == true, "\(error?.description ?? "nothing")")
    }

    @Test(
        arguments: [
            ("localhost:7700", "localhost", 7700), ("epp.example", "epp.example", nil), ("[::1]:700", "::1", 700),
            ("[::1]", "::1", nil), ("192.0.2.1:65535", "192.0.2.1", 65_535),
        ] as [(String, String, Int?)]
    )
    func addressesAreRead(_ text: String, _ host: String, _ port: Int?) {
        let address = ServerAddress(text)
        #expect(address?.host == host && address?.port == port)
    }

    @Test(arguments: ["", ":700", "a:b", "a:0", "a:65536", "a:+1", "a:1:2", "::1", "[::1", "[::1]700", "[]:1"])
    func whatIsNoAddressIsNone(_ text: String) { #expect(ServerAddress(text) == nil) }
}
