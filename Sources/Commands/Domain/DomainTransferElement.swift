import EPP
import Registry
import XML

/// What every transfer command carries (RFC 5731 §3.2.4).
///
/// A period has a meaning in a request alone; a code in a request, and in a query by a third party. Elsewhere both are
/// read and put aside.
struct DomainTransferElement: Sendable {
    let name: DomainName
    let period: Period?
    let authInfo: AuthInfoElement?

    init(_ object: Element) throws(EPPError) {
        var children = try Children(of: object)
        name = try DomainName(children.required("name"))
        period = try children.optional("period").map { element throws(EPPError) in try Period(element) }
        authInfo = try children.optional("authInfo").map { element throws(EPPError) in try AuthInfoElement(element) }
        try children.end()
    }
}
