import Commands
import EPP
import Registry
import XML

/// `launch:check`: which names a phase gives out, or which have trademarks (RFC 8334 §3.1).
struct LaunchCheck: Sendable {
    private let form: LaunchPolicy.CheckForm
    private let phase: PhaseName?

    init(_ element: Element) throws(EPPError) {
        var children = try Children(of: element, attributes: ["type"])
        form = try element.value(attribute: "type", LaunchPolicy.CheckForm.self) ?? .claims
        phase = try children.optional("phase").map { element throws(EPPError) in try PhaseName(element) }
        try children.end()
    }

    /// Amends the decision as the form asks: 2307 where the registry has not got it.
    func settle(_ decision: inout Decision<[CheckedName]>, _ context: Context) throws(EPPError) {
        guard context.policy.launch.checkForms.contains(form) else {
            let item = Item(Launch.namespace, "check", form.rawValue)
            throw EPPError(.unimplementedService, "this form of a check is not offered", "RFC 8334 §3.1", at: item)
        }
        switch form {
        case .avail: Self.withhold(&decision.subject, in: try activePhase(context), context)
        case .claims: answer(try activePhase(context), needsNotice: true, &decision, context)
        case .trademark: answer(nil, needsNotice: false, &decision, context)
        }
    }

    /// The phase that is asked about must be under way: 2306 (RFC 8334 §2.3).
    private func activePhase(_ context: Context) throws(EPPError) -> LaunchPhase {
        guard let phase else {
            let item = Item(Launch.namespace, "check", form.rawValue)
            throw EPPError(.parameterMissing, "no phase is named", "RFC 8334 §2.3", at: item)
        }
        return try context.activePhase(phase)
    }

    /// Names that are free, and cannot be had in this phase, or in none without `launch:create`.
    static func withhold(_ names: inout [CheckedName], in phase: LaunchPhase?, _ context: Context) {
        for index in names.indices where names[index].isAvailable {
            names[index].reason = obstacle(names[index].name, phase, context)
        }
    }

    private static func obstacle(_ written: String, _ phase: LaunchPhase?, _ context: Context) -> String? {
        guard let phase else {
            let active = context.policy.launch.phases(at: context.now).first
            return active.map { "Only in phase \($0.kind.rawValue)" } ?? "No launch phase is under way"
        }
        let name = (try? DomainName(written))?.text ?? ""
        let isContended = phase.object == .registration && !context.world.applications(for: name).isEmpty
        return isContended ? "Applied for" : nil
    }

    /// Trademarks instead of availability (RFC 8334 §3.1.1, §3.1.3).
    private func answer(
        _ phase: LaunchPhase?,
        needsNotice: Bool,
        _ decision: inout Decision<[CheckedName]>,
        _ context: Context
    ) {
        let policy = context.policy.launch
        let isAsked = !needsNotice || phase?.asksForNotices == true
        let found = decision.subject.map { checked in
            (name: checked.name, claims: isAsked ? policy.claims.against(String(checked.name.firstLabel)) : [])
        }
        let name = phase == nil ? nil : self.phase
        decision.answer = nil
        decision.extensions.append(
            Fragment(Launch.namespace) { xml in
                xml.element("launch:chkData", ("xmlns:launch", Launch.namespace)) { xml in
                    if let name { xml.phase(name) }
                    for (name, claims) in found { Self.write(name, claims, &xml) }
                }
            }
        )
    }

    private static func write(_ name: String, _ claims: [TrademarkClaim], _ xml: inout XMLWriter) {
        xml.element("launch:cd") { xml in
            xml.element("launch:name", ("exists", claims.isEmpty ? "0" : "1"), text: name)
            for claim in claims {
                xml.element("launch:claimKey", ("validatorID", claim.validator), text: claim.claimKey)
            }
        }
    }
}

extension Context {
    /// The phase under way that a client means: 2306 where there is none (RFC 8334 §2.3).
    func activePhase(_ name: PhaseName) throws(EPPError) -> LaunchPhase {
        if let phase = policy.launch.phase(name, at: now) { return phase }
        throw EPPError(.valuePolicy, phasesUnderWay, "RFC 8334 §2.3, policy launch.phases", at: name.item)
    }

    /// What can be said of the phases to whoever has named none of them.
    var phasesUnderWay: String {
        let active = policy.launch.phases(at: now).map { PhaseName($0).description }
        guard active.isEmpty else { return "under way is \(active.joined(separator: ", "))" }
        let next = policy.launch.nextPhase(after: now).map { ", \(PhaseName($0)) begins at \($0.begin)" } ?? ""
        return "no phase is under way\(next)"
    }
}

extension String {
    /// What stands before the first dot, in lower case.
    var firstLabel: String { prefix { $0 != "." }.lowercased() }
}
