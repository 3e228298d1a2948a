/// The rules that look at one document and what is known of its session.
enum Rules {
    typealias Check = @Sendable (Scene) -> [Flaw]

    static let all: [Check] =
        ResultRules.all + QueueRules.all + DataRules.all + DateRules.all + TransferRules.all + SecretRules.all
        + SessionRules.all + ServiceRules.all + CommandRules.all + UpdateRules.all + TextRules.all
}
