import Foundation

/// The folder `Fixtures` of this checkout.
package enum Fixtures {
    /// The root of the checkout.
    package static let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    package static let folder = checkout.appendingPathComponent("Fixtures")

    /// The bytes of a file of the folder.
    package static func bytes(_ path: String) throws -> [UInt8] {
        try [UInt8](Data(contentsOf: folder.appendingPathComponent(path)))
    }

    /// The names in a folder of the folder, sorted; none where it does not exist.
    package static func names(in path: String) -> [String] {
        let url = folder.appendingPathComponent(path)
        return ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted()
    }
}
