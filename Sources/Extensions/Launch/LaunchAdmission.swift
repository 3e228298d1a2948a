import Commands
import EPP
import Registry
import XML

/// What a phase makes of a create: checked against all that the phase asks for (RFC 8334 §3.3).
struct LaunchAdmission {
    private let phase: LaunchPhase
    private let record: LaunchRecord
    /// As the client has named the phase; nil where it sent no `launch:create`.
    private let name: PhaseName?
    private let isValidated: Bool

    /// Throws 2306 where phase or type do not fit, 2003 where something is missing, 2302 where others have applied.
    init(_ launch: LaunchCreate?, _ domain: DomainName, _ context: Context) throws(EPPError) {
        phase = try Self.phase(launch, domain, context)
        name = launch?.phase
        let nameItem = Item(Namespace.domain, "name", domain.text)
        if let object = launch?.object, object != phase.object {
            let item = Item(Launch.namespace, "create", object.rawValue)
            let found = "a create in this phase makes an \(phase.object.rawValue)"
            throw EPPError(.valuePolicy, found, "RFC 8334 §3.3, policy launch.phases", at: item)
        }
        guard phase.object == .application || context.world.applications(for: domain.text).isEmpty else {
            throw EPPError(.objectExists, "the name is applied for", "RFC 8334 §2.1", at: nameItem)
        }
        let label = domain.text.firstLabel
        let marks = try MarkCheck(launch?.marks ?? .codes([]), phase, label, nameItem, context)
        try NoticeCheck(label, nameItem, context).check(launch?.notices ?? [], in: phase)
        isValidated = marks.isValidated
        record = LaunchRecord(
            PhaseName(phase),
            marks: marks.marks.isEmpty ? nil : marks.marks,
            notices: launch.flatMap { $0.notices.isEmpty ? nil : $0.notices }
        )
    }

    /// A create without `launch:create` happens in a phase that asks for nothing.
    private static func phase(
        _ launch: LaunchCreate?,
        _ name: DomainName,
        _ context: Context
    ) throws(EPPError) -> LaunchPhase {
        if let launch { return try context.activePhase(launch.phase) }
        if let phase = context.policy.launch.plainPhase(at: context.now) { return phase }
        let isClosed = context.policy.launch.phases(at: context.now).isEmpty
        throw EPPError(
            isClosed ? .valuePolicy : .parameterMissing,
            context.phasesUnderWay,
            "RFC 8334 §3.3, policy launch.phases",
            required: isClosed ? "a phase is under way" : "launch:create names the phase",
            at: Item(Namespace.domain, "name", name.text)
        )
    }

    /// Remembers the launch with the domain, or makes an application of it.
    func settle(_ create: DomainCreate, _ decision: inout Decision<Domain>, _ context: Context) {
        guard phase.object == .application else {
            if name != nil { decision.subject.extensionData[LaunchRecord.Key.self] = record }
            return
        }
        let id = LaunchApplication.identifier(decision.subject.id, context.policy)
        let (status, months, record, origin) = (status, create.months(context.policy), record, context.ids)
        let name = name ?? record.phase
        decision.code = .actionPending
        decision.changes = { domain in
            [.application(LaunchApplication(id: id, domain, record, status: status, months: months, origin: origin))]
        }
        decision = decision.answering(Namespace.domain) { domain, xml in
            xml.element("domain:creData", ("xmlns:domain", Namespace.domain)) { xml in
                xml.element("domain:name", text: domain.name)
                xml.date("domain:crDate", domain.created)
            }
        }
        decision.extensions.append(Fragment(Launch.namespace) { xml in Self.write(name, id, &xml) })
    }

    /// Where nothing has to be validated the allocation is all that is left to wait for (RFC 8334 §2.4).
    private var status: LaunchApplication.Status {
        guard !phase.acceptedMarks.isEmpty else { return .pendingAllocation }
        return isValidated ? .validated : .pendingValidation
    }

    /// `launch:creData` (RFC 8334 §3.3.5).
    private static func write(_ phase: PhaseName, _ id: String, _ xml: inout XMLWriter) {
        xml.element("launch:creData", ("xmlns:launch", Launch.namespace)) { xml in
            xml.phase(phase)
            xml.element("launch:applicationID", text: id)
        }
    }
}
