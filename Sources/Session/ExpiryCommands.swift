import Commands
import EPP
import Journal
import Network
import Registry
import XML

/// The commands by which registrars keep or give up domains at their expiry date.
///
/// They are frames of EPP, read and decided as a client's, with extensions and policy, and the journal has them. They
/// have no session: time acts while the world is held, so that no fault and no other command comes between.
struct ExpiryCommands: Sendable {
    private let router: Router
    private let journal: Journal?
    /// Those of the store, which itself holds these commands.
    private let transactions: TransactionNumbers

    init(_ router: Router, _ transactions: TransactionNumbers, _ journal: Journal?) {
        (self.router, self.transactions, self.journal) = (router, transactions, journal)
    }

    /// What the command changes; nothing where it is refused.
    @Sendable func changes(_ command: ExpiryCommand, _ domain: Domain, in world: World, at now: Instant) -> [Change] {
        let ids = TransactionIDs(client: nil, server: transactions.next())
        let services = router.announced
        let context = Context(forSponsorOf: domain, world: world, now: now, ids: ids, services: services)
        let isNumbered = world[policyOf: domain.name].authInfo.offers(.ptdomain)
        let document = Self.document(command, domain, isNumbered: isNumbered)
        let start = Monotonic.now()
        journal?.record(.received(document), domain.sponsor, at: start)
        do throws(EPPError) {
            let outcome = try outcome(of: document, context)
            let refused = outcome.refusal.map { Response(refusal: $0, ids, outcome.extensions).bytes }
            note(command, domain, outcome.code.rawValue, outcome.refusal, refused ?? outcome.answer, since: start)
            return outcome.refusal == nil ? outcome.changes : []
        } catch {
            note(command, domain, error.code.rawValue, error, Response(refusal: error, ids, []).bytes, since: start)
            return []
        }
    }

    private func note(
        _ command: ExpiryCommand,
        _ domain: Domain,
        _ code: Int,
        _ refusal: EPPError?,
        _ answer: [UInt8],
        since start: Monotonic
    ) {
        let key = CommandKey(command == .renew ? .renew : .delete, Namespace.domain)
        let end = Monotonic.now()
        let verdict = JournalRecord.Verdict(key: key, code: code, refusal: refusal, duration: end - start)
        journal?.record(verdict, sent: answer, session: 0, domain.sponsor, at: end)
    }

    private func outcome(of document: [UInt8], _ context: Context) throws(EPPError) -> Outcome {
        guard let root = try? XMLReader(knownNames: Namespace.objects).read(document),
            case .command(let envelope) = try Request(root)
        else { throw EPPError(.commandFailed, "the registrar's own frame can't be read") }
        return try router.read(try Action(envelope.action), of: envelope, for: router.announced).run(context)
    }

    /// With the domain's number, where the registry wants one to go with commands (ptdomain-1.0).
    private static func document(_ command: ExpiryCommand, _ domain: Domain, isNumbered: Bool) -> [UInt8] {
        let numbered: KeyValuePairs<StaticString, String> = ["xmlns:ptdomain": Namespace.ptdomain]
        var xml = XMLWriter()
        xml.declaration()
        xml.element("epp", ["xmlns": Namespace.epp]) { xml in
            xml.element("command") { xml in
                switch command {
                case .delete:
                    xml.element("delete") { xml in
                        xml.element("domain:delete", ["xmlns:domain": Namespace.domain]) { xml in
                            xml.element("domain:name", text: domain.name)
                        }
                    }
                case .renew:
                    xml.element("renew") { xml in
                        xml.element("domain:renew", ["xmlns:domain": Namespace.domain]) { xml in
                            xml.element("domain:name", text: domain.name)
                            xml.element("domain:curExpDate", text: "\(domain.expires.date)")
                        }
                    }
                }
                guard isNumbered else { return }
                xml.element("extension") { xml in
                    xml.element(command == .renew ? "ptdomain:renew" : "ptdomain:delete", numbered) { xml in
                        xml.element("ptdomain:roid", text: String(domain.id))
                    }
                }
            }
        }
        return xml.finish()
    }
}
