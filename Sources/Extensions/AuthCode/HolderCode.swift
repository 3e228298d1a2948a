import Commands
import EPP
import Registry

/// A code that the holder of a domain asked the registry for, past the registrar.
package struct HolderCode: Sendable {
    package let issued: IssuedCode
    /// The address that it was mailed to, masked.
    package let sentTo: String
    package let changes: [Change]

    /// A new code under the holder's process number; a former one is invalid from then on.
    ///
    /// The rules are those of the sponsor's own request: 2304 where no code is made for a domain in this state.
    package init(of domain: Domain, process: String, _ context: Context) throws(EPPError) {
        let item = Item(Namespace.domain, "name", domain.name)
        let issue = try CodeIssue(of: domain, isForced: true, process: process, item, context)
        issued = issue.issued
        sentTo = issue.sentTo ?? ""
        changes = [.domain(issue.domain)] + issue.deliveries
    }
}
