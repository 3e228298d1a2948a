import Foundation
import XML

/// The official schemas and the frames of the RFCs: they are not part of this repository.
package enum Standards {
    /// Where they are: `MOCK_REGISTRY_STANDARDS`, or `shared/standards` beside the checkout.
    package static let folder: URL? = {
        let named = ProcessInfo.processInfo.environment["MOCK_REGISTRY_STANDARDS"].map { URL(fileURLWithPath: $0) }
        let beside = [Fixtures.checkout, Fixtures.checkout.deletingLastPathComponent()].map {
            $0.deletingLastPathComponent().appendingPathComponent("shared/standards")
        }
        return ([named].compactMap(\.self) + beside).first { url in
            FileManager.default.fileExists(atPath: url.appendingPathComponent("schemas/all.xsd").path)
        }
    }()

    package static var areHere: Bool { folder != nil }

    /// Why a test is disabled.
    package static let sentence: String =
        "needs the folder of schemas and samples: set MOCK_REGISTRY_STANDARDS, or put it at ../shared/standards"

    /// The schema that imports all others.
    package static var schema: String { (folder?.appendingPathComponent("schemas/all.xsd").path) ?? "" }

    /// The official schemas, and those of this repository: of the extension which is this product's own, and of those
    /// whose schemas stand in their documents alone.
    package static func schemasWithOurs() throws -> SchemaSet {
        let official = URL(fileURLWithPath: schema).deletingLastPathComponent().path
        let ours = try ourSchemas().map { namespace, path in
            "<import namespace=\"\(namespace)\" schemaLocation=\"\(path)\"/>"
        }
        let text = try String(contentsOfFile: schema, encoding: .utf8)
            .replacing("schemaLocation=\"", with: "schemaLocation=\"\(official)/")
            .replacing("</schema>", with: ours.joined() + "</schema>")
        let driver = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).xsd")
        try Data(text.utf8).write(to: driver)
        defer { try? FileManager.default.removeItem(at: driver) }
        return try SchemaSet(contentsOf: driver.path)
    }

    /// Where each schema of this repository is, by its namespace.
    private static func ourSchemas() throws -> [(namespace: String, path: String)] {
        let folder = Fixtures.folder.appendingPathComponent("schemas")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        return try files.filter { $0.hasSuffix(".xsd") }.map { name in
            let file = folder.appendingPathComponent(name)
            let text = try String(contentsOf: file, encoding: .utf8)
            let namespace = text.firstMatch(of: /targetNamespace="([^"]+)"/).map { String($0.output.1) }
            return (namespace ?? "", file.path)
        }
    }

    /// The names of the RFCs' frames.
    package static let samples: [String] = {
        guard let path = folder?.appendingPathComponent("samples").path else { return [] }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.filter { $0.hasSuffix(".xml") }.sorted()
    }()

    package static func sample(_ name: String) throws -> [UInt8] {
        guard let folder else { return [] }
        return try [UInt8](Data(contentsOf: folder.appendingPathComponent("samples/\(name)")))
    }
}
