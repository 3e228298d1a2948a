import Commands
import Foundation
import TestSupport
import Testing
import XML

/// Our readers accept what the schemas accept, and refuse what they refuse, save where an explanation says why.
@Suite(.enabled(if: Standards.areHere, Comment(rawValue: Standards.sentence)))
struct StrictnessTests {
    private static let count = ProcessInfo.processInfo.environment["STRICTNESS_FRAMES"].flatMap(Int.init) ?? 20_000
    private static let chunk = 500

    private struct Findings: Sendable {
        var accepted = 0
        var refused = 0
        var used: Set<String> = []
        var unexplained: [String] = []
    }

    @Test func readersAgreeWithTheSchemas() async throws {
        let schema = try Standards.schemasWithOurs()
        let router = try DemoRegistry(.offeringEverything).router
        let frames = try Self.frames(schema, router)
        try #require(frames.count > 20)
        let mutation = FrameMutation(from: frames + Self.donors)
        let all = await withTaskGroup(of: Findings.self) { group in
            for seed in 0..<Self.count / Self.chunk {
                group.addTask { Self.findings(UInt64(seed), frames, mutation, schema, router) }
            }
            return await group.reduce(into: Findings()) { sum, part in
                sum.accepted += part.accepted
                sum.refused += part.refused
                sum.used.formUnion(part.used)
                sum.unexplained += part.unexplained
            }
        }
        #expect(all.accepted > Self.count / 20 && all.refused > Self.count / 5)
        let unexplained = all.unexplained.count
        #expect(unexplained == 0, "of \(Self.count) frames")
        if let path = ProcessInfo.processInfo.environment["STRICTNESS_LOG"] {
            try all.unexplained.joined(separator: "\n\n").write(toFile: path, atomically: true, encoding: .utf8)
        }
        for message in all.unexplained.prefix(20) { Issue.record("\(message)") }
        guard Self.count >= 500_000 else { return }
        let sentences = Set((Explanation.ofRefusals + Explanation.ofAcceptances).map(\.sentence))
        #expect(sentences.subtracting(all.used).isEmpty, "explanations that nothing needs")
    }

    /// Commands that reader and schema both accept: what mutation starts from.
    private static func frames(_ schema: SchemaSet, _ router: Router) throws -> [Element] {
        let reader = XMLReader()
        let requests = Conversation.all.flatMap { conversation in
            conversation.steps.compactMap(\.request).compactMap { conversation.contents(of: $0) }
        }
        return try (Standards.samples.map(Standards.sample) + requests).compactMap { bytes in
            guard let root = try? reader.read(bytes), ["command", "hello"].contains(root.children.first?.name) else {
                return nil
            }
            let isFit = Verdict.of(bytes, router, reader).isAcceptance && schema.problems(in: bytes).isEmpty
            return isFit ? Self.withoutIndentation(root) : nil
        }
    }

    private static func withoutIndentation(_ element: Element) -> Element {
        var element = element
        if !element.children.isEmpty { element.text = "" }
        element.children = element.children.map(withoutIndentation)
        return element
    }

    /// Answers and greetings too have elements that can stray into a request.
    private static let donors: [Element] = Standards.samples.compactMap { name in
        (try? Standards.sample(name)).flatMap { try? XMLReader().read($0) }.map(withoutIndentation)
    }

    private static func findings(
        _ seed: UInt64,
        _ frames: [Element],
        _ mutation: FrameMutation,
        _ schema: SchemaSet,
        _ router: Router
    ) -> Findings {
        var numbers = SeededNumbers(seed: seed)
        let reader = XMLReader()
        var findings = Findings()
        for _ in 0..<chunk {
            let frame = mutation.mutated(frames[numbers.below(frames.count)], &numbers)
            let bytes = FrameMutation.bytes(of: frame, &numbers)
            let verdict = Verdict.of(bytes, router, reader)
            let problems = schema.problems(in: bytes)
            if verdict.isAcceptance { findings.accepted += 1 } else { findings.refused += 1 }
            guard verdict.isAcceptance != problems.isEmpty else { continue }
            let disagreement = Disagreement(
                frame: frame,
                verdict: verdict,
                problems: problems,
                bytes: bytes,
                schema: schema
            )
            let list = verdict.isAcceptance ? Explanation.ofAcceptances : Explanation.ofRefusals
            if let explanation = list.first(where: { $0.holds(disagreement) }) {
                findings.used.insert(explanation.sentence)
            } else {
                findings.unexplained.append(disagreement.message)
            }
        }
        return findings
    }
}
