import Commands
import Crypto
import EPP
import Journal
import Network
import Registry
import Session
import TestSupport
import XML

/// Frames that a session takes: each answer is a frame of well-formed XML, and none says that the registry failed (2400).
///
/// The first byte chooses: its low three bits the policy, the next whether somebody is logged in, the next whether the
/// rest is a stream of bytes or documents, with U+001E between them, that get headers of their own. A document such as
/// `5d` lets time pass.
final class FrameEntrance {
    /// The built-in ones, and one with every extension.
    private static let policies = Policy.builtIn + [.offeringEverything]
    private var registries: [Int: (registry: DemoRegistry, world: WorldSnapshot)] = [:]

    func take(_ bytes: [UInt8]) throws {
        guard let choice = bytes.first else { return }
        let (registry, world) = try registry(Int(choice & 7) % Self.policies.count)
        let clock = Clock.frozen(at: DemoRegistry.start)
        let store = Store(World(world, random: SeededRandom(seed: 1)), clock: clock)
        let journal = Journal(clock: clock, entries: 64, bytes: 1 << 20)
        let dialogue = InProcessDialogue(EPPServer(store, registry.router, journal: journal))
        try check(FrameDecoder.header(forXMLOf: dialogue.greeting().count) + dialogue.greeting())
        if choice & 8 != 0 { _ = dialogue.ask(registry.login("alpha")) }
        let rest = Array(bytes.dropFirst())
        guard choice & 16 == 0 else { return try check(dialogue.send(rest)) }
        for document in rest.split(separator: 0x1E) where !dialogue.isOver {
            try say(Array(document), in: dialogue, clock)
        }
        _ = journal.entries(limit: 64)
    }

    private func say(_ document: [UInt8], in dialogue: InProcessDialogue, _ clock: Clock) throws {
        if let span = TimeSpan(String(decoding: document.prefix(24), as: UTF8.self)) {
            if span < .days(3660), clock.now < DemoRegistry.start + .days(7300) { clock.advance(by: span) }
        } else {
            try check(dialogue.send(FrameDecoder.header(forXMLOf: document.count) + document))
        }
    }

    private func registry(_ number: Int) throws -> (registry: DemoRegistry, world: WorldSnapshot) {
        if let known = registries[number] { return known }
        let registry = try DemoRegistry(Self.policies[number])
        let made = (registry, registry.store.operate { world, _ in world.snapshot })
        registries[number] = made
        return made
    }

    private func check(_ answers: [UInt8]) throws {
        var decoder = FrameDecoder(limit: 1 << 24)
        var breach: Breach?
        try decoder.receive(answers.span) { frame in
            breach = breach ?? flaw(of: frame)
            return true
        }
        if decoder.isInsideFrame { throw Breach("The last answer is no whole frame.") }
        if let breach { throw breach }
    }

    private func flaw(of frame: Span<UInt8>) -> Breach? {
        do throws(XMLError) {
            let code = try XMLReader(XMLLimits(bytes: 1 << 24)).read(frame).first("response")?
                .first("result")?[attribute: "code"]
            return code == "2400" ? Breach("An answer says that the registry failed.") : nil
        } catch {
            return Breach("An answer is no XML: \(error)")
        }
    }
}
