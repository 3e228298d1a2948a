import EPP
import Registry
import XML

/// A command that concludes a pending transfer: approve, reject, cancel (RFC 5731 and 5733 §3.2.4).
///
/// An authInfo is read and put aside: the sponsor and the registrar that requested the transfer need none.
protocol TransferAnswer: Command where Target: TransferableObject, Subject == Target {
    /// What becomes of the transfer.
    static var conclusion: Transfer.Status { get }
}

extension TransferAnswer {
    package func decide(_ object: Target, _ context: Context) throws(EPPError) -> Decision<Target> {
        concluding(object, context)
    }

    /// The transfer comes to its end.
    func concluding(_ object: Target, _ context: Context) -> Decision<Target> {
        let concluded = object.concludingTransfer(
            as: Self.conclusion,
            by: context.client,
            at: context.now,
            context.policy
        )
        return Decision(transferOf: concluded ?? object, context)
    }
}

/// A command that asks where the most recent transfer of an object stands (RFC 5731 and 5733 §3.1.3).
protocol TransferQuery: Command where Target: CodeBearer, Subject == Target {
    var authInfo: AuthInfoElement? { get }
}

extension TransferQuery {
    package func decide(_ object: Target, _ context: Context) throws(EPPError) -> Decision<Target> {
        Decision(object).answeringWithTransfer()
    }

    /// The rules of a query; the mapping's section speaks of the code.
    static func queryRules(_ section: String) -> [Rule<Self>] {
        [
            Rule(
                "a third party shows an authInfo",
                else: .authorizationError,
                "RFC 5730 §2.9.3.4",
                found: { _ in "none is given" }
            ) { $0.command.authInfo != nil || $0.isAskedByParty },
            Rule(
                "a third party's authInfo matches",
                else: .invalidAuthInfo,
                section,
                found: { situation in
                    situation.command.authInfo.map { situation.target.finding(against: $0, situation.context) }
                        ?? "none is given"
                }
            ) { situation in
                situation.isAskedByParty
                    || situation.command.authInfo.map { situation.target.isOpened(by: $0, situation.context) } ?? false
            },
            Rule("there was a transfer", else: .useError, "the RFCs do not say", found: { _ in "there was none" }) {
                $0.target.transfer != nil
            },
        ]
    }
}

/// An object that a code opens to others than its sponsor.
protocol CodeBearer: TransferableObject {
    func isOpened(by element: AuthInfoElement, _ context: Context) -> Bool
    /// What is told where the code does not open it.
    func finding(against element: AuthInfoElement, _ context: Context) -> Finding
}

extension Domain: CodeBearer {
    func isOpened(by element: AuthInfoElement, _ context: Context) -> Bool { element.opens(self, context) }
    func finding(against element: AuthInfoElement, _ context: Context) -> Finding { element.finding(on: self, context) }
}

extension Contact: CodeBearer {
    func isOpened(by element: AuthInfoElement, _ context: Context) -> Bool { element.opens(self, context) }
    func finding(against element: AuthInfoElement, _ context: Context) -> Finding { element.finding(on: self, context) }
}

extension Rule where C.Target: TransferableObject {
    /// There is something to conclude.
    static var transferIsPending: Rule {
        Rule("a transfer is pending", else: .notPendingTransfer, "RFC 5730 §3, 2301", found: { _ in "none is pending" })
        {
            $0.target.transfer?.isPending == true
        }
    }

    /// Who asked for the transfer takes the request back.
    static var requesterCancels: Rule {
        Rule(
            "the client that asked for it cancels",
            else: .authorizationError,
            "RFC 5730 §2.9.3.4",
            found: { _ in "another client asked for it" }
        ) { $0.target.transfer?.requester == $0.client }
    }
}

extension Situation where C.Target: TransferableObject {
    /// Whether the sponsor asks, or a side of the transfer.
    fileprivate var isAskedByParty: Bool {
        client == target.sponsor || target.transfer?.involves(client) == true
    }
}

extension Decision where Subject: TransferableObject {
    /// The object becomes this, what comes with the new state of its transfer is done, and `trnData` tells of it.
    init(transferOf object: Subject, _ context: Context) {
        self.init(object, changes: { [$0.change] })
        sideEffects = object.consequencesOfTransfer(at: context.now, in: context.world)
        self = answeringWithTransfer()
    }

    /// The object becomes this with its transfer still pending; nobody is told but who asked.
    init(stillTransferring object: Subject) {
        self.init(object, changes: { [$0.change] })
        self = answeringWithTransfer()
        code = .actionPending
    }

    /// The same decision, answered with `trnData` of the object's most recent transfer.
    fileprivate func answeringWithTransfer() -> Decision {
        answering(Subject.kind == .contact ? Namespace.contact : Namespace.domain) { object, xml in
            if let transfer = object.transfer { TransferReport(Subject.kind, object.label, transfer).write(&xml) }
        }
    }
}
