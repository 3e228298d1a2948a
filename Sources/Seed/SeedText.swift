import JSON
import Registry

/// Everything that a world holds as a JSON text, piece by piece: the same bytes as `Seed.text`, of which never more than a
/// piece is in memory.
package struct SeedText {
    private let world: World
    /// Elements of a list in one piece.
    private static let batch = 256

    package init(_ world: World) { self.world = world }

    /// Gives the pieces in their order, until one is not wanted.
    package func write(_ take: @escaping ([UInt8]) -> Bool) {
        var writer = Writer(take)
        writer.put("{\n")
        writer.list("applications", world.applications.values.sorted { $0.domain.id < $1.domain.id }) {
            SeedApplication($0, in: world)
        }
        writer.list("contacts", world.contacts.values.sorted { $0.object < $1.object }, SeedContact.init)
        writer.list("domains", world.domains.values.sorted { $0.id < $1.id }) { SeedDomain($0, in: world) }
        writer.field("format", FormatNumber())
        writer.list("hosts", world.hosts.values.sorted { $0.id < $1.id }, SeedHost.init)
        writer.list("maintenances", world.policy.maintenances) { $0 }
        writer.list("messages", Seed.waiting(in: world)) { SeedMessage($0.message, to: $0.to, in: world) }
        writer.field("numbering", SeedNumbering(objects: world.lastObject, messages: world.lastMessage))
        if world.policy.organization.isOffered {
            let organizations = world.organizations.values.sorted { $0.object < $1.object }
            writer.list("organizations", organizations, SeedOrganization.init)
        }
        if let outbox = SeedOutbox(world.outbox) { writer.field("outbox", outbox) }
        writer.list("registrars", world.registrars.values.sorted { $0.id < $1.id }, SeedRegistrar.init)
        if world.policy.launch.isOffered {
            writer.list("revokedMarks", world.policy.launch.revokedMarks) { $0 }
            writer.list("trademarkClaims", Array(world.policy.launch.claims)) { $0 }
        }
        writer.put("\n}\n")
        writer.end()
    }

    /// The fields of an object in the form that `JSONText` gives them.
    private struct Writer {
        private let take: ([UInt8]) -> Bool
        private var piece: [UInt8] = []
        private var isFirst = true
        private var isWanted = true

        init(_ take: @escaping ([UInt8]) -> Bool) { self.take = take }

        mutating func put(_ text: String) { piece += Array(text.utf8) }

        mutating func field(_ name: String, _ value: some Encodable) {
            begin(name)
            piece += JSONText.bytes(of: value).dropLast().indented
        }

        mutating func list<Element, Form: Encodable>(
            _ name: String,
            _ elements: [Element],
            _ form: (Element) -> Form
        ) {
            begin(name)
            guard !elements.isEmpty else { return put("[\n\n  ]") }
            put("[")
            for start in stride(from: 0, to: elements.count, by: SeedText.batch) where isWanted {
                let forms = elements[start..<min(elements.count, start + SeedText.batch)].map(form)
                put(start == 0 ? "\n" : ",\n")
                // The brackets of the batch are not the list's.
                piece += [0x20, 0x20] + JSONText.bytes(of: forms).dropFirst(2).dropLast(3).indented
                end()
            }
            put("\n  ]")
        }

        private mutating func begin(_ name: String) {
            put((isFirst ? "" : ",\n") + "  \"\(name)\" : ")
            isFirst = false
        }

        /// Hands over what there is.
        mutating func end() {
            if isWanted, !piece.isEmpty { isWanted = take(piece) }
            piece = []
        }
    }
}

extension Collection where Element == UInt8 {
    /// Two spaces deeper: a line break within a string is escaped, so that each one here begins a line.
    fileprivate var indented: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count + count / 8)
        for byte in self {
            // An empty line stays one.
            if bytes.last == 0x0a, byte != 0x0a { bytes += [0x20, 0x20] }
            bytes.append(byte)
        }
        return bytes
    }
}
