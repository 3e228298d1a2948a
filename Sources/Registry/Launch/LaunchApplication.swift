import EPP

/// A request for a name that others may ask for, too: the registry decides later who gets it (RFC 8334 §2.1).
package struct LaunchApplication: Sendable, Equatable {
    /// As RFC 8334 §2.4 names them.
    package enum Status: String, Sendable, Codable, CaseIterable {
        case pendingValidation, validated, invalid, pendingAllocation, allocated, rejected
        /// One of the registry's own, which has a name.
        case custom

        /// Whether the application has come to its end.
        package var isFinal: Bool { self == .allocated || self == .rejected }
    }

    /// `applicationID`: no other application of this registry has it.
    package let id: String
    /// The domain as it will be; it is pending creation until the application has come to its end.
    package var domain: Domain
    /// In which phase, and with what.
    package var record: LaunchRecord
    package var status: Status
    /// Of a status of the registry's own.
    package var statusName: String?
    /// Why it has this status, in words for people.
    package var statusText: String?
    /// For how long the name was asked for.
    package let months: Int
    /// The command that made it: its outcome is told by poll message (RFC 5731 §3.3).
    package let origin: TransactionIDs

    package init(
        id: String,
        _ domain: Domain,
        _ record: LaunchRecord,
        status: Status,
        months: Int,
        origin: TransactionIDs
    ) {
        self.id = id
        self.domain = domain.pendingCreation()
        self.record = record
        self.record.applicationID = id
        (self.status, self.months, self.origin) = (status, months, origin)
    }

    /// What it has cost, given back when the name goes to another.
    package var charge: Int { domain.gracePeriods.last?.charge ?? 0 }

    /// The identifier of an application that makes the object of this number.
    package static func identifier(_ number: ObjectID, _ policy: PolicyInForce) -> String {
        "A\(number)-\(policy.roidSuffix)"
    }
}

extension Domain {
    /// As nobody has it yet: pending creation, without the registry's lock (RFC 8334 §2.1).
    fileprivate func pendingCreation() -> Domain {
        var domain = unlocking()
        domain.statuses.insert(.pendingCreate)
        return domain
    }

    /// As it is registered now, by an application.
    fileprivate func registered(by application: LaunchApplication, at now: Instant, _ policy: PolicyInForce) -> Domain {
        var domain = self
        domain.statuses.remove(.pendingCreate)
        domain.created = now
        // What was changed before was the application: no domain is changed before it is there (RFC 5731 §3.1.2).
        domain.updater = nil
        domain.updated = nil
        domain.expires = now.adding(months: application.months)
        var period = GracePeriod(.addPeriod, ends: now + policy.grace.add, months: application.months)
        period.charge = application.charge
        domain.gracePeriods = [period]
        domain.lock(for: policy.transfer.lockAfterCreation, from: now, policy.transfer)
        domain.extensionData[LaunchRecord.Key.self] = application.record
        return domain
    }
}

/// What becomes of applications, by their operator or by the clock.
extension LaunchApplication {
    /// The application in another status, and what follows: its registrar is told (RFC 8334 §2.5), the name is given out,
    /// other applications for it are rejected.
    ///
    /// A name that has been registered meanwhile cannot be allocated: the application is rejected.
    package func moving(
        to status: Status,
        named name: String? = nil,
        _ text: String? = nil,
        at now: Instant,
        in world: World
    ) -> [Change] {
        guard !self.status.isFinal else { return [] }
        let isTaken = status == .allocated && world.domains.contains(domain.name)
        var changed = self
        changed.status = isTaken ? .rejected : status
        changed.statusName = status == .custom ? name : nil
        changed.statusText = isTaken ? "The name is registered." : text
        switch changed.status {
        case .allocated: return changed.allocation(at: now, in: world)
        case .rejected: return changed.rejection(at: now, in: world)
        default: return [.application(changed), changed.told(.domain(DomainImage(domain, in: world)), at: now)]
        }
    }

    private func allocation(at now: Instant, in world: World) -> [Change] {
        let others = world.applications(for: domain.name).filter { $0.id != id }
        let rejections = others.flatMap { other in
            other.moving(to: .rejected, "The name was allocated to another application.", at: now, in: world)
        }
        let created = domain.registered(by: self, at: now, world[policyOf: domain.name])
        return [.application(self), .domain(created), told(ending(succeeded: true, at: now), at: now)] + rejections
    }

    private func rejection(at now: Instant, in world: World) -> [Change] {
        [.application(self), told(ending(succeeded: false, at: now), at: now)] + refund(at: now, in: world)
    }

    /// What it has cost, given back: of one that is rejected, or that its registrar takes back.
    package func refund(at now: Instant, in world: World) -> [Change] {
        status == .allocated ? [] : world.bill(domain.sponsor, -charge, at: now)
    }

    private func ending(succeeded: Bool, at now: Instant) -> Notice {
        .pendingAction(.domain, name: domain.name, succeeded: succeeded, origin, at: now)
    }

    private func told(_ notice: Notice, at now: Instant) -> Change {
        var draft = PollMessage.Draft("Application \(id): \(statusName ?? status.rawValue).", at: now, notice)
        draft.extensionData[LaunchState.Key.self] = LaunchState(self)
        return .message(draft, to: domain.sponsor)
    }
}

/// The end of an application's phase.
extension LaunchApplication {
    /// The phase in which it was made, as the policy has it.
    private func phase(_ policy: PolicyInForce) -> LaunchPhase? {
        policy.launch.phases.first { PhaseName($0) == record.phase }
    }

    /// When time will act on it: at the end of its phase, if there is anything to do then.
    package func due(_ policy: PolicyInForce) -> Instant? {
        guard !status.isFinal, let phase = phase(policy), let end = phase.end else { return nil }
        return phase.atEnd == .allocateFirst || status == .validated ? end : nil
    }

    /// What the end of the phase does: the first valid application for a name gets it, or all of them wait.
    func concluding(at now: Instant, in world: World) -> [Change] {
        guard phase(world.policy)?.atEnd == .allocateFirst else {
            return moving(to: .pendingAllocation, at: now, in: world)
        }
        switch status {
        case .validated, .pendingAllocation:
            let earlier = world.applications(for: domain.name).filter { $0.domain.id < domain.id }
            let isFirst = !earlier.contains { [.validated, .pendingAllocation].contains($0.status) }
            let rejection = "Another application came first."
            return moving(to: isFirst ? .allocated : .rejected, isFirst ? nil : rejection, at: now, in: world)
        default: return moving(to: .rejected, "Not validated before the end of the phase.", at: now, in: world)
        }
    }
}

extension World {
    /// The applications for a name that have not come to their end, in the order in which they were made.
    package func applications(for name: String) -> [LaunchApplication] {
        guard applications.count > 0 else { return [] }
        return (applicationIDs[name] ?? []).compactMap { applications[$0] }.filter { !$0.status.isFinal }
            .sorted { $0.domain.id < $1.domain.id }
    }
}
