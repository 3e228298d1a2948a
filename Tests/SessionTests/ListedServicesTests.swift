import Commands
import Testing

@testable import Session

@Suite struct ListedServicesTests {
    private static func services(_ name: String) -> Services { Services(objects: [name], extensions: ["e-\(name)"]) }

    @Test func sessionsThatListTheSameHoldOneList() {
        let listed = ListedServices()
        let first = listed.shared(Self.services("a"))
        #expect(listed.shared(Self.services("a")) === first)
        let others = [Services(objects: ["a"]), Self.services("b"), Services(extensions: ["e-a"])]
        for other in others { #expect(listed.shared(other) === other) }
    }

    @Test func whatIsKeptIsBoundedAndNothingIsConfused() {
        let listed = ListedServices()
        let first = listed.shared(Self.services("0"))
        for number in 1...100 { #expect(listed.shared(Self.services("\(number)")) == Self.services("\(number)")) }
        let again = listed.shared(Self.services("0"))
        #expect(again == first && again !== first)
    }
}
