import Foundation
import Testing

@testable import EPP

/// Our verdict about U-labels and A-labels is that of the package `idna` (Fixtures/unicode).
@Suite struct InternationalizedNameTests {
    private static let lines: [String] = {
        let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let file = checkout.appendingPathComponent("Fixtures/unicode/verdicts.txt")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").map(String.init)
    }()

    /// The rest of the line that starts with the word.
    private func line(_ word: String) throws -> String {
        try String(#require(Self.lines.first { $0.hasPrefix(word + " ") }).dropFirst(word.utf8.count + 1))
    }

    private func isLabel(_ points: [UInt32]) -> Bool { (try? ULabel.check(points)) != nil }

    private func reason(_ name: String) -> String? {
        do throws(DomainName.Fault) {
            _ = try DomainName(name)
            return nil
        } catch {
            return error.sentence
        }
    }

    @Test func verdictsAreOfTheVersionOfTheTables() throws {
        #expect(Self.lines.first?.hasSuffix("Unicode \(UnicodeTables.version)") == true)
    }

    @Test(arguments: [("alone", []), ("latin", [0x61]), ("arabic", [0x628])] as [(String, [UInt32])])
    func everyCodePointIsJudgedAlike(_ name: String, _ neighbour: [UInt32]) throws {
        let verdicts = RunTable(try line(name), from: 0x80)
        let property = RunTable(UnicodeTables.derivedProperty)
        let refused = Array("du".utf8)
        let starts = Set(property.starts + verdicts.starts).filter { $0 >= 0x80 }.sorted() + [0x110000]
        var (accepted, differing) = (0, [String]())
        for (start, end) in zip(starts, starts.dropFirst()) {
            // Where both tables stand still and the property refuses, one code point tells of all.
            for point in start..<(refused.contains(property[start]) ? start + 1 : end) {
                let isAccepted = isLabel(neighbour + [point] + neighbour)
                if isAccepted { accepted += 1 }
                guard isAccepted != (verdicts[point] == UInt8(ascii: "y")) else { continue }
                differing.append(ULabel.name(of: point))
            }
        }
        #expect(accepted > 3000)
        #expect(differing.isEmpty, "\(differing.prefix(20))")
    }

    @Test func mixedLabelsAreJudgedAlike() {
        let labels = Self.lines.filter { $0.hasPrefix("y xn--") || $0.hasPrefix("n xn--") }
        #expect(labels.count == 1000)
        for line in labels {
            let reason = reason("\(line.dropFirst(2)).example")
            #expect((reason == nil) == line.hasPrefix("y"), "\(line): \(reason ?? "accepted")")
        }
    }

    @Test(arguments: ["xn--bcher-kva", "xn--mgbh0fb", "xn--hgi8706f", "xn--fa-hia"])
    func upperCaseIsFolded(_ label: String) {
        #expect((reason("\(label).example") == nil) == (reason("\(label.uppercased()).example") == nil))
    }

    /// What hostile Punycode can do: overflow, end early, spell one label twice, encode nothing beyond ASCII.
    @Test(arguments: [
        "xn--9999999999", "xn--a", "xn--abc-", "xn---tda",

        "xn--0", "xn--a-a-a", "xn---", "xn--zzzzzz99999",
    ])
    func whatEncodesNoLabelIsRefused(_ label: String) { #expect(reason("\(label).example") != nil) }

    /// One right-to-left label makes the Bidi rule that of all labels of the name (RFC 5893 §1.4).
    @Test(arguments: [
        ("1a.xn--4dbrk0ce.net", false), ("a1.xn--4dbrk0ce.net", true), ("xn--4dbrk0ce.1a.net", false),
        ("xn--4dbrk0ce.net", true), ("1a.xn--bcher-kva.net", true), ("1a.example.net", true),
        ("xn--bcher-kva.xn--4dbrk0ce.net", true), ("2.xn--mgbh0fb.net", false),
    ])
    func labelsBesideARightToLeftOneKeepToItsRule(_ name: String, _ isName: Bool) {
        #expect((reason(name) == nil) == isName, "\(reason(name) ?? "")")
    }

    @Test func decodedIsEncodedAlike() {
        for line in Self.lines where line.hasPrefix("y xn--") {
            let encoded = Array(line.dropFirst(6).utf8)
            #expect(Punycode.decode(encoded).map(Punycode.encode) == encoded)
        }
    }

    @Test(arguments: ["198.51.100.1", "ns1.123", "1.2"]) func addressesAreNoNames(_ name: String) {
        #expect(reason(name)?.contains("RFC 1123 §2.1") == true)
    }

    @Test(arguments: ["198.51.100.a1", "123.example", "ns1.1a"]) func digitsElsewhereAreLabels(_ name: String) {
        #expect(reason(name) == nil)
    }
}
