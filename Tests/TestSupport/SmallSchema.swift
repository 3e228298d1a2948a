import Foundation

/// A folder with a schema of EPP that knows next to nothing: of commands only info.
package enum SmallSchema {
    /// Runs the body with the folder, which is gone afterwards.
    package static func inFolder<Result>(_ body: (_ path: String) throws -> Result) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(text.utf8).write(to: folder.appendingPathComponent("epp.xsd"))
        return try body(folder.path)
    }

    private static let text = """
        <schema xmlns="http://www.w3.org/2001/XMLSchema" xmlns:epp="urn:ietf:params:xml:ns:epp-1.0"
          targetNamespace="urn:ietf:params:xml:ns:epp-1.0" elementFormDefault="qualified">
        <complexType name="info"><sequence><element name="info"/></sequence></complexType>
        <element name="epp"><complexType><choice>
        <element name="command" type="epp:info"/><element name="hello"/><element name="greeting"/><element name="response"/>
        </choice></complexType></element></schema>
        """
}
