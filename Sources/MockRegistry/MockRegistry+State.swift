import Hosting
import JSON
import Seed

/// How a process keeps its registries between two starts.
extension MockRegistry {
    /// Writes all registries into the configuration's state file, whole or not at all: world, time, faults and snapshots.
    ///
    /// Best after `stop(within:)`, when nothing changes any more. Without such a file nothing is written.
    public func keepState() throws(SetupError) {
        guard let stateFile else { return }
        let state = KeptState(registries)
        try Files.write(to: stateFile) { take in state.write(take) }
    }
}

extension RegistryHost {
    /// Makes the registries beside the first: those that were kept, and those of the set-up that were not.
    func create(_ setup: Setup, resuming state: ReadState?) throws(SetupError) {
        let plans = Dictionary(setup.registries.map { ($0.value.id, $0) }) { first, _ in first }
        for (index, kept) in (state?.value.registries ?? []).enumerated() where kept.plan.id != RegistryHost.firstID {
            let planned = plans[kept.plan.id]?.value ?? kept.plan
            do throws(JSONFault) { try create(planned, resuming: kept) } catch {
                throw state?.error(error.below(JSONPath()["registries"][index])) ?? SetupError(.badData, error.sentence)
            }
        }
        for (index, lesson) in (state?.value.classes ?? []).enumerated() {
            do throws(JSONFault) { try resume(lesson) } catch {
                throw state?.error(error.below(JSONPath()["classes"][index])) ?? SetupError(.badData, error.sentence)
            }
        }
        let kept = Set((state?.value.registries ?? []).compactMap(\.plan.id))
        for document in setup.registries
        where document.value.id == RegistryHost.firstID || !kept.contains(document.value.id ?? "") {
            do throws(JSONFault) { try create(document.value) } catch { throw document.error(error) }
        }
    }
}

typealias ReadState = ReadDocument<KeptState>

extension ReadDocument<KeptState> {
    /// What was kept; nil, where there is no file yet.
    init?(stateFile path: String?) throws(SetupError) {
        guard let path else { return nil }
        try Files.checkWritable(path)
        guard Files.exists(path) else { return nil }
        try self.init(path) { json throws(JSONFault) in try KeptState(json) }
    }

    /// What was kept of the registry that the process starts with.
    var first: (registry: KeptRegistry, file: String, error: (JSONFault) -> SetupError)? {
        guard let index = value.registries.firstIndex(where: { $0.plan.id == RegistryHost.firstID }) else { return nil }
        return (value.registries[index], file, { error($0.below(JSONPath()["registries"][index])) })
    }
}
