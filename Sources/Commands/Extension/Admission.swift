import EPP
import Registry
import XML

/// What an extension asks of every command on an object alike, before anything that the command asks by itself.
///
/// It knows no command: what a command is about is its item.
struct Admission: Sendable {
    /// Refuses, or says what is added to the answer.
    typealias Admit = @Sendable (CommandKey, Item, Context) throws(EPPError) -> Fragment?

    let namespace: String
    let element: String
    /// Reads the extension's element, once, outside the lock.
    let read: @Sendable (Element) throws(EPPError) -> Admit
    /// What happens where the client did not send it.
    let absent: Admit
    /// What is added to a refusal.
    let explain: @Sendable (EPPError) -> Fragment.Write?

    /// As a hook of one command; none for those that are about the session.
    func hook<C: Command>(for _: C.Type) -> Hook<C>? {
        guard C.key.namespace != Namespace.epp else { return nil }
        let (read, absent, explain) = (read, absent, explain)
        var hook = Hook<C>(namespace: namespace, element: element)
        hook.admission = Hook<C>.Admission(
            read: { element throws(EPPError) in Self.bind(try read(element)) },
            absent: Self.bind(absent)
        )
        hook.refuse = { _, error, _ in ([], explain(error)) }
        return hook
    }

    private static func bind<C: Command>(_ admit: @escaping Admit) -> Hook<C>.Admit {
        { command, context throws(EPPError) in try admit(C.key, command.item, context) }
    }
}
