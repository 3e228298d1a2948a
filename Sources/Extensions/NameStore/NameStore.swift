import Commands
import EPP
import Registry
import XML

/// Which logical registry a command is for, where one server has several (Verisign, "Namestore Extension Mapping for the
/// EPP", version 1.1 of the namespace).
package enum NameStore: Extension {
    package static let namespace = "http://www.verisign-grs.com/epp/namestoreExt-1.1"

    package static func isOffered(under policy: Policy) -> Bool { policy.nameStore.isOffered }

    package static var hooks: [AnyHook] {
        [
            .admitting(with: "namestoreExt", of: namespace, read: read, explain: explanation) {
                sent,
                command,
                item,
                context throws(EPPError) in
                guard let sent else { return try checkAbsence(command, context.policy.nameStore) }
                try sent.check(command, item, context)
                return Fragment(namespace, sent.writer)
            },
            .deciding(DomainCheck.self, with: "namestoreExt", of: namespace, read: read) {
                sent,
                _,
                _,
                decision,
                context throws(EPPError) in
                guard let sent else { return }
                for index in decision.subject.indices where !sent.serves(decision.subject[index].name, context) {
                    decision.subject[index].reason = "Zone of another sub-product"
                }
            },
        ]
    }

    private static let read: @Sendable (Element) throws(EPPError) -> SubProduct = { element throws(EPPError) in
        try SubProduct(element)
    }

    private static func checkAbsence(_ command: CommandKey, _ policy: NameStorePolicy) throws(EPPError) -> Fragment? {
        guard policy.isNeeded, Namespace.objects.contains(command.namespace) else { return nil }
        let code = ResultCode(rawValue: policy.missingCode) ?? .valuePolicy
        let item = Item(namespace, "subProduct")
        throw EPPError(code, "sub-product not found: namestoreExt is missing", "policy nameStore.isNeeded", at: item)
    }

    /// `<namestoreExt:namestoreExt>`, in a command or an answer.
    package static func write(_ subProduct: String, _ xml: inout XMLWriter) {
        xml.element("namestoreExt:namestoreExt", ("xmlns:namestoreExt", namespace)) { xml in
            xml.element("namestoreExt:subProduct", text: subProduct)
        }
    }

    /// `<namestoreExt:nsExtErrData>`, beside a refusal that is about the sub-product.
    private static let explanation: @Sendable (EPPError) -> Fragment.Write? = { error in
        guard error.item?.namespace == namespace else { return nil }
        return { xml in
            xml.element("namestoreExt:nsExtErrData", ("xmlns:namestoreExt", namespace)) { xml in
                xml.element("namestoreExt:msg", ("code", "1"), text: "Specified sub-product does not exist")
            }
        }
    }
}
