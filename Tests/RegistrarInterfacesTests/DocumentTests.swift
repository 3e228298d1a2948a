import HTTP
import Hosting
import JSON
import MockRegistry
import TestSupport
import Testing

@testable import RegistrarInterfaces

/// The descriptions that the server hands out are those of its own calls.
@Suite("Descriptions of the registrars' interfaces")
struct DocumentTests {
    @Test("A description has every call, and every schema that it names", arguments: InterfaceBench.Which.allCases)
    func complete(_ which: InterfaceBench.Which) throws {
        let bench = try InterfaceBench()
        let document = try bench.call(which, "GET", "/openapi.json").body
        #expect(document["openapi"] == "3.1.0" && document["servers"]?[0]?["url"]?.string == "/\(which.rawValue)")
        let described = Self.document(which, bench)
        #expect(described.undefinedSchemas == [])
        guard case .object(let paths)? = document["paths"] else { return #expect(document["paths"] != nil) }
        #expect(Set(described.routes.map(\.key)) == Set(described.operations.keys))
        #expect(Set(described.operations.values.map(\.id)).count == described.operations.count)
        let check = SchemaCheck(document["components"]?["schemas"] ?? .null)
        for route in described.routes {
            let example = described.operations[route.key]?.request
            #expect((example != nil) == (route.request != nil), "\(route.key)")
            if let example, let schema = route.request.flatMap({ described.schemas[$0] }) {
                #expect(check.faults(of: example, by: schema) == [], "\(route.key)")
            }
            #expect(paths[route.template.description]?[route.method.lowercased()] != nil, "\(route.template)")
        }
        let references = String(decoding: document.bytes, as: UTF8.self).matches(of: /#\/components\/schemas\/(\w+)/)
        for name in Set(references.map { String($0.1) }) {
            #expect(document["components"]?["schemas"]?[name] != nil, "\(name)")
        }
    }

    private static func document(_ which: InterfaceBench.Which, _ bench: InterfaceBench) -> OpenAPIDocument {
        let directory = bench.registry.registries.directory
        return switch which {
        case .opusdns: OpusDNS(directory, version: "1").document
        case .openprovider: Openprovider(directory, version: "1").document
        case .hostup: HostUp(directory, version: "1").document
        }
    }

    @Test("An identifier is the same for the same number, and no other text is one")
    func identifiers() {
        for number in [0, 1, 31, 32, 99_999, Int.max] {
            let text = Identifier.text("domain_", number)
            #expect(Identifier.number("domain_", text) == number)
            #expect(text.contains(/^domain_[0-7][0-9a-hjkmnpq-tv-z]{25}$/))
        }
        for text in ["", "domain_", "domain_01hxa3b4c5d6e7f8g9h0j1k2m3", "dom_\(Identifier.text("", 1))x", "domain_é"] {
            #expect(Identifier.number("domain_", text) == nil)
        }
    }
}
