import EPP
import XML

/// Schemas, and the namespaces that they are about: of others nothing can be said.
package struct LintSchemas: Sendable {
    private let schemas: SchemaSet
    private let namespaces: Set<String>

    package init(_ schemas: SchemaSet, of namespaces: Set<String>) {
        self.schemas = schemas
        self.namespaces = namespaces
    }

    /// Namespaces in a document that no schema is there for.
    package func unknown(in root: Element) -> Set<String> {
        Set(root.all.map(\.namespace)).subtracting(namespaces)
    }

    /// The same of a document that may not be one.
    package func unknown(in document: [UInt8]) -> Set<String> {
        (try? XMLReader().read(document)).map(unknown) ?? []
    }

    func flaws(of document: [UInt8], _ root: Element) -> [Flaw] {
        let unknown = unknown(in: root)
        return schemas.problems(in: document, atMost: 20).compactMap { problem in
            if unknown.contains(where: { problem.contains("{\($0)}") }), problem.contains("wildcard") { return nil }
            let (line, message) = Self.parted(problem)
            return Flaw(.schema, message, line: line)
        }
    }

    /// `line 7: message` in its parts.
    private static func parted(_ problem: String) -> (line: Int, message: String) {
        guard problem.hasPrefix("line "), let colon = problem.firstIndex(of: ":"),
            let line = Int(problem[problem.index(problem.startIndex, offsetBy: 5)..<colon])
        else { return (0, problem) }
        return (line, String(problem[problem.index(after: colon)...].drop { $0 == " " }))
    }
}
