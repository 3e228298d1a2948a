import FoundationEssentials
import TLS

/// Files as they are read and written at start and end.
package enum Files {
    package static func read(_ path: String) throws(SetupError) -> [UInt8] {
        do {
            return Array(try Data(contentsOf: URL(filePath: path)))
        } catch {
            throw SetupError(.unreadable, "The file \(path) cannot be read.")
        }
    }

    package static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    /// The path from the root on.
    package static func absolute(_ path: String) -> String { URL(filePath: path).path }

    /// Whether a path is that of a folder.
    package static func isFolder(_ path: String) -> Bool {
        let type = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
        return type == .typeDirectory
    }

    /// What is in a folder, in alphabetical order; names that begin with a dot are left out.
    package static func names(in folder: String) throws(SetupError) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder).filter { !$0.hasPrefix(".") }.sorted()
        } catch {
            throw SetupError(.unreadable, "The folder \(folder) cannot be read.")
        }
    }

    /// Throws where a file could not be written later: better at the start than after a day's work.
    static func checkWritable(_ path: String) throws(SetupError) {
        let folder = URL(filePath: path).deletingLastPathComponent().path
        guard FileManager.default.isWritableFile(atPath: folder) else {
            throw SetupError(.cannotCreate, "The file \(path) cannot be written: \(folder) is no folder to write into.")
        }
    }

    /// Readers see the whole file or none.
    package static func write(_ bytes: [UInt8], to path: String) throws(SetupError) {
        do {
            try Data(bytes).write(to: URL(filePath: path), options: .atomic)
        } catch {
            throw SetupError(.cannotCreate, "The file \(path) cannot be written.")
        }
    }

    /// Writes what comes piece by piece; readers see the whole file or none, and a failure leaves the one that was there.
    package static func write(
        to path: String,
        _ body: (_ take: @escaping ([UInt8]) -> Bool) -> Void
    ) throws(SetupError) {
        do throws(TLSError) {
            let draft = try DraftFile(path)
            body(draft.take)
            try draft.finish()
        } catch {
            throw SetupError(.cannotCreate, "The file \(path) cannot be written: \(error).")
        }
    }

    /// Makes a folder and those above it; false where it is there already.
    package static func makeFolder(_ path: String) throws(SetupError) -> Bool {
        if isFolder(path) { return false }
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw SetupError(.cannotCreate, "The folder \(path) cannot be made.")
        }
        return true
    }

    /// A folder that only this user may look into.
    package static func makeTemporaryFolder() throws(SetupError) -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "mock-registry-\(UUID().uuidString)")
        do {
            try FileManager.default.createDirectory(
                at: folder,
                withIntermediateDirectories: false,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw SetupError(.cannotCreate, "The folder \(folder.path) cannot be made.")
        }
        return folder.path
    }

    /// Removes a folder with all that is in it.
    package static func removeFolder(_ path: String) { try? FileManager.default.removeItem(atPath: path) }

    /// Removes a file; a folder, or what only stands for a file, stays.
    package static func remove(_ path: String) {
        let type = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
        if type == .typeRegular { try? FileManager.default.removeItem(atPath: path) }
    }
}
