import Foundation
import TLS
import Testing

@Suite struct FileSystemTests {
    @Test func aFileThatIsNoDocumentOfOursIsNotRead() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "mock-registry-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(count: 1 << 20).write(to: URL(filePath: path))
        #expect(try FileSystem.read(path).count == 1 << 20)
        try Data(count: 1 << 20 + 1).write(to: URL(filePath: path))
        do throws(TLSError) {
            _ = try FileSystem.read(path)
            Issue.record("a file of more than a megabyte was read")
        } catch { #expect(error.description.contains("it is larger than a megabyte")) }
    }
}
