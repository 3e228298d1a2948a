import EPP
import Registry
import XML

/// `domain:trnData`: where a transfer of a domain stands (RFC 5731 §3.1.3).
///
/// Written by the answers to every transfer command, and into the poll messages of both parties.
package struct DomainTransferReport: Sendable, Equatable {
    package let name: String
    package let transfer: Transfer

    package init(_ name: String, _ transfer: Transfer) {
        self.name = name
        self.transfer = transfer
    }

    package func write(_ xml: inout XMLWriter) {
        xml.element("domain:trnData", ["xmlns:domain": Namespace.domain]) { xml in
            xml.element("domain:name", text: name)
            xml.element("domain:trStatus", text: transfer.status.rawValue)
            xml.element("domain:reID", text: transfer.requester)
            xml.date("domain:reDate", transfer.requested)
            xml.element("domain:acID", text: transfer.actor)
            xml.date("domain:acDate", transfer.acted)
            if let expires = transfer.expires { xml.date("domain:exDate", expires) }
        }
    }
}
