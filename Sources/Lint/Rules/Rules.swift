import EPP

/// The rules that look at one document and what is known of its session.
enum Rules {
    typealias Check = @Sendable (Scene) -> [Flaw]

    /// The namespaces of objects whose mappings are known.
    static let objectNamespaces = [Namespace.domain, Namespace.host, Namespace.contact, Namespace.organization]

    static let all: [Check] =
        ResultRules.all + QueueRules.all + DataRules.all + DateRules.all + TransferRules.all + SecretRules.all
        + SessionRules.all + ServiceRules.all + CommandRules.all + UpdateRules.all + TextRules.all
}
