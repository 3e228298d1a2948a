import EPP
import Registry
import Seed
import TestSupport

/// A world that is written down and read again is the same world.
enum WrittenState {
    /// Puts what was read in the world's place, so that the run goes on with it.
    static func faults(in stage: Stage) -> [String] {
        stage.registry.store.operate { world, now in
            world.forgetPastDues()
            let text = Seed(world).text
            do {
                let second = try Seed(text).world(policy: world.policy, start: now, random: world.random)
                second.forgetPastDues()
                guard second.snapshot == world.snapshot else { return [difference(text, Seed(second).text)] }
                world.restore(second.snapshot)
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
