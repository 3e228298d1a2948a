import XML

extension LintReport {
    /// The XML that CI services read: a test case for each file or connection, failed where anything was found.
    var junit: [UInt8] {
        let failed = Set(findings.map(\.subject))
        let counts: KeyValuePairs<StaticString, String> = [
            "name": "mock-registry lint", "tests": String(subjects.count), "failures": String(failed.count),
            "errors": "0", "skipped": "0", "time": "0",
        ]
        var xml = XMLWriter()
        xml.declaration()
        xml.element("testsuites") { xml in
            xml.element("testsuite", counts) { xml in
                for subject in subjects { write(subject, &xml) }
            }
        }
        return xml.finish()
    }

    private func write(_ subject: Subject, _ xml: inout XMLWriter) {
        let attributes: KeyValuePairs<StaticString, String> = [
            "classname": "mock-registry lint", "name": subject.name, "time": "0",
        ]
        let found = findings.filter { $0.subject == subject }
        guard let first = found.first else { return xml.empty("testcase", attributes) }
        xml.element("testcase", attributes) { xml in
            let rest = found.count > 1 ? ", and \(found.count - 1) more" : ""
            let failure: KeyValuePairs<StaticString, String> = [
                "type": first.flaw.rule.name, "message": "\(first.flaw.message) (\(first.flaw.source))\(rest)",
            ]
            xml.element("failure", failure, text: found.map { "\($0.line)\n" }.joined())
        }
    }
}
