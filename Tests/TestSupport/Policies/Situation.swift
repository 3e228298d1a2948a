import EPP
import Registry

/// Something that happens to a registrar with auth codes, and that every policy answers in its own way.
package struct Situation: Sendable {
    package let name: String
    /// Leads to it on a fresh stage, and answers the result code.
    package let play: @Sendable (Stage) -> Int

    private init(_ name: String, _ play: @escaping @Sendable (Stage) -> Int) {
        self.name = name
        self.play = play
    }

    private static let domain = "alpha-1.example"
    /// Longer than any code lives.
    private static let late = TimeSpan.days(41)

    package static let all = creating + setting + asking + validating + requesting + afterwards

    private static let creating: [Situation] = [
        Situation("create with an empty code") { $0.code("alpha", Say.create("new.example")) },
        Situation("create with a code") { $0.code("alpha", Say.create("new.example", Say.strong)) },
        Situation("a code for a domain created today") { stage in
            stage.code("alpha", Say.create("new.example"))
            return stage.obtaining("new.example", of: "alpha")
        },
    ]

    private static let setting: [Situation] = [
        Situation("the sponsor sets a code of its choice") { $0.code("alpha", Say.set(domain, Say.strong)) },
        Situation("the sponsor sets a weak code") { $0.code("alpha", Say.set(domain, "secret")) },
        Situation("the sponsor sets a code while its own lock is on") { stage in
            stage.code("alpha", Say.lock(domain))
            return stage.code("alpha", Say.set(domain, Say.strong))
        },
        Situation("the sponsor unsets the code while its own lock is on") { stage in
            _ = stage.obtainCode(domain, of: "alpha")
            stage.code("alpha", Say.lock(domain))
            return stage.code("alpha", Say.unset(domain))
        },
        Situation("another registrar sets a code") { $0.code("beta", Say.set(domain, Say.strong)) },
        Situation("the sponsor sets a strong code for a contact") {
            $0.code("alpha", Say.setContact("ALPHA-1", Say.strong))
        },
    ]

    private static let asking: [Situation] = [
        Situation("the keyword as code in an update") { stage in
            let keyword = stage.policy.authInfo.keyword
            return stage.code("alpha", Say.set(domain, keyword.isEmpty ? "autogenerate" : keyword))
        },
        Situation("a request in info") { $0.code("alpha", Say.info(domain, with: Say.request())) },
        Situation("a request by another registrar") { $0.code("beta", Say.info(domain, with: Say.request())) },
        Situation("a request for an expired domain") { stage in
            stage.advance(.days(4))
            return stage.code("alpha", Say.info("expiring.example", with: Say.request()))
        },
        Situation("a request for a deleted domain") { stage in
            stage.code("alpha", Say.info("redeem.example", with: Say.request()))
        },
        Situation("a request for a domain without a registrant") { stage in
            stage.code("alpha", Say.info("thin.example", with: Say.request()))
        },
        Situation("a request cancelled") { stage in
            _ = stage.obtainCode(domain, of: "alpha")
            return stage.code("alpha", Say.info(domain, with: Say.cancel))
        },
    ]

    private static let validating: [Situation] = [
        Situation("info with the right code") { stage in
            let held = stage.obtainCode(domain, of: "alpha")
            return stage.code("beta", Say.info(domain, held?.code))
        },
        Situation("info with a wrong code") { stage in
            _ = stage.obtainCode(domain, of: "alpha")
            return stage.code("beta", Say.info(domain, Say.otherStrong))
        },
        Situation("info with a code where none is set") { stage in
            stage.code("alpha", Say.unset(domain))
            return stage.code("beta", Say.info(domain, Say.otherStrong))
        },
        Situation("info with a code 41 days old") { stage in
            let held = stage.obtainCode(domain, of: "alpha")
            stage.advance(late)
            return stage.code("beta", Say.info(domain, held?.code))
        },
    ]

    private static let requesting: [Situation] = [
        Situation("transfer with the right code") { stage in
            stage.code("beta", Say.transfer(domain, with: stage.obtainCode(domain, of: "alpha")))
        },
        Situation("transfer without authInfo") { $0.code("beta", Say.transfer(domain, nil)) },
        Situation("transfer with the right code and no process number") { stage in
            stage.code("beta", Say.transfer(domain, stage.obtainCode(domain, of: "alpha")?.code))
        },
        wrong("transfer with a wrong code") { held in held?.code = Say.otherStrong },
        wrong("transfer with an empty code") { held in held?.code = "" },
        Situation("transfer where no code is set") { stage in
            let held = stage.obtainCode(domain, of: "alpha")
            stage.code("alpha", Say.unset(domain))
            return stage.code("beta", Say.transfer(domain, with: held))
        },
        Situation("transfer with a code 41 days old") { stage in
            let held = stage.obtainCode(domain, of: "alpha")
            stage.advance(late)
            return stage.code("beta", Say.transfer(domain, with: held))
        },
        Situation("transfer with the former code after a new one") { stage in
            let former = stage.obtainCode(domain, of: "alpha")
            _ = stage.obtainCode(domain, of: "alpha", choosing: Say.otherStrong)
            return stage.code("beta", Say.transfer(domain, with: former))
        },
        Situation("transfer by the sponsor itself") { stage in
            stage.code("alpha", Say.transfer(domain, with: stage.obtainCode(domain, of: "alpha")))
        },
        Situation("transfer of a locked domain with the right code") { stage in
            let held = stage.obtainCode(domain, of: "alpha")
            stage.code("alpha", Say.lock(domain))
            return stage.code("beta", Say.transfer(domain, with: held))
        },
        Situation("transfer of a locked domain with a wrong code") { stage in
            var held = stage.obtainCode(domain, of: "alpha")
            held?.code = Say.otherStrong
            stage.code("alpha", Say.lock(domain))
            return stage.code("beta", Say.transfer(domain, with: held))
        },
        Situation("transfer with the registrant's own code and roid") { stage in
            stage.code("alpha", Say.setContact("ALPHA-1", Say.strong))
            return stage.code("beta", Say.transfer(domain, Say.strong, number: stage.number, roid: "C1-MOCK"))
        },
    ]

    private static let afterwards: [Situation] = [
        Situation("a second transfer while one is pending") { stage in
            let held = stage.obtainCode(domain, of: "alpha")
            stage.code("beta", Say.transfer(domain, with: held))
            return stage.code("gamma", Say.transfer(domain, with: held))
        },
        Situation("the sponsor locks while a transfer is pending") { stage in
            stage.code("beta", Say.transfer(domain, with: stage.obtainCode(domain, of: "alpha")))
            return stage.code("alpha", Say.lock(domain))
        },
        Situation("the same code again after a rejection") { stage in
            let held = stage.obtainCode(domain, of: "alpha")
            stage.code("beta", Say.transfer(domain, with: held))
            stage.code("alpha", Say.transfer("reject", of: domain))
            return stage.code("beta", Say.transfer(domain, with: held))
        },
        Situation("the same code again after the transfer") { stage in
            let held = stage.obtainCode(domain, of: "alpha")
            stage.code("beta", Say.transfer(domain, with: held))
            stage.code("alpha", Say.transfer("approve", of: domain))
            return stage.code("gamma", Say.transfer(domain, with: held))
        },
        Situation("the same code again by the former sponsor") { stage in
            let held = stage.obtainCode(domain, of: "alpha")
            stage.code("beta", Say.transfer(domain, with: held))
            stage.advance(.days(5))
            return stage.code("alpha", Say.transfer(domain, with: held))
        },
        Situation("a code for a domain transferred today") { stage in
            stage.code("beta", Say.transfer(domain, with: stage.obtainCode(domain, of: "alpha")))
            stage.advance(.days(5))
            return stage.obtaining(domain, of: "beta")
        },
    ]

    /// A transfer with a code that differs from the right one.
    private static func wrong(
        _ name: String,
        _ spoil: @escaping @Sendable (inout Stage.Held?) -> Void
    ) -> Situation {
        Situation(name) { stage in
            var held = stage.obtainCode(domain, of: "alpha")
            spoil(&held)
            return stage.code("beta", Say.transfer(domain, with: held))
        }
    }
}

extension Stage {
    /// The result code of coming by a code.
    fileprivate func obtaining(_ domain: String, of sponsor: ClientID) -> Int {
        policy.authInfo.isChosenByRegistrar
            ? code(sponsor, Say.set(domain, Say.strong))
            : code(sponsor, Say.info(domain, with: Say.request()))
    }

    /// Some process number, where the policy wants one.
    fileprivate var number: String? { policy.authInfo.asksForProcessNumber ? "12345678" : nil }
}
