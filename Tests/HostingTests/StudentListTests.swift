import Hosting
import Testing

/// A class's students as people write them down.
@Suite struct StudentListTests {
    private func list(_ text: String) throws(StudentList.Fault) -> [String] { try StudentList(Array(text.utf8)).names }

    @Test(arguments: [
        "Ada\nBo\nCleo", "Ada\nBo\nCleo\n", "Ada\r\nBo\r\nCleo\r\n", "\u{FEFF}Ada\n\n  Bo \nCleo\t\n\n",
    ])
    func eachLineIsAStudent(_ text: String) throws { #expect(try list(text) == ["Ada", "Bo", "Cleo"]) }

    @Test func whatStandsInALineIsTheName() throws {
        #expect(try list("Lovelace, Ada\n<b>Bo</b>\nZoë Åström\n") == ["Lovelace, Ada", "<b>Bo</b>", "Zoë Åström"])
    }

    @Test(arguments: [
        ("", 1, "there is no student in it"), ("\n \n", 1, "there is no student in it"),
        ("Ada\nBo\n\nAda\n", 4, "\"Ada\" is in line 1 already"),
        ("Ada\nB\u{1}o\n", 2, "a student's name is a line of 1 to 64 characters"),
        ("Ada\n" + String(repeating: "b", count: 65), 2, "a student's name is a line of 1 to 64 characters"),
    ])
    func whatIsWrongIsToldWithItsLine(_ text: String, _ line: Int, _ sentence: String) {
        let fault = #expect(throws: StudentList.Fault.self) { try list(text) }
        #expect(fault?.line == line && fault?.sentence == sentence)
    }

    @Test func bytesThatAreNoTextAndCrowdsAreRefused() {
        let fault = #expect(throws: StudentList.Fault.self) { try StudentList(Array("Ada\n".utf8) + [0xff]) }
        #expect(fault?.line == 2 && fault?.sentence == "this is no UTF-8")
        let many = (1...501).map { "s\($0)" }.joined(separator: "\n")
        let crowd = #expect(throws: StudentList.Fault.self) { try list(many) }
        #expect(crowd?.line == 501 && crowd?.sentence == "a class has at most 500 students")
    }
}
