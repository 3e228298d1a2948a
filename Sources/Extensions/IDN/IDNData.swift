import Commands
import EPP
import Registry
import XML

/// `<idn:data>`: the table that a name's characters come from, and the name as people read it (draft-ietf-eppext-idnmap §2).
struct IDNData: Sendable, Equatable {
    let table: String
    /// All labels of the name in Unicode.
    let name: String?

    init(table: String, name: String?) { (self.table, self.name) = (table, name) }

    init(_ element: Element) throws(EPPError) {
        var children = try Children(of: element)
        table = try children.required("table").token(1...Self.longestTable)
        name = try children.optional("uname").map { element throws(EPPError) in try element.token(1...255) }
        try children.end()
    }

    /// Characters of a table's name, which the schema leaves open.
    static let longestTable = 255

    /// The table of the name's zone; what does not go together with the name is refused: 2306.
    func table(for name: DomainName, in world: World) throws(EPPError) -> IDNPolicy.Table {
        let section = "draft-ietf-eppext-idnmap §3.2.1"
        guard name.isInternationalized else {
            let item = Item(Namespace.domain, "name", name.text)
            throw EPPError(.valuePolicy, "the name is no internationalized one", section, at: item)
        }
        guard let table = world.policy.idn.table(table, of: world.zone(of: name) ?? "") else {
            let item = Item(IDN.namespace, "table", table)
            throw EPPError(.valuePolicy, "the zone has no such table", "policy idn.tables", at: item)
        }
        // Scalars are compared: another form of normalization is another name here.
        if let written = self.name, !written.unicodeScalars.elementsEqual(name.unicode.unicodeScalars) {
            let item = Item(IDN.namespace, "uname", written)
            throw EPPError(.valuePolicy, "the name reads \(name.unicode)", section, at: item)
        }
        guard let other = table.firstCodePoint(missingOf: name.unicodeLabel) else { return table }
        let item = Item(Namespace.domain, "name", name.text)
        throw EPPError(.valuePolicy, "the table has no \(ULabel.name(of: other))", "policy idn.tables", at: item)
    }

    var writer: Fragment.Write {
        { xml in
            xml.element("idn:data", ("xmlns:idn", IDN.namespace)) { xml in
                xml.element("idn:table", text: table)
                if let name { xml.element("idn:uname", text: name) }
            }
        }
    }
}
