import EPP
import Registry
import Testing

@testable import Hosting

/// What a process remembers no more of.
@Suite struct KeptThingsTests {
    private static let start = Instant(milliseconds: 1_767_225_600_000)

    @Test func holdersWhoCameFirstAreSignedOut() {
        var access = HolderAccess()
        let tokens = (0...HolderAccess.most).map { access.open(for: "H-\($0)") }
        #expect(access.handle(of: tokens[0]) == nil)
        #expect(access.handle(of: tokens[1]) == "H-1" && access.handle(of: tokens[HolderAccess.most]) != nil)
        let keys = (0...HolderAccess.most).map { access.recover("H-\($0)", at: Self.start) }
        #expect(access.handle(recoveringBy: keys[0], at: Self.start) == nil)
        #expect(access.handle(recoveringBy: keys[1], at: Self.start) == "H-1")
    }

    @Test func routersOfPoliciesThatDifferAreForgotten() {
        let cache = RouterCache()
        for number in 0..<RouterCache.most * 2 {
            var policy = Policy()
            policy.name = "p\(number)"
            _ = cache.router(under: policy)
            #expect(cache.count == min(number + 1, RouterCache.most))
        }
    }
}
