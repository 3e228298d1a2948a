import Commands
import EPP
import Registry
import XML

/// Shows an application: an info that carries its identifier (RFC 8334 §3.2).
package struct ApplicationInfo: ApplicationCommand {
    package static let key = CommandKey(.info, Namespace.domain)
    package static let rules: [Rule<ApplicationInfo>] = accessRules

    let reference: ApplicationReference
    private let info: DomainInfo
    private let wantsMarks: Bool

    var name: DomainName { info.name }

    /// It is never read by itself.
    package init(_ object: Element) throws(EPPError) {
        throw EPPError(.useError, "an application is shown with launch:info", "RFC 8334 §3.2", at: Item(object))
    }

    /// Nil where no application is named: then the info is about the domain.
    init?(_ element: Element, of info: DomainInfo) throws(EPPError) {
        let launch = try LaunchInfo(element)
        guard let id = launch.applicationID else { return nil }
        reference = ApplicationReference(launch.phase, id)
        wantsMarks = launch.wantsMarks
        self.info = info
    }

    package func decide(
        _ application: LaunchApplication,
        _ context: Context
    ) throws(EPPError) -> Decision<DomainReport> {
        var decision = try info.decide(application.domain, context)
        let marks = wantsMarks ? application.record.marks ?? [] : []
        let report = LaunchReport(LaunchState(application), marks: marks)
        decision.extensions.append(Fragment(Launch.namespace) { xml in report.write(&xml) })
        return decision
    }
}
