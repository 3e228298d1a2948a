import EPP
import Extensions
import Registry
import Testing

/// RFC 8748: what time and other registrars do to a balance; the rest is told by the dialogues.
@Suite struct FeeTests {
    @Test func anAutoRenewalIsChargedWhateverIsLeft() throws {
        let registry = charging(balance: 1500)
        _ = try registry.create()
        #expect(registry.balance() == 500)
        registry.store.clock.advance(by: .days(365))
        #expect(registry.balance() == -500)
        // It is told once: a balance that is below zero can fall further.
        #expect(registry.texts() == ["Low balance: -5.00 EUR."])
        registry.store.clock.advance(by: .days(365))
        #expect(registry.balance() == -1500)
        #expect(registry.texts().count == 1)
    }

    @Test func aBalanceThatFallsBelowTheThresholdIsTold() throws {
        let registry = charging(balance: 2500) { $0.fee.lowBalance = 2000 }
        for name in ["one.example", "two.example"] { _ = try registry.create(name: name) }
        #expect(registry.balance() == 500)
        #expect(registry.texts() == ["Low balance: 15.00 EUR."])
        registry.store.clock.advance(by: .days(365))
        #expect(registry.balance() == -1500)
        #expect(registry.texts() == ["Low balance: 15.00 EUR.", "Low balance: -5.00 EUR."])
    }

    @Test func whereFeeIsNotOfferedRegistrarsMayBeChargedAllTheSame() throws {
        let premium = FeePolicy.Premium(label: "gold", class: "premium", prices: FeePolicy.Prices())
        let registry = charging(balance: 2500) {
            $0.fee.isOffered = false
            $0.fee.isCharged = true
            $0.fee.premium = [premium]
        }
        let answer = try registry.create()
        #expect(answer.code == 1000 && !answer.extensions.contains("fee:"))
        #expect(registry.balance() == 1500)
        #expect(try registry.create(name: "gold.example").code == 1000)
        #expect(try registry.create(name: "third.example").code == 2104)
        #expect(registry.balance() == 500)
        let delete = "<domain:delete><domain:name>key.example</domain:name></domain:delete>"
        #expect(try !registry.send("<delete>\(delete)</delete>").extensions.contains("fee:"))
        #expect(registry.balance() == 1500)
    }

    @Test func aTransferQueryTellsWhatWasPaid() throws {
        let registry = charging(balance: 5000)
        try registry.requestTransfer()
        let query = "<domain:transfer><domain:name>key.example</domain:name></domain:transfer>"
        let paid = "10.00</fee:fee></fee:trnData>"
        for client in ["alpha", "beta"] {
            let answer = try registry.send("<transfer op=\"query\">\(query)</transfer>", as: client)
            #expect(answer.code == 1000 && answer.extensions.contains(paid))
        }
        #expect(registry.balance("beta") == 4000)
        _ = try registry.send("<transfer op=\"reject\">\(query)</transfer>")
        let answer = try registry.send("<transfer op=\"query\">\(query)</transfer>", as: "beta")
        #expect(answer.code == 1000 && !answer.extensions.contains("trnData"))
    }

    @Test func aTransferByTimeIsPaidOnce() throws {
        let registry = charging(balance: 5000)
        try registry.requestTransfer()
        #expect(registry.balance("beta") == 4000)
        registry.store.clock.advance(by: .days(5))
        #expect(registry.balance("beta") == 4000)
        #expect(registry.domain()?.gracePeriods.map(\.charge) == [1000])
    }

    @Test func aTransferThatTimeEndsIsGivenBack() throws {
        let registry = charging(balance: 5000) { $0.transfer.atDeadline = .reject }
        try registry.requestTransfer()
        registry.store.clock.advance(by: .days(5))
        #expect(registry.balance("beta") == 5000)
    }

    @Test func aTransferThatExpiryEndsIsGivenBack() throws {
        let registry = charging(balance: 5000) {
            $0.domain.atExpiry = .delete
            $0.transfer.pendingTime = .days(400)
        }
        try registry.requestTransfer()
        registry.store.clock.advance(by: .days(365))
        #expect(registry.balance("beta") == 5000)
    }

    @Test(arguments: [TimeSpan.zero, .days(5)])
    func theLoserGetsTheAutoRenewalBack(_ pendingTime: TimeSpan) throws {
        let registry = charging(balance: 5000) { $0.transfer.pendingTime = pendingTime }
        _ = try registry.create()
        registry.store.clock.advance(by: .days(366))
        #expect(registry.balance() == 3000)
        try registry.requestTransfer(createsFirst: false)
        registry.store.clock.advance(by: .days(5))
        #expect(registry.balance() == 4000)
        #expect(registry.balance("beta") == 4000)
        #expect(registry.domain()?.sponsor == "beta")
    }

    @Test func anApprovedTransferGivesTheAutoRenewalBackToo() throws {
        let registry = charging(balance: 5000)
        _ = try registry.create()
        registry.store.clock.advance(by: .days(366))
        try registry.requestTransfer(createsFirst: false)
        let approval = "<domain:transfer><domain:name>key.example</domain:name></domain:transfer>"
        let answer = try registry.send("<transfer op=\"approve\">\(approval)</transfer>")
        #expect(answer.code == 1000)
        #expect(answer.extensions.contains("-10.00</fee:credit><fee:balance>40.00</fee:balance>"))
        #expect(registry.balance() == 4000)
    }

    @Test func aRefusedCommandCostsNothing() throws {
        let registry = charging(balance: 999)
        #expect(try registry.create().code == 2104)
        #expect(registry.balance() == 999)
        #expect(registry.domain() == nil)
    }

    @Test func withoutALimitThereIsNoBalance() throws {
        let registry = charging(balance: nil)
        let answer = try registry.create()
        #expect(answer.code == 1000)
        #expect(answer.extensions.contains("10.00</fee:fee></fee:creData>"))
        #expect(registry.balance() == nil)
    }

    private static let amounts: [(text: String, code: Int)] = [
        ("10", 1000), ("10.", 1000), ("+10.0000000000", 1000), (" 0000000000010 ", 1000), ("999999999.999999999", 1000),
        ("9.999999999", 2004), (".5", 2004), ("-0", 2004), ("-10", 2004), ("10.0000000001", 1000),
        ("1000000000", 1000), ("99999999999999999999999999", 1000), (".", 2005), ("", 2005), ("1e1", 2005),
        ("10,00", 2005), ("+-10", 2005), ("10.0.0", 2005), ("INF", 2005),
    ]

    @Test(arguments: amounts)
    func decimalsAreReadToTheLastDigit(_ text: String, _ code: Int) throws {
        let registry = charging(balance: nil)
        #expect(try registry.create("<fee:create><fee:fee>\(text)</fee:fee></fee:create>").code == code)
    }

    @Test(arguments: [(0, "1000"), (1, "100.0"), (3, "1.000"), (9, "0.000001000")])
    func amountsHaveTheDecimalsOfTheirCurrency(_ decimals: Int, _ text: String) throws {
        let registry = charging(balance: nil) { $0.fee.decimals = decimals }
        let answer = try registry.create("<fee:create><fee:fee>\(text)</fee:fee></fee:create>")
        #expect(answer.code == 1000)
        #expect(answer.extensions.contains(">\(text)</fee:fee>"))
    }

    @Test(arguments: [
        ("grace-period=\"P5D\"", 1000), ("grace-period=\"PT1.5S\"", 1000), ("grace-period=\"P\"", 2005),
        ("grace-period=\"P1DT\"", 2005), ("grace-period=\"5D\"", 2005), ("lang=\"en-GB\"", 1000), ("lang=\"1\"", 2005),
        ("refundable=\"yes\"", 2005), ("description=\"any\"", 1000), ("price=\"1\"", 2001),
    ])
    func attributesOfAFeeAreChecked(_ attribute: String, _ code: Int) throws {
        let registry = charging(balance: nil)
        #expect(try registry.create("<fee:create><fee:fee \(attribute)>10</fee:fee></fee:create>").code == code)
    }

    private func charging(balance: Int?, _ change: (inout Policy) -> Void = { _ in }) -> TestRegistry {
        let registry = TestRegistry {
            $0.fee.isOffered = true
            change(&$0)
        }
        registry.store.operate { world, _ in
            for client in ["alpha", "beta"] {
                guard var registrar = world.registrars[client] else { continue }
                registrar.balance = balance
                world.apply(.registrar(registrar))
            }
        }
        return registry
    }
}

extension TestRegistry {
    fileprivate func texts(_ client: String = "alpha") -> [String] {
        store.operate { world, _ in world.queues[client]?.all.map(\.draft.text) ?? [] }
    }

    fileprivate func balance(_ client: String = "alpha") -> Int? {
        store.operate { world, _ in world.registrars[client]?.balance }
    }

    /// Beta asks for alpha's domain.
    fileprivate func requestTransfer(createsFirst: Bool = true) throws {
        if createsFirst { #expect(try create().code == 1000) }
        let code = "<domain:authInfo><domain:pw>secret</domain:pw></domain:authInfo>"
        let object = "<domain:transfer><domain:name>key.example</domain:name>\(code)</domain:transfer>"
        #expect(try send("<transfer op=\"request\">\(object)</transfer>", as: "beta").code < 2000)
    }
}

/// Whether a fee must be given for what is dear is the policy's to say.
@Suite struct PremiumFeeTests {
    @Test(arguments: [(true, 2003), (false, 1000)])
    func aPremiumNameNeedsAFeeWhereThePolicySaysSo(_ isNeeded: Bool, _ code: Int) throws {
        let registry = TestRegistry {
            $0.fee.isOffered = true
            $0.fee.needsFeeForPremium = isNeeded
            $0.fee.premium = [FeePolicy.Premium(label: "gold", class: "premium", prices: FeePolicy.Prices())]
        }
        #expect(try registry.create(name: "gold.example").code == code)
        #expect(try registry.create(name: "plain.example").code == 1000)
    }
}
