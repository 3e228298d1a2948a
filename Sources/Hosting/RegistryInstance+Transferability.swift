import Commands
import EPP
import Registry
import Session

extension RegistryInstance {
    /// Whether a registrar could ask for a domain now: every rule of the request asked, nothing done, nothing noted.
    ///
    /// Throws 2303 for a domain that is not there, 2005 for what is no name.
    package func transferability(
        of name: String,
        to client: ClientID,
        code: String?,
        processNumber: String?
    ) throws(EPPError) -> Examination {
        let request = DomainTransferRequest(try Self.domainName(name), code: code, processNumber: processNumber)
        let (snapshot, now) = server.store.observe()
        let context = Context(
            client: client,
            world: World(snapshot),
            now: now,
            ids: TransactionIDs(client: nil, server: "EXAMINATION"),
            about: request.zonedName,
            services: server.router.announced
        )
        return try server.router.examine(request, knowsSecrets: code != nil, in: context)
    }

    private static func domainName(_ text: String) throws(EPPError) -> DomainName {
        do throws(DomainName.Fault) { return try DomainName(text) } catch {
            throw EPPError(.valueSyntax, error.sentence)
        }
    }
}
