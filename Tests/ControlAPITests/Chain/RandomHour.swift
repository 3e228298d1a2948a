import ControlAPI
import JSON
import TestSupport

/// What registrars, the clock and the operator do to one registry in an hour, at random and the same for the same seed.
struct RandomHour {
    private let bench: ControlBench
    private var numbers: SeededNumbers
    private var kept: JSONValue?
    private var fresh = 0
    private let zone: String

    private static let registrars = ["alpha", "beta", "gamma"]
    private static let domains = ["alpha-1", "pending", "thin", "new-1", "new-2", "new-3", "told"]

    init(_ bench: ControlBench, seed: UInt64) throws {
        (self.bench, numbers) = (bench, SeededNumbers(seed: seed))
        zone = try bench.call("GET", "/registries/hour/policy").body["zones"]?.items.first?.string ?? "example"
    }

    func read(_ path: String) throws -> JSONValue { try bench.call("GET", "/registries/hour/\(path)").body }

    mutating func step() throws {
        switch numbers.below(20) {
        case 0...10: try command()
        case 11, 12:
            try call("POST", "clock/advance", "{'by':'\(some(["7m", "26h", "3d", "6d", "40d", "90d", "400d"]))'}")
        case 13, 14: try change()
        case 15: try fault()
        case 16: try snapshot()
        case 17: try message()
        case 18: try state()
        default: try remove()
        }
    }

    private mutating func some<Element>(_ list: [Element]) -> Element { list[numbers.below(list.count)] }

    /// Refusals are welcome: they change nothing.
    private func call(_ method: String, _ path: String, _ body: String = "") throws {
        _ = try bench.call(method, "/registries/hour/\(path)", body)
    }

    private mutating func name() -> String { "\(some(Self.domains)).\(zone)" }
}

/// Registrars' commands.
extension RandomHour {
    private mutating func command() throws {
        let name = name()
        let domain: (String, String) -> String = { verb, more in
            Self.object(verb, "domain", "<o:name>\(name)</o:name>\(more)")
        }
        let content: String
        switch numbers.below(16) {
        case 0, 1:
            content = domain("create", "<o:registrant>\(some(["ALPHA-1", "C-1", "BETA-1"]))</o:registrant>" + Self.code)
        case 2: content = domain("create", Self.code)
        case 3: content = domain("update", "<o:add><o:status s='clientHold'/></o:add>")
        case 4: content = domain("update", "<o:rem><o:status s='clientHold'/></o:rem>")
        case 5:
            content = domain(
                "update",
                "<o:chg><o:authInfo><o:pw>Ch4nged-\(numbers.below(9))!x</o:pw></o:authInfo></o:chg>"
            )
        case 6:
            content = domain(
                "update",
                "<o:add><o:ns><o:hostObj>\(some(["ns1.outside.net", "ns2.outside.net"]))</o:hostObj></o:ns></o:add>"
            )
        case 7: content = domain("delete", "")
        case 8:
            content =
                "<transfer op='request'>\(Self.element("transfer", "domain", "<o:name>\(name)</o:name>\(try currentCode(name))"))</transfer>"
        case 9:
            content =
                "<transfer op='\(some(["approve", "reject", "cancel"]))'>\(Self.element("transfer", "domain", "<o:name>\(name)</o:name>"))</transfer>"
        case 10: content = try acknowledgement()
        case 11: content = Self.object("create", "host", "<o:name>\(some(["ns1", "ns2"])).outside.net</o:name>")
        case 12:
            content = Self.object(
                "update",
                "host",
                "<o:name>ns1.outside.net</o:name><o:chg><o:name>ns\(numbers.below(4)).outside.net</o:name></o:chg>"
            )
        case 13:
            content = Self.object(
                "create",
                "contact",
                "<o:id>C-\(numbers.below(4))</o:id><o:postalInfo type='int'><o:name>A B</o:name><o:addr><o:street>S</o:street><o:city>C</o:city><o:pc>1234</o:pc><o:cc>NL</o:cc></o:addr></o:postalInfo><o:email>a@b.example</o:email>"
                    + Self.code
            )
        case 14: content = Self.object("delete", "contact", "<o:id>C-\(numbers.below(4))</o:id>")
        default: content = domain("info", "")
        }
        try send(content, as: some(Self.registrars))
    }

    private func send(_ content: String, as registrar: String) throws {
        let xml = "<epp xmlns='urn:ietf:params:xml:ns:epp-1.0'><command>\(content)</command></epp>"
        let text = String(decoding: JSONValue.string(xml).bytes, as: UTF8.self).replacing("'", with: "\\u0027")
        try call("POST", "registrars/\(registrar)/commands", "{'xml':\(text)}")
    }

    private static let code = "<o:authInfo><o:pw>F1rst-code!x</o:pw></o:authInfo>"

    private func currentCode(_ name: String) throws -> String {
        let code = try read("domains/\(name)")["authInfo"]?.string ?? "F1rst-code!x"
        return "<o:authInfo><o:pw>\(code)</o:pw></o:authInfo>"
    }

    private func acknowledgement() throws -> String {
        let number = try read("messages").items.first?["number"]?.integer ?? 1
        return "<poll op='ack' msgID='\(number)'/>"
    }

    private static func object(_ verb: String, _ kind: String, _ content: String) -> String {
        "<\(verb)>\(element(verb, kind, content))</\(verb)>"
    }

    private static func element(_ verb: String, _ kind: String, _ content: String) -> String {
        "<o:\(verb) xmlns:o='urn:ietf:params:xml:ns:\(kind)-1.0'>\(content)</o:\(verb)>"
    }
}

/// The operator's calls.
extension RandomHour {
    private mutating func change() throws {
        let name = name()
        switch numbers.below(9) {
        case 0: try call("PATCH", "domains/\(name)", "{'sponsor':'\(some(Self.registrars))'}")
        case 1: try call("PATCH", "domains/\(name)", "{'statuses':['clientHold'],'registrant':null}")
        case 2: try call("PATCH", "domains/\(name)", "{'authInfo':'0perator-\(numbers.below(9))!x'}")
        case 3: try call("PATCH", "domains/\(name)", "{}")
        case 4: try call("PUT", "domains/\(name)", "{'name':'\(name)','sponsor':'\(some(Self.registrars))'}")
        case 5: try call("PATCH", "registrars/\(some(Self.registrars))", "{'balance':\(numbers.below(5000))}")
        case 6: try call("PATCH", "contacts/C-\(numbers.below(4))", "{'email':'n\(numbers.below(9))@b.example'}")
        case 7: try call("PATCH", "hosts/ns1.outside.net", "{'statuses':['clientDeleteProhibited']}")
        default:
            fresh += 1
            let times = "'start':'2026-02-01T00:00:00Z','end':'2026-0\(numbers.below(3) + 3)-01T00:00:00Z'"
            try call(
                "PUT",
                "maintenances/spring",
                "{'id':'spring',\(times),'created':'2026-01-01T00:00:00Z','systems':[{'name':'EPP \(fresh)','impact':'full'}]}"
            )
        }
    }

    private mutating func remove() throws {
        switch numbers.below(6) {
        case 0: try call("DELETE", "domains/\(name())")
        case 1: try call("DELETE", "hosts/ns\(numbers.below(4)).outside.net")
        case 2: try call("DELETE", "contacts/C-\(numbers.below(4))")
        case 3: try call("DELETE", "outbox")
        case 4: try call("DELETE", "maintenances/spring")
        default: try call("DELETE", "registrars/epsilon")
        }
    }

    private mutating func fault() throws {
        switch numbers.below(6) {
        case 0: try call("DELETE", "faults")
        case 1: try call("DELETE", "faults/refused")
        case 2: try call("PUT", "reserved-names", "{'apply':\(numbers.isOne(in: 2))}")
        case 3:
            try call(
                "PUT",
                "faults/refused",
                "{'match':{'command':'domain:update'},'effect':{'result':{'code':2400}},'remaining':2}"
            )
        case 4:
            try call(
                "POST",
                "faults",
                "{'match':{'command':'domain:create'},'effect':{'close':{'at':'beforeAnswer','by':'abort'}},'remaining':1}"
            )
        default:
            try call(
                "POST",
                "faults",
                "{'match':{'command':'*:delete'},'effect':{'close':{'at':'beforeAnswer','by':'abort','undo':true}},'remaining':3}"
            )
        }
    }

    private mutating func snapshot() throws {
        let name = some(["one", "two"])
        switch numbers.below(5) {
        case 0, 1: try call("POST", "snapshots", "{'name':'\(name)'}")
        case 2: try call("DELETE", "snapshots/\(name)")
        default: try call("POST", "snapshots/\(name)/restore")
        }
    }

    private mutating func message() throws {
        if numbers.isOne(in: 3), let number = try read("messages").items.last?["number"]?.integer {
            return try call("DELETE", "messages/\(number)")
        }
        fresh += 1
        try call("POST", "messages", "{'to':'\(some(Self.registrars))','text':'Number \(fresh)'}")
    }

    /// A state that was kept comes back, in the place of everything.
    private mutating func state() throws {
        guard let former = kept, !numbers.isOne(in: 3) else { return kept = try read("state") }
        try call("PUT", "state", String(decoding: former.bytes, as: UTF8.self).replacing("'", with: "\\u0027"))
    }
}
