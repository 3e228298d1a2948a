import EPP
import JSON
import Registry
import Seed
import TestSupport

/// A world that is written down and read again is the same world.
struct WrittenState {
    /// What was read back as itself last, and the seed that it was written as.
    private var known: (world: WorldSnapshot, seed: Seed)?

    /// Puts what was read in the world's place, so that the run goes on with it.
    ///
    /// In parts, only what was not read back in an earlier step is written as text and read, element by element, and a world
    /// made of that and of the rest: reading is a function of the text, so what stands unchanged would be read as before.
    mutating func faults(in stage: Stage, isWhole: Bool) -> [String] {
        stage.registry.store.operate { world, now in
            world.forgetPastDues()
            guard isWhole || known?.world != world.snapshot else { return [] }
            do {
                let seed = Seed(world)
                let read = isWhole ? try Seed(seed.text) : try seed.reread(knowing: known?.seed)
                let second = try read.world(policy: world.wholePolicy, start: now, random: world.random)
                second.forgetPastDues()
                guard second.snapshot == world.snapshot else { return [Self.difference(seed.text, Seed(second).text)] }
                world.restore(second.snapshot)
                known = (world.snapshot, seed)
                return []
            } catch {
                return ["the state cannot be read back: \(error)"]
            }
        }
    }

    private static func difference(_ first: [UInt8], _ second: [UInt8]) -> String {
        let lines = [first, second].map { $0.split(separator: UInt8(ascii: "\n")) }
        guard let (one, two) = zip(lines[0], lines[1]).first(where: { $0 != $1 }) else {
            return "the state that was read differs in what no seed tells"
        }
        return "the state that was read differs: \(String(decoding: one, as: UTF8.self)) is now "
            + String(decoding: two, as: UTF8.self)
    }
}

extension Seed {
    /// The seed with each element as it is read from its own text, but for those that stand so in a known seed.
    fileprivate func reread(knowing known: Seed?) throws(JSONFault) -> Seed {
        var read = self
        read.registrars = try Self.reread(registrars, known?.registrars) { $0.id } ?? []
        read.contacts = try Self.reread(contacts, known?.contacts) { $0.id }
        read.hosts = try Self.reread(hosts, known?.hosts) { $0.name }
        read.domains = try Self.reread(domains, known?.domains) { $0.name }
        read.messages = try Self.reread(messages, known?.messages) { $0.number }
        read.maintenances = try Self.reread(maintenances, known?.maintenances) { $0.id }
        read.outbox = try Self.reread([outbox].compactMap(\.self), [known?.outbox].compactMap(\.self)) { _ in 0 }?.first
        read.numbering = try numbering.map { numbering throws(JSONFault) in try Self.reread(numbering) }
        return read
    }

    private static func reread<Element: Codable & Equatable>(
        _ elements: [Element]?,
        _ known: [Element]?,
        key: (Element) -> some Hashable
    ) throws(JSONFault) -> [Element]? {
        let known = Dictionary((known ?? []).map { (key($0), $0) }) { first, _ in first }
        var read: [Element] = []
        for element in elements ?? [] {
            read.append(known[key(element)] == element ? element : try reread(element))
        }
        return elements == nil ? nil : read
    }

    private static func reread<Element: Codable>(_ element: Element) throws(JSONFault) -> Element {
        try StrictDecoder.decode(Element.self, from: try JSONParser.parse(JSONText.bytes(of: element)))
    }
}
