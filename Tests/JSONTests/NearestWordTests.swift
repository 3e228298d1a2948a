import Testing

@testable import JSON

/// Which word was probably meant.
struct NearestWordTests {
    @Test(arguments: [
        ("port", "port", 0), ("prot", "port", 1), ("pot", "port", 1), ("poort", "port", 1), ("", "port", 4),
        ("host", "port", 2), ("kitten", "sitting", 3), ("ca", "abc", 3),
    ])
    func distancesCountEdits(_ first: String, _ second: String, _ distance: Int) {
        #expect(NearestWord.distance(Array(first), Array(second)) == distance)
        #expect(NearestWord.distance(Array(second), Array(first)) == distance)
    }

    @Test func onlyWhatIsNearIsNamed() {
        #expect(NearestWord.to("tak", among: ["classic", "tac"]) == "tac")
        #expect(NearestWord.to("TAC", among: ["classic", "tac"]) == "tac")
        #expect(NearestWord.to("dance", among: ["serve", "certs"]) == nil)
        #expect(NearestWord.to("", among: ["a"]) == nil)
    }
}
