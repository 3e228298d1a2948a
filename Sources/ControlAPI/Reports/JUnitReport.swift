import XML

/// What has become of claims or of steps, as the XML that CI services read: JUnit's, a test case for each.
///
/// Jenkins' schema junit-10.xsd holds for it.
struct JUnitReport {
    struct Case {
        let name: String
        /// Why it has failed, and in what way; nil where it has not.
        var failure: (type: String, message: String)?
        var detail = ""
    }

    /// The suite's name, which is also the class of each case.
    let suite: String
    let cases: [Case]
    /// What happened, a line each: what the suite has written.
    var lines: [String] = []

    init(suite: String, cases: [Case], lines: [String] = []) {
        (self.suite, self.cases, self.lines) = (suite, cases, lines)
    }

    init(suite: String, outcomes: [JournalAssertion.Outcome], lines: [String] = []) {
        let cases = outcomes.enumerated().map { index, outcome in
            Case(
                name: outcome.name ?? "claim \(index + 1)",
                failure: outcome.holds ? nil : ("claim", "it does not hold: \(outcome.evidence)")
            )
        }
        self.init(suite: suite, cases: cases, lines: lines)
    }

    var bytes: [UInt8] { Self.bytes([self]) }

    /// Several suites in one document.
    static func bytes(_ suites: [JUnitReport]) -> [UInt8] {
        var xml = XMLWriter()
        xml.declaration()
        xml.element("testsuites") { xml in for suite in suites { suite.write(&xml) } }
        return xml.finish()
    }

    private func write(_ xml: inout XMLWriter) {
        let failures = cases.count { $0.failure != nil }
        let counts: KeyValuePairs<StaticString, String> = [
            "name": suite, "tests": String(cases.count), "failures": String(failures), "errors": "0", "skipped": "0",
        ]
        xml.open("testsuite", counts)
        for one in cases { write(one, &xml) }
        if !lines.isEmpty { xml.element("system-out", text: lines.joined(separator: "\n")) }
        xml.close("testsuite")
    }

    private func write(_ one: Case, _ xml: inout XMLWriter) {
        let attributes: KeyValuePairs<StaticString, String> = ["classname": suite, "name": one.name, "time": "0"]
        guard let failure = one.failure else { return xml.empty("testcase", attributes) }
        xml.open("testcase", attributes)
        xml.open("failure", ["type": failure.type, "message": failure.message])
        xml.text(one.detail)
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
