import Foundation
import Testing
import XML

/// Every document of Fixtures/hostile is refused as its README says, and leaves the reader fit for the next one.
@Suite struct HostileDocumentTests {
    @Test func theTableNamesEveryFile() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: HostileFolder.path)
        #expect(Set(files.filter { $0.hasSuffix(".xml") }) == Set(HostileFolder.rows.map(\.file)))
    }

    @Test(arguments: HostileFolder.rows)
    func isRefused(_ row: HostileFolder.Row) throws {
        let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: HostileFolder.path + "/" + row.file)))
        let reader = XMLReader()
        for _ in 0..<2 {
            let error = #expect(throws: XMLError.self) { try reader.read(bytes) }
            #expect(error.map { "\($0)".isEmpty } == false)
            #expect(error.map(HostileFolder.nameOfCase) == row.error)
            let good = try reader.read(Array("<epp xmlns='urn:x'><hello/></epp>".utf8))
            #expect(
                good == Element(namespace: "urn:x", name: "epp", children: [.init(namespace: "urn:x", name: "hello")])
            )
        }
    }
}
