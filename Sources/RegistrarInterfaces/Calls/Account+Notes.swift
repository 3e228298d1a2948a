import EPP
import Hosting
import Registry
import Session

/// What the account's registrar keeps of domains and messages for its resellers: a part of the registry's state.
extension Account {
    /// What is noted of a domain.
    func note(of facts: DomainFacts) -> ResellerNote {
        registry.server.store.operate { [registrar] world, _ in
            world.domain(facts)?.note(of: registrar) ?? ResellerNote()
        }
    }

    /// Changes what is noted of a domain.
    func change(noteOf facts: DomainFacts, _ change: (inout ResellerNote) -> Void) {
        registry.operate("notes of \(registrar) on \(facts.name)", isTold: false) {
            registry.server.store.operate { [registrar] world, _ in
                guard var domain = world.domain(facts) else { return }
                domain.change(noteOf: registrar, change)
                world.apply(.domain(domain))
            }
        }
    }

    /// Whether a domain of the registrar's belongs to the account.
    func owns(_ domain: Domain) -> Bool { owns(domain.note(of: registrar)) }

    func owns(_ facts: DomainFacts) -> Bool { owns(note(of: facts)) }

    private func owns(_ note: ResellerNote) -> Bool { note.account.map { $0 == name } ?? isFirst }

    /// Whether the domain is renewed when it expires: as the registrar was told, or else as the registry has it.
    func renews(_ facts: DomainFacts) -> Bool {
        registry.server.store.operate { [registrar] world, _ in
            world.domain(facts)?.note(of: registrar).renews ?? (world[policyOf: facts.name].domain.atExpiry == .renew)
        }
    }

    /// What the note of a domain says that has just been asked for.
    func arrival(renews: Bool?) -> ResellerNote { ResellerNote(account: isFirst ? nil : name, renews: renews) }

    /// The numbers of the registrar's messages that were acknowledged here and still wait at the registry.
    var acknowledged: Set<Int> {
        registry.server.store.operate { [registrar] world, _ in
            Set(world.registrars[registrar]?.extensionData[AcknowledgedMessages.Key.self] ?? [])
        }
    }

    /// Notes these numbers in the place of the former.
    func acknowledge(_ numbers: Set<Int>) {
        registry.operate("messages that \(registrar) acknowledged", isTold: false) {
            registry.server.store.operate { world, _ in
                guard var registrar = world.registrars[registrar] else { return }
                registrar.extensionData[AcknowledgedMessages.Key.self] = numbers.isEmpty ? nil : numbers.sorted()
                world.apply(.registrar(registrar))
            }
        }
    }
}

extension World {
    /// The domain that an answer told of, which another of its name may have succeeded.
    fileprivate func domain(_ facts: DomainFacts) -> Domain? {
        domains[facts.name].flatMap { $0.id == facts.object ? $0 : nil }
    }
}
