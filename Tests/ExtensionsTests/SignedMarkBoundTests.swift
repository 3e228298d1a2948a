import EPP
import Foundation
import Registry
import Testing

/// How many signed marks of one create are looked into.
@Suite struct SignedMarkBoundTests {
    private static let mark: String = {
        let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Fixtures/conversations/launch/signed-marks")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: fixtures.path)) ?? []
        let name = names.first { $0.contains("-beta-encoded.request") } ?? ""
        let text = (try? String(contentsOf: fixtures.appending(path: name), encoding: .utf8)) ?? ""
        guard let start = text.firstRange(of: "<smd:encodedSignedMark"),
            let end = text.firstRange(of: "</launch:create>")
        else { return "" }
        return String(text[start.lowerBound..<end.lowerBound])
    }()

    @Test(arguments: [(10, "no authority"), (11, "10 signed marks are the most")])
    func marks(_ count: Int, _ sentence: String) throws {
        let registry = TestRegistry { policy in
            policy.launch.isOffered = true
            policy.launch.phases = [LaunchPhase(.sunrise, begin: .init(milliseconds: 0))]
            policy.domain.dataModels = []
        }
        let marks = String(repeating: Self.mark, count: count)
        let create = """
            <create><domain:create><domain:name>alder.example</domain:name><domain:authInfo><domain:pw>2fooBAR-Auth</domain:pw>\
            </domain:authInfo></domain:create></create>
            """
        let launch = """
            <launch:create xmlns:launch="urn:ietf:params:xml:ns:launch-1.0"><launch:phase>sunrise</launch:phase>\(marks)\
            </launch:create>
            """
        let answer = try registry.send(create, launch)
        #expect(answer.code == 2306 && answer.reason.contains(sentence), "\(answer)")
    }
}
