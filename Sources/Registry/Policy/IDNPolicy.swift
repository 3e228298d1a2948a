/// Which tables internationalized names are made from (idn-1.0).
package struct IDNPolicy: Sendable, Equatable, Codable {
    /// The characters of one language or script, as IANA's repository of IDN practices has them.
    package struct Table: Sendable, Equatable, Codable {
        /// As clients name it, such as `es`.
        package var name: String
        /// Where it holds; in all zones where they are left out.
        package var zones: [String]?
        /// What a label may be made of beside letters of ASCII, digits and hyphens; whatever IDNA2008 allows where it is
        /// left out.
        package var characters: String?

        package init(_ name: String, zones: [String]? = nil, characters: String? = nil) {
            (self.name, self.zones, self.characters) = (name, zones, characters)
        }

        /// The first code point of a label that is not in the table.
        package func firstCodePoint(missingOf label: String) -> UInt32? {
            guard let characters else { return nil }
            let known = Set(characters.unicodeScalars)
            return label.unicodeScalars.first { !$0.isASCII && !known.contains($0) }?.value
        }
    }

    package var isOffered = false
    /// Whether an internationalized name must come with its table: 2003.
    package var isNeeded = false
    /// Others are 2306.
    package var tables: [Table] = []

    package init() {}

    /// The table of this name in a zone; names are compared without case.
    package func table(_ name: String, of zone: String) -> Table? {
        tables.first { $0.name.lowercased() == name.lowercased() && $0.zones?.contains(zone) != false }
    }
}
