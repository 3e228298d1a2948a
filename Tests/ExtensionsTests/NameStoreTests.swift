import EPP
import Extensions
import Registry
import Testing

/// Verisign's namestoreExt-1.1, beyond what its dialogues show.
@Suite("namestoreExt-1.1")
struct NameStoreTests {
    private static func element(_ name: String) -> String {
        "<n:namestoreExt xmlns:n=\"\(NameStore.namespace)\"><n:subProduct>\(name)</n:subProduct></n:namestoreExt>"
    }

    private static let registry: @Sendable () -> TestRegistry = {
        TestRegistry { policy in
            policy.nameStore.isOffered = true
            policy.nameStore.isNeeded = true
            policy.nameStore.subProducts = [.init("dotEXAMPLE", zones: ["example"]), .init("test", zones: ["test"])]
        }
    }

    @Test(
        "A command that names none, or one that does not fit, leaves the world as it was",
        arguments: ["", "com", "test"]
    )
    func refused(_ name: String) throws {
        let registry = Self.registry()
        let before = registry.store.operate { world, _ in world.snapshot }
        let answer = try registry.create(name.isEmpty ? "" : Self.element(name))
        #expect(answer.code == 2306 && answer.reason.contains("not found"))
        #expect(answer.extensions.contains("nsExtErrData") && !answer.extensions.contains("<namestoreExt:subProduct"))
        #expect(registry.store.operate { world, _ in world.snapshot } == before)
    }

    @Test("What is said about the sub-product comes before what is said about the object")
    func order() throws {
        let registry = Self.registry()
        #expect(try registry.info().code == 2306)
        let verb = "<info><domain:info><domain:name>key.example</domain:name></domain:info></info>"
        let known = try registry.send(verb, Self.element("dotEXAMPLE"))
        #expect(known.code == 2303 && known.extensions.isEmpty)
    }

    @Test(
        "Where nothing is listed, every zone is a sub-product",
        arguments: [("example", 1000), ("TEST", 2306), ("net", 2306)]
    )
    func zones(_ name: String, _ code: Int) throws {
        let registry = TestRegistry { $0.nameStore.isOffered = true }
        #expect(try registry.create(Self.element(name)).code == code)
        #expect((registry.domain() == nil) == (code != 1000))
    }

    @Test("What a client names for a zone is one of its sub-products")
    func ofZone() {
        var policy = Policy()
        #expect(policy.subProduct(of: "test") == "test" && policy.subProduct(of: nil) == "example")
        policy.nameStore.subProducts = [.init("dotTEST", zones: ["test"]), .init("all")]
        #expect(policy.subProduct(of: "test") == "dotTEST" && policy.subProduct(of: "example") == "all")
        #expect(policy.zones(ofSubProduct: "ALL") == policy.zones && policy.zones(ofSubProduct: "example") == nil)
    }
}
