import EPP
import XML

/// An answer as a client reads it (RFC 5730 §2.6).
package struct ReadAnswer: Sendable {
    package let code: Int
    package let message: String
    /// Why a command was refused, from `extValue`.
    package let reasons: [String]
    /// What `resData` holds.
    package let data: Element?
    /// What `extension` holds.
    package let extensions: [Element]

    /// Nil for what is no response: a fault may have spoilt it.
    package init?(_ xml: [UInt8]) {
        guard let root = try? XMLReader(knownNames: Namespace.objects).read(xml), root.name == "epp",
            root.namespace == Namespace.epp, let response = root.first("response"),
            let result = response.first("result"), let code = result[attribute: "code"].flatMap({ Int($0) })
        else { return nil }
        self.code = code
        message = result.first("msg")?.text.collapsed ?? ""
        reasons = result.all("extValue").compactMap { $0.first("reason")?.text.collapsed }
        data = response.first("resData")?.firstChild
        extensions = response.first("extension")?.children ?? []
    }

    /// The element that an extension has added.
    package func element(_ name: String, of namespace: String) -> Element? {
        extensions.first { $0.name == name && $0.namespace == namespace }
    }
}

extension RegistrarAnswer {
    /// The answer, if one came that can be read.
    package var read: ReadAnswer? {
        guard case .answered(let xml) = outcome else { return nil }
        return ReadAnswer(xml)
    }
}
