import EPP
import Registry
import Testing

@testable import Commands

/// Fields of a policy that nothing else sees acting: each as it is, and changed.
@Suite struct PolicyFieldTests {
    private typealias Text = DomainCommandText

    private static let create = "<create><d:create><d:name>ab.example</d:name>"
    private static let end = "<d:authInfo><d:pw>2fooBAR</d:pw></d:authInfo></d:create></create>"

    private func create(_ body: String = "", _ adjust: (inout Policy) -> Void) throws -> Int {
        try DomainStage(adjust).send("alpha", Self.create + body + Self.end).code
    }

    @Test func labelsCanBeTooShort() throws {
        #expect(try create { _ in } == 1000)
        #expect(try create { $0.domain.shortestLabel = 3 } == 2306)
    }

    @Test func nameServersCanBeTooFew() throws {
        let one = "<d:ns><d:hostObj>ns.outside.net</d:hostObj></d:ns>"
        #expect(try create(one) { _ in } == 1000)
        #expect(try create(one) { $0.domain.fewestNameservers = 2 } == 2306)
    }

    @Test func codesCanBeTooWeak() throws {
        #expect(try create { $0.authInfo.fewestBits = 100 } == 2202)
    }

    /// One code for a create, a renewal and a transfer beyond the longest time.
    @Test(arguments: [2004, 2306])
    func oneCodeSaysTooLong(_ code: Int) throws {
        let stage = DomainStage { $0.domain.tooLongCode = code }
        let ten = Text.years(10)
        #expect(try stage.send("alpha", Self.create + Text.years(11) + Self.end).code == code)
        let domain = try #require(stage.world.domains["alpha-1.example"])
        #expect(try stage.send("alpha", Text.renew("alpha-1.example", "\(domain.expires.date)", ten)).code == code)
        let request = Text.transfer("request", "alpha-1.example", ten + Text.code("secret-Auth"))
        #expect(try stage.send("beta", request).code == code)
    }

    @Test func aTransferIsCappedWhereThePolicySaysSo() throws {
        let stage = DomainStage {
            $0.transfer.beyondMostYears = .cap
            $0.transfer.pendingTime = .zero
        }
        let request = Text.transfer("request", "alpha-1.example", Text.years(10) + Text.code("secret-Auth"))
        #expect(try stage.send("beta", request).code == 1000)
        let domain = try #require(stage.world.domains["alpha-1.example"])
        #expect(domain.sponsor == "beta")
        #expect(domain.expires == stage.now.adding(months: 120))
    }

    @Test(arguments: [(true, 1001), (false, 2304)])
    func aDomainThatTheRegistryAloneRenewedMovesOrStays(_ moves: Bool, _ code: Int) throws {
        let stage = DomainStage { $0.transfer.movesInAutoRenewGrace = moves }
        stage.add("lapsed.example", of: "alpha") { [now = stage.now] in
            $0.gracePeriods = [GracePeriod(.autoRenewPeriod, ends: now + .days(40), months: 12)]
        }
        let request = Text.transfer("request", "lapsed.example", Text.code("secret-Auth"))
        #expect(try stage.send("beta", request).code == code)
        #expect(
            try stage.send("beta", Text.transfer("request", "alpha-1.example", Text.code("secret-Auth"))).code == 1001
        )
    }

    @Test func messagesAreMentionedInOtherAnswers() throws {
        for isMentioned in [false, true] {
            let stage = DomainStage { $0.poll.isMentionedInAnswers = isMentioned }
            #expect(try stage.send("alpha", Text.info("alpha-1.example")).queue == nil)
            for text in ["one", "two"] { stage.world.apply(.message(.init(text, at: stage.now), to: "alpha")) }
            let queue = try stage.send("alpha", Text.info("alpha-1.example")).queue
            #expect(queue == (isMentioned ? QueueState(count: 2, id: 1) : nil))
            #expect(try stage.send("beta", Text.info("alpha-1.example")).queue == nil)
        }
    }

    @Test func aClassicCodeWithALifetimeIsShownToItsSponsorUntilItsEnd() throws {
        let stage = DomainStage { $0.authInfo.lifetime = .days(7) }
        let code = Text.update("alpha-1.example", "<d:chg>\(Text.code("2fooBAR-secret"))</d:chg>")
        #expect(try stage.send("alpha", code).code == 1000)
        let shown = "<domain:pw>2fooBAR-secret</domain:pw>"
        #expect(try stage.send("alpha", Text.info("alpha-1.example")).text.contains(shown))
        #expect(try !stage.send("beta", Text.info("alpha-1.example")).text.contains("<domain:pw>"))
        stage.now = stage.now + .days(7)
        #expect(try !stage.send("alpha", Text.info("alpha-1.example")).text.contains("<domain:pw>"))
    }

    /// ICANN's rules for codes are about domains: contacts may keep theirs as they were.
    @Test(arguments: [(true, 2306), (false, 1000)])
    func contactsFollowTheRegimeOrNot(_ coversContacts: Bool, _ code: Int) throws {
        let stage = DomainStage {
            $0.authInfo.regime = .secure
            $0.authInfo.coversContacts = coversContacts
        }
        let create = """
            <create><c:create xmlns:c="\(Namespace.contact)"><c:id>NEW-1</c:id><c:postalInfo type="int"><c:name>Eve</c:name><c:addr><c:city>Leeds</c:city>\
            <c:cc>GB</c:cc></c:addr></c:postalInfo><c:email>eve@outside.net</c:email>\
            <c:authInfo><c:pw>NEW-1-Auth</c:pw></c:authInfo></c:create></create>
            """
        #expect(try stage.send("alpha", create).code == code)
        #expect(stage.world.contacts["NEW-1"]?.authInfo.revealed == (coversContacts ? nil : "NEW-1-Auth"))
    }

    /// An identifier that the registry would give may have been chosen before: no contact takes another's place.
    @Test func theRegistryNamesContactsByWhatIsFree() throws {
        let stage = DomainStage { $0.contact.naming = .registry }
        // It is given the number before.
        let number = stage.world.lastObject + 1
        let id = "C\(number + 1)-MOCK"
        let email = "someone@outside.net"
        let taken = Contact(id: id, object: number, sponsor: "beta", created: stage.now, email: email)
        stage.world.apply(.contact(taken))
        let create = """
            <create><c:create xmlns:c="\(Namespace.contact)"><c:id>ALPHA-1</c:id><c:postalInfo type="int"><c:name>Eve</c:name>\
            <c:addr><c:city>Leeds</c:city><c:cc>GB</c:cc></c:addr></c:postalInfo><c:email>eve@outside.net</c:email>\
            <c:authInfo><c:pw>NEW-1-Auth</c:pw></c:authInfo></c:create></create>
            """
        #expect(try stage.send("alpha", create).code == 1000)
        #expect(stage.world.contacts[id] == taken)
        #expect(stage.world.contacts["C\(number + 2)-MOCK"]?.email == "eve@outside.net")
    }

    @Test(arguments: [(TimeSpan.zero, false), (.hours(1), true)])
    func aCodeIsToldAgainWithinTheReuseWindow(_ window: TimeSpan, _ isToldAgain: Bool) throws {
        let stage = DomainStage {
            $0.authInfo.regime = .registryGenerated
            $0.authInfo.reuseWindow = window
        }
        let domain = try #require(stage.world.domains["alpha-1.example"])
        let (changed, first) = domain.issuingCode(isForced: false, at: stage.now, in: stage.world)
        let (_, second) = changed.issuingCode(isForced: false, at: stage.now, in: stage.world)
        #expect((first.code == second.code) == isToldAgain)
    }
}
