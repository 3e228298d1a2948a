import Foundation
import Testing

@testable import MockRegistry

struct FilesTests {
    @Test func aFileIsRemovedAndAFolderStays() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "ready.json").path
        try Data().write(to: URL(filePath: file))
        Files.remove(folder.path)
        #expect(Files.exists(file))
        Files.remove(file)
        #expect(!Files.exists(file))
        #expect(Files.exists(folder.path))
    }
}
