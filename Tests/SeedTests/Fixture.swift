import EPP
import Foundation
import Registry
import Seed

/// The demonstration seed, and small seeds around one registrar, `alpha`.
enum Fixture {
    static let start = Instant(milliseconds: 1_767_225_600_000)
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fixtures")

    static var text: [UInt8] {
        get throws { Array(try Data(contentsOf: folder.appending(path: "registry.json"))) }
    }

    static func world() throws -> World { try Seed(text).world(policy: Policy(), start: start) }

    /// A seed of one registrar and these sections.
    static func seed(_ sections: String) -> [UInt8] {
        Array("{\"registrars\": [{\"id\": \"alpha\", \"password\": \"alpha-Pass1\"}],\n\(sections)}\n".utf8)
    }

    static func world(_ sections: String) throws -> World {
        try Seed(seed(sections)).world(policy: Policy(), start: start)
    }
}
