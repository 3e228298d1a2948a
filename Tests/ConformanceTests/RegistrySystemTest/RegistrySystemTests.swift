import Testing

/// ICANN's tests of registry systems (RST v2, EPP), played against the policy `gtld` in every mode.
///
/// The driver is our own; what it sends and expects is taken from the public specification, icann/rst-test-specs, as of
/// June 2026. Its rows are all here. The clock stands still, so "within 120 seconds" is at once.
@Suite struct RegistrySystemTests {
    @Test(arguments: SystemCase.all, Mode.all)
    func aCaseIsPassed(_ systemCase: SystemCase, _ mode: Mode) throws {
        guard systemCase.isFor(mode) else { return }
        let run = try SystemRun(mode)
        try systemCase.play(run)
        #expect(run.asked > 0 || systemCase.id == "epp-02")
        for complaint in run.complaints { Issue.record("\(systemCase.id): \(complaint)") }
    }

    /// Every case of the specification is played: `epp-22` is no case of it any more; two need TLS (`ServicePortTests`).
    @Test func noCaseIsLeftOut() {
        let played = SystemCase.all.map(\.id) + ServicePortTests.cases
        let specified = (1...27).filter { $0 != 22 }.map { $0 < 10 ? "epp-0\($0)" : "epp-\($0)" }
        #expect(played.sorted() == specified)
        for systemCase in SystemCase.all { #expect(Mode.all.contains(where: systemCase.isFor), "\(systemCase.id)") }
    }
}
