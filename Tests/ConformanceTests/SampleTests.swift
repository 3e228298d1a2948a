import Commands
import EPP
import TestSupport
import Testing
import XML

/// The frames of the RFCs' own texts, all of them schema valid.
@Suite(.enabled(if: Standards.areHere, Comment(rawValue: Standards.sentence)))
struct SampleTests {
    private static let router = try? DemoRegistry().router

    @Test func thereAreSamples() {
        #expect(Standards.samples.count > 150)
    }

    @Test(arguments: Standards.samples)
    func isReadAsItsSchemaSays(_ name: String) throws {
        let bytes = try Standards.sample(name)
        let root = try XMLReader().read(bytes)
        guard let body = root.children.first, ["command", "hello"].contains(body.name) else {
            #expect(["response", "greeting"].contains(root.children.first?.name))
            return
        }
        let router = try #require(Self.router)
        let verdict = Verdict.of(bytes, router, XMLReader())
        guard !verdict.isAcceptance else { return }
        #expect(Self.isExplained(verdict, body, name, router.announced), "\(name): \(verdict)")
    }

    /// What we refuse although the schemas do not.
    private static func isExplained(
        _ verdict: Verdict,
        _ command: Element,
        _ name: String,
        _ announced: Services
    ) -> Bool {
        guard case .refused(let error) = verdict else { return false }
        let spaces = command.children.flatMap { [$0] + $0.children }.map(\.namespace).filter { $0 != Namespace.epp }
        let hasUnknown = spaces.contains { !announced.include($0) }
        switch error.code {
        // An extension, or an object, that this registry does not have.
        case .unimplementedExtension, .unimplementedService: return hasUnknown
        default: return exceptions[name] == error.code
        }
    }

    /// Samples that a rule beyond the schemas refuses.
    private static let exceptions: [String: ResultCode] = [:]
}
