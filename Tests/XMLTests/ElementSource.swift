import XML

/// Makes elements from a seed: the same seed, the same elements.
struct ElementSource {
    private var numbers: SeededNumbers

    init(seed: UInt64) { numbers = SeededNumbers(seed: seed) }

    private static let names = ["a", "b", "domain", "\u{E9}l\u{E9}ment", "x-1.y_z"]
    private static let namespaces = ["", "urn:one", "urn:two", "http://www.w3.org/XML/1998/namespace"]
    private static let pieces = [
        "<", ">", "&", "\"", "'", "]]>", "\r", "\n", "\t", " ", "&amp;", "\u{E9}", "\u{1F600}", "\u{FFFD}",
        "\u{10FFFF}",
        "plain text", "\u{7F}", "\u{85}", "\u{2028}", "e\u{301}",
    ]

    /// White space alone beside children is layout, which a reader drops.
    mutating func element(depth: Int) -> Element {
        let childCount = depth < 4 ? Int.random(in: 0...3, using: &numbers) : 0
        let text = text()
        return Element(
            namespace: Self.namespaces[0..<3].randomElement(using: &numbers) ?? "",
            name: Self.names.randomElement(using: &numbers) ?? "",
            attributes: attributes(),
            children: (0..<childCount).map { _ in element(depth: depth + 1) },
            text: childCount > 0 && text.utf8.allSatisfy { $0 <= 0x20 } ? "" : text
        )
    }

    private mutating func attributes() -> [Element.Attribute] {
        var seen: Set<String> = []
        return (0..<Int.random(in: 0...3, using: &numbers)).compactMap { _ in
            let namespace = Self.namespaces.randomElement(using: &numbers) ?? ""
            let name = Self.names.randomElement(using: &numbers) ?? ""
            guard seen.insert(namespace + " " + name).inserted else { return nil }
            return Element.Attribute(namespace: namespace, name: name, value: text())
        }
    }

    private mutating func text() -> String {
        (0..<Int.random(in: 0...6, using: &numbers)).map { _ in Self.pieces.randomElement(using: &numbers) ?? "" }
            .joined()
    }
}
