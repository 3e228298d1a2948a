import Commands
import EPP
import Registry
import XML

/// Takes a deletion back: an update that carries `rgp:update` and changes nothing else (RFC 3915 §4.2.5).
package struct Restore: DomainCommand {
    package static let key = CommandKey(.update, Namespace.domain)
    package static let rules: [Rule<Restore>] = [
        Rule(
            "the sponsor asks for the restore",
            else: .authorizationError,
            "RFC 5731 §3.2",
            found: { "the sponsor is \($0.domain.sponsor)" }
        ) {
            $0.domain.sponsor == $0.client
        },
        Rule(
            "a restore is requested in the redemption period",
            else: .statusProhibits,
            "RFC 3915 §2",
            found: { "the domain is in \($0.domain.deletion?.phase.rawValue ?? "no stage of deletion")" }
        ) {
            $0.command.operation != .request || $0.domain.deletion?.phase == .redemptionPeriod
        },
        Rule(
            "a restore is reported while it is pending",
            else: .statusProhibits,
            "RFC 3915 §2",
            found: { "the domain is in \($0.domain.deletion?.phase.rawValue ?? "no stage of deletion")" }
        ) {
            $0.command.operation != .report || $0.domain.deletion?.phase == .pendingRestore
        },
    ]

    package enum Operation: String, Sendable { case request, report }

    package let name: DomainName
    package let operation: Operation

    /// There is no restore without `rgp:update`: it is never read by itself.
    package init(_ object: Element) throws(EPPError) {
        throw EPPError(.useError, "a restore is an update with rgp:update", "RFC 3915 §4.2.5", at: Item(object))
    }

    /// Reads `rgp:update`; an update that changes more is 2002.
    init(_ element: Element, of update: DomainUpdate) throws(EPPError) {
        name = update.name
        var children = try Children(of: element)
        operation = try Self.operation(children.required("restore"))
        try children.end()
        guard update.asksForNothing else {
            throw EPPError(.useError, "a restore changes nothing else", "RFC 3915 §4.2.5", at: update.item)
        }
    }

    /// A request carries no report, a report does (RFC 3915 §4.2.5).
    private static func operation(_ element: Element) throws(EPPError) -> Operation {
        var children = try Children(of: element, attributes: ["op"])
        guard let operation = try element.value(attribute: "op", Operation.self) else {
            throw .missing(attribute: "op", of: element)
        }
        if operation == .report { try RestoreReport.check(children.required("report")) }
        try children.end()
        return operation
    }

    package func decide(_ domain: Domain, _ context: Context) throws(EPPError) -> Decision<Domain> {
        var restored = operation == .request ? domain.awaitingReport(at: context.now, context.policy) : domain
        if operation == .report { restored = domain.restored(at: context.now) }
        restored.touch(by: context.client, at: context.now)
        var decision = Decision(restored, changes: { [.domain($0)] })
        if operation == .report {
            let notice = domain.deletionNotice(succeeded: false, at: context.now)
            decision.sideEffects =
                domain.hostsReturning(at: context.now, in: context.world) + [.message(notice, to: domain.sponsor)]
        }
        return decision
    }
}

/// `<rgp:report>`: why a domain was restored, and what it was and is (RFC 3915 §4.2.5).
///
/// It is checked and not kept: nothing in the protocol shows it again.
enum RestoreReport {
    static func check(_ element: Element) throws(EPPError) {
        var children = try Children(of: element)
        for name in ["preData", "postData"] { try children.required(name).expectAttributes([]) }
        for name in ["delTime", "resTime"] { try checkTime(children.required(name)) }
        try checkText(children.required("resReason"))
        for statement in try children.some("statement", atMost: 2) { try checkText(statement) }
        try children.optional("other")?.expectAttributes([])
        try children.end()
    }

    private static func checkTime(_ element: Element) throws(EPPError) {
        try element.expectSimple([])
        guard Instant(element.text.collapsed) == nil else { return }
        throw EPPError(.valueSyntax, "a time ends in Z", "RFC 3915 §3.2", at: Item(element))
    }

    /// Anything may stand there; `lang` is an `xs:language`.
    private static func checkText(_ element: Element) throws(EPPError) {
        try element.expectAttributes(["lang"])
        _ = try element.language(attribute: "lang")
    }
}
