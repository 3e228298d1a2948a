import XML

/// What has become of claims, as the XML that CI services read: JUnit's, a test case for each claim.
///
/// Jenkins' schema junit-10.xsd holds for it.
struct JUnitReport {
    /// The suite's name, which is also the class of each case.
    let suite: String
    let outcomes: [JournalAssertion.Outcome]
    /// What happened, a line each: what the suite has written.
    var lines: [String] = []

    var bytes: [UInt8] {
        var xml = XMLWriter()
        xml.declaration()
        let failures = outcomes.count { !$0.holds }
        let counts: KeyValuePairs<StaticString, String> = [
            "name": suite, "tests": String(outcomes.count), "failures": String(failures), "errors": "0", "skipped": "0",
        ]
        xml.element("testsuites") { xml in
            xml.open("testsuite", counts)
            for (index, outcome) in outcomes.enumerated() { write(outcome, index + 1, &xml) }
            if !lines.isEmpty { xml.element("system-out", text: lines.joined(separator: "\n")) }
            xml.close("testsuite")
        }
        return xml.finish()
    }

    private func write(_ outcome: JournalAssertion.Outcome, _ number: Int, _ xml: inout XMLWriter) {
        let attributes: KeyValuePairs<StaticString, String> = [
            "classname": suite, "name": outcome.name ?? "claim \(number)", "time": "0",
        ]
        if outcome.holds { return xml.empty("testcase", attributes) }
        xml.open("testcase", attributes)
        xml.open("failure", ["type": "claim", "message": "it does not hold: \(outcome.evidence)"])
        xml.close("failure")
        xml.close("testcase")
    }
}

extension JournalAssertion.Outcome {
    /// What there was instead, or what bears it out.
    var evidence: String {
        if entries.isEmpty { return "nothing fits" }
        return "\(found) fit, the entries \(entries.map(String.init).joined(separator: ", "))"
    }
}
