import EPP
import Registry

extension Notice {
    /// What the message carries in `<resData>`.
    ///
    /// The world is asked now: the answer is written outside its lock.
    func fragment(_ world: World) -> Fragment {
        switch self {
        case .transfer(let kind, let name, let transfer):
            let report = TransferReport(kind, name, transfer)
            return Fragment(report.namespace) { xml in report.write(&xml) }
        case .pendingAction(let kind, let name, let succeeded, let origin, let done):
            let report = PendingActionReport(kind, name, succeeded: succeeded, origin, at: done)
            return Fragment(report.namespace) { xml in report.write(&xml) }
        case .domain(let domain):
            let report = DomainReport(domain, hosts: .all, authInfo: nil, world)
            return Fragment(Namespace.domain) { xml in report.write(&xml) }
        }
    }
}
