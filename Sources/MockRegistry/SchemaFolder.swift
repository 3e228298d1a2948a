import EPP
import FoundationEssentials
import Hosting
import XML

/// A folder of XML schemas, such as those of the RFCs, as one set.
package enum SchemaFolder {
    /// Of `all.xsd`, where the folder has one, else of every schema in it.
    package static func schemas(in folder: String) throws(SetupError) -> SchemaSet {
        let own = "\(folder)/all.xsd"
        if Files.exists(own) { return try compile(own, of: folder) }
        let directory = FileManager.default.temporaryDirectory.path
        let driver = "\(directory)/mock-registry-\(UUID().uuidString).xsd"
        try Files.write(Array(imports(of: try files(in: folder)).utf8), to: driver)
        defer { Files.remove(driver) }
        return try compile(driver, of: folder)
    }

    /// The namespaces that schemas of the folder are about.
    package static func namespaces(in folder: String) throws(SetupError) -> Set<String> {
        Set(try files(in: folder).map(\.namespace))
    }

    private static func compile(_ file: String, of folder: String) throws(SetupError) -> SchemaSet {
        let schemas: SchemaSet
        do throws(XMLError) {
            schemas = try SchemaSet(contentsOf: file)
        } catch {
            throw SetupError(.badData, "The schemas in \(folder) cannot be used: \(error).")
        }
        // Without EPP's own schema every frame would be complained about.
        let hello = Array("<epp xmlns=\"\(Namespace.epp)\"><hello/></epp>".utf8)
        guard schemas.problems(in: hello).isEmpty else {
            let missing = "\(Namespace.epp) (epp-1.0.xsd, RFC 5730 section 4)"
            throw SetupError(.badData, "The schemas in \(folder) do not have \(missing).")
        }
        return schemas
    }

    /// The types that others build on come first.
    private static func files(in folder: String) throws(SetupError) -> [(namespace: String, path: String)] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        var files: [(namespace: String, path: String)] = []
        for name in names.filter({ $0.hasSuffix(".xsd") }).sorted(by: comesBefore) {
            let path = URL(filePath: "\(folder)/\(name)").path
            guard let root = try? XMLReader().read(try Files.read(path)) else { continue }
            guard let namespace = root.attributes.first(where: { $0.name == "targetNamespace" })?.value else {
                continue
            }
            files.append((namespace, path))
        }
        guard !files.isEmpty else { throw SetupError(.unreadable, "There are no XML schemas in \(folder).") }
        return files
    }

    private static func comesBefore(_ left: String, _ right: String) -> Bool {
        let ranks = [left, right].map { $0.hasPrefix("eppcom") ? 0 : $0.hasPrefix("epp-") ? 1 : 2 }
        return ranks[0] == ranks[1] ? left < right : ranks[0] < ranks[1]
    }

    private static func imports(of files: [(namespace: String, path: String)]) -> String {
        var xml = XMLWriter()
        xml.open("schema", ("xmlns", "http://www.w3.org/2001/XMLSchema"))
        for file in files { xml.empty("import", ["namespace": file.namespace, "schemaLocation": file.path]) }
        xml.close("schema")
        return String(decoding: xml.finish(), as: UTF8.self)
    }
}
