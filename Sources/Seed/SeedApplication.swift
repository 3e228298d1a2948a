import EPP
import JSON
import Registry

/// An application for a name in a launch phase, in a seed (RFC 8334 §2.1).
package struct SeedApplication: Sendable, Equatable, Codable {
    /// `applicationID`; made of the domain's number where it is left out.
    package var id: String?
    /// The domain that is asked for.
    package var domain: SeedDomain
    package var phase: LaunchPhase.Kind
    /// The name of a sub-phase, or of a custom phase.
    package var phaseName: String?
    /// `pendingValidation` where it is left out.
    package var status: LaunchApplication.Status?
    /// Of the status `custom`.
    package var statusName: String?
    /// Why it has this status.
    package var statusText: String?
    package var marks: [Mark]?
    package var notices: [ClaimsNotice]?
    /// For how long the name is asked for; the policy's default where it is left out.
    package var months: Int?
    /// The command that made it.
    package var origin: SeedTransaction?

    package init(_ application: LaunchApplication, in world: World) {
        self.init(application, showsLock: world.policy.transfer.showsLock) { world.hosts[$0]?.name }
    }

    /// Its name servers by the names that they are given.
    package init(_ application: LaunchApplication, showsLock: Bool, naming host: (ObjectID) -> String?) {
        id = application.id
        domain = SeedDomain(application.domain, showsLock: false, naming: host)
        let record = application.record
        (phase, phaseName, marks, notices) = (record.phase.kind, record.phase.name, record.marks, record.notices)
        (status, statusText, months) = (application.status, application.statusText, application.months)
        statusName = application.statusName
        origin = SeedTransaction(application.origin)
    }
}

extension SeedLoader {
    mutating func load(_ seed: SeedApplication, at path: JSONPath) throws(JSONFault) {
        let number = try number(seed.domain.number, at: path["domain"]["number"])
        let application = try application(seed, number, at: path)
        guard world.applications[application.id] == nil else {
            throw JSONFault("there are two applications \"\(application.id)\"", at: path["id"])
        }
        world.apply(.application(application))
    }

    /// An application as the seed describes it.
    package func application(
        _ seed: SeedApplication,
        _ number: ObjectID,
        at path: JSONPath
    ) throws(JSONFault) -> LaunchApplication {
        guard policy.launch.isOffered else {
            throw JSONFault("the policy \"\(policy.name)\" does not offer launch-1.0", at: path)
        }
        try check(seed.id, .token, 1...255, at: path["id"])
        try check(seed.phaseName, .token, at: path["phaseName"])
        try check(seed.statusText, .normalized, at: path["statusText"])
        try check(seed.statusName, .token, 1...255, at: path["statusName"])
        guard (seed.status == .custom) == (seed.statusName != nil) else {
            throw JSONFault("the status custom has a name, and no other has (RFC 8334 §2.4)", at: path["statusName"])
        }
        try check(seed.origin, at: path["origin"])
        var form = seed.domain
        form.statuses = form.statuses?.filter { $0 != "pendingCreate" }
        // Of one that has come to its end, what it named may be gone.
        let isPast = seed.status?.isFinal == true
        let domain = try domain(form, number, isPast: isPast, at: path["domain"])
        if !isPast { try check(organizationsOf: domain, at: path["domain"]) }
        for (index, mark) in (seed.marks ?? []).enumerated() {
            if let flaw = mark.flaw { throw JSONFault(flaw, at: path["marks"][index]) }
        }
        let months = seed.months ?? 12 * world[policyOf: domain.name].domain.defaultYears
        guard (1...99 * 12).contains(months) else {
            throw JSONFault("1 to 1188 months are expected", at: path["months"])
        }
        var application = LaunchApplication(
            id: seed.id ?? LaunchApplication.identifier(number, policy),
            domain,
            LaunchRecord(PhaseName(seed.phase, name: seed.phaseName), marks: seed.marks, notices: seed.notices),
            status: seed.status ?? .pendingValidation,
            months: months,
            origin: TransactionIDs(client: seed.origin?.client, server: seed.origin?.server ?? "SEED")
        )
        (application.statusText, application.statusName) = (seed.statusText, seed.statusName)
        return application
    }
}
