import Commands
import EPP
import Registry
import XML

/// What stands in an element of ptdomain-1.0: clients do not agree on an order, so any will do.
struct PTFields: Sendable {
    /// The domain's number, with or without what follows a hyphen in its roid; nil where it is missing or empty.
    let number: String?
    /// The code of a transfer, where it does not stand in `<domain:authInfo>`.
    let transferKey: String?
    /// Whether the sponsor wants to be rid of the domain.
    private let renounce: Item?
    let terms: PTTerms

    /// Each field stands once, and is one of those that go with the command.
    init(_ element: Element, _ names: [String]) throws(EPPError) {
        try element.expectAttributes([])
        try element.expectNoText()
        var fields: [String: Element] = [:]
        for child in element.children {
            guard child.namespace == PTDomain.namespace, names.contains(child.name), fields[child.name] == nil else {
                throw .unexpected(child, in: element)
            }
            fields[child.name] = child
        }
        let roid = try fields["roid"].map { field throws(EPPError) in try field.token(0...89) } ?? ""
        number = roid.isEmpty ? nil : String(roid.prefix { $0 != "-" })
        transferKey = try fields["transferKey"].map { field throws(EPPError) in try field.token(1...255) }
        let renounces = try fields["renounce"].map { field throws(EPPError) in try field.boolean() }
        renounce = renounces == true ? fields["renounce"].map { Item($0) } : nil
        terms = try PTTerms(fields)
    }

    /// The number goes with the command: without it 2003, with another one 2202.
    static func check(_ fields: PTFields?, _ domain: Domain, _ item: Item, _ context: Context) throws(EPPError) {
        guard let number = fields?.number else {
            guard context.policy.authInfo.needsProcessNumber else { return }
            throw EPPError(.parameterMissing, "ptdomain:roid is missing", Self.section, at: item)
        }
        guard number == String(domain.id) else {
            let item = Item(PTDomain.namespace, "roid")
            throw EPPError(.invalidAuthInfo, "it is not the number of the domain", Self.section, at: item)
        }
    }

    /// Puts code and number where the rules of a transfer look for them.
    func complete(_ request: inout DomainTransferRequest) throws(EPPError) {
        if let renounce {
            throw EPPError(.unimplementedOption, "no domain is given back", "policy authInfo.extensions", at: renounce)
        }
        if let transferKey {
            guard request.authInfo.map({ $0.isEmpty || $0.code == transferKey }) ?? true else {
                let item = Item(PTDomain.namespace, "transferKey")
                throw EPPError(.valuePolicy, "it is not the code of domain:authInfo", "ptdomain-1.0", at: item)
            }
            request.authInfo = AuthInfoElement(code: transferKey, processNumber: nil)
        }
        request.authInfo?.processNumber = number
    }

    private static let section = "ptdomain-1.0, policy authInfo.needsProcessNumber"
}
