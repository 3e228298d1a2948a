import EPP
import Registry
import Session
import SessionSupport
import Testing

@testable import Faults

/// Rules are found by what they ask for, and act in their order all the same.
@Suite struct FaultListTests {
    private func rule(_ id: String, _ code: Int, _ match: FaultMatch, _ remaining: Int? = nil) -> FaultRule {
        FaultRule(id: id, match: match, effect: .result(code: code), remaining: remaining)
    }

    @Test("The first that fits acts, however it is found")
    func order() {
        let rules = [
            rule("name", 2302, FaultMatch(name: "A.example"), 1),
            rule("any", 2303, FaultMatch(registrar: "al*", command: "*:info"), 1),
            rule("command", 2304, FaultMatch(command: "Domain:info"), 1),
            rule("glob", 2305, FaultMatch(command: "domain:*", name: "?.example"), 1),
        ]
        for turned in [rules, rules.reversed()] {
            let client = Dialogue(turned)
            let codes = (0..<4).map { _ in client.code(Frames.info("a.example")) }
            #expect(codes == turned.map { $0.effect.kind.resultCode.map { String($0) } })
            #expect(client.server.faults.isEmpty)
        }
    }

    @Test("A rule in the place of another keeps its place, whatever it asks for now")
    func replaced() {
        let client = Dialogue([rule("one", 2302, FaultMatch(name: "a.example")), rule("two", 2303, FaultMatch())])
        let faults = client.server.faults
        #expect(faults.add(rule("one", 2304, FaultMatch(command: "domain:info"))) == "one")
        #expect(faults.rules.map(\.id) == ["one", "two"])
        #expect(client.code(Frames.info("b.example")) == "2304")
        #expect(client.code(Frames.check("a.example")) == "2303")
        #expect(faults.remove("one") && !faults.remove("one") && faults.rules.map(\.id) == ["two"])
        #expect(client.code(Frames.info("a.example")) == "2303")
    }

    @Test("A given identifier is not given again")
    func identifiers() {
        let faults = Faults()
        #expect(faults.add(rule("fault-1", 2302, FaultMatch())) == "fault-1")
        #expect(faults.add(rule("", 2302, FaultMatch())) == "fault-2")
    }

    @Test("A command looks at the rules that could fit it, of thousands")
    func many() {
        var list = FaultList()
        for number in 0..<5_000 {
            let match =
                number.isMultiple(of: 2)
                ? FaultMatch(command: "domain:info", name: Glob(rawValue: "n\(number).example"))
                : FaultMatch(command: Glob(rawValue: "contact:c\(number)"))
            list.put(FaultState.Entry(rule: rule("r\(number)", 2302, match)))
        }
        let places = list.places(for: FaultContext(address: "n42.example"))
        #expect(places.count == 1 && places.compactMap { list[$0]?.rule.id } == ["r42"])
        #expect(list.places(for: FaultContext("hello")).isEmpty)
        #expect(list.page(after: "r9", 2)?.map(\.rule.id) == ["r10", "r11"] && list.page(after: "none", 2) == nil)
    }
}
