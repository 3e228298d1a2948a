import TestSupport
import XML

/// epp-18 to epp-20: renewals and transfers.
enum DomainTermCases {
    static let all = [
        SystemCase("epp-18", renews),
        SystemCase("epp-19", transfers),
        SystemCase("epp-20", rejects),
    ]

    private static func renews(_ run: SystemRun) throws {
        let name = try run.makeDomain("alpha")
        try run.refuse("alpha", RST.renew(name, "2027-01-02", 1), "a wrong curExpDate")
        try run.demand("alpha", RST.renew(name, "2027-01-01", 2), "a renewal")
        let told = try run.demand("alpha", RST.of("info", "domain", name), "info")
        run.expect(told.text("exDate")?.hasPrefix("2029-01-01") == true, "the domain ends \(told.text("exDate") ?? "")")
        let grace = told.all("rgpStatus").compactMap { $0[attribute: "s"] }
        run.expect(grace.contains("renewPeriod"), "the RGP statuses are \(grace)")
        try run.refuse("alpha", RST.renew(name, "2029-01-01", 8), "a renewal beyond ten years")
        try run.demand("alpha", RST.renew(name, "2029-01-01", 7), "a renewal up to ten years")
    }

    /// A domain whose code is set, and the code.
    private static func offered(_ run: SystemRun) throws -> (name: String, code: String) {
        let name = try run.makeDomain("alpha")
        func set(_ code: String) -> String {
            RST.update("domain", name, "chg", RST.authInfo("domain", code))
        }
        if run.mode.isSecure { try run.refuse("alpha", set("secret-1"), "a weak code") }
        try run.demand("alpha", set(Say.strong), "a strong code")
        let request = RST.transfer("request", name, 1, "wrong-\(run.letters(16))-7!Kp")
        try run.refuse("beta", request, "a wrong code", 2202)
        return (name, Say.strong)
    }

    private static func requested(_ run: SystemRun) throws -> String {
        let (name, code) = try offered(run)
        try run.refuse("beta", RST.transfer("request", name, 10, code), "a transfer beyond ten years")
        try run.demand("beta", RST.transfer("request", name, 1, code), "a transfer")
        let told = try run.demand("alpha", RST.of("info", "domain", name), "info").statuses()
        run.expect(told.contains("pendingTransfer"), "the statuses are \(told)")
        return name
    }

    private static func transfers(_ run: SystemRun) throws {
        let name = try requested(run)
        try run.demand("alpha", RST.transfer("approve", name), "the approval")
        let told = try run.demand("beta", RST.of("info", "domain", name), "info")
        run.expect(told.text("clID") == "beta", "the sponsor is \(told.text("clID") ?? "nobody")")
        run.expect(told.text("exDate")?.hasPrefix("2028-01-01") == true, "the domain ends \(told.text("exDate") ?? "")")
        run.expect(!told.statuses().contains("pendingTransfer"), "the transfer is still pending")
        let grace = told.all("rgpStatus").compactMap { $0[attribute: "s"] }
        run.expect(grace.contains("transferPeriod"), "the RGP statuses are \(grace)")
        guard run.mode.isSecure else { return }
        run.expect((told.text("pw") ?? "").isEmpty, "a code is told")
        let request = RST.transfer("request", name, 1, Say.strong)
        try run.refuse("gamma", request, "the code that was used", 2202)
    }

    private static func rejects(_ run: SystemRun) throws {
        let name = try requested(run)
        try run.demand("alpha", RST.transfer("reject", name), "the rejection")
        let told = try run.demand("alpha", RST.of("info", "domain", name), "info")
        run.expect(told.text("clID") == "alpha", "the sponsor is \(told.text("clID") ?? "nobody")")
        run.expect(!told.statuses().contains("pendingTransfer"), "the transfer is still pending")
    }
}
