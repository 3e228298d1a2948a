import EPP

/// What this registry decides where the RFCs leave it to the registry.
///
/// Data only; every field has a default.
package struct Policy: Sendable, Equatable, Codable {
    /// How the policy is called.
    package var name = "classic"
    /// The server's name in the greeting: 3 to 64 characters (RFC 5730 §2.4).
    package var serverID = "Mock Registry"
    /// What stands behind the hyphen of every roid: 1 to 8 letters or digits (RFC 5730 §4).
    package var roidSuffix = "MOCK"
    /// The zones that this registry serves.
    package var zones = ["example", "test", "co.example"]
    /// What holds for the names of some of these in the place of what is said here.
    package var zonePolicies: [ZonePolicy] = []
    /// Whether name servers are objects of their own; otherwise attributes of the domain (RFC 5731 §1.1).
    package var hasHostObjects = true
    /// Digits behind the seconds of the dates in answers, 0 to 3: registries differ, and clients trip over it.
    package var fractionDigits = 1
    package var session = SessionPolicy()
    package var domain = DomainPolicy()
    package var contact = ContactPolicy()
    package var host = HostPolicy()
    package var authInfo = AuthInfoPolicy()
    package var transfer = TransferPolicy()
    package var grace = GracePolicy()
    package var dnssec = DNSSECPolicy()
    package var poll = PollPolicy()
    package var allocation = AllocationPolicy()
    package var fee = FeePolicy()
    package var ttl = TTLPolicy()
    package var launch = LaunchPolicy()
    package var idn = IDNPolicy()
    package var nameStore = NameStorePolicy()
    package var organization = OrganizationPolicy()
    /// Whether maintenance-1.0 is offered although none is planned yet (RFC 9167).
    package var offersMaintenances = false
    /// What is planned, or under way; any at all offers maintenance-1.0.
    package var maintenances: [MaintenancePolicy] = []

    package init() {}
}

/// How clients log in, and how long they may stay (RFC 5730 §2.9.1, RFC 5734 §3).
package struct SessionPolicy: Sendable, Equatable, Codable {
    package enum UnknownExtension: String, Sendable, Codable, CaseIterable { case refuse, ignore }

    /// How many logins may fail on one connection; the next failure is 2501 and closes it.
    package var failedLogins = 3
    /// Logging in with an extension that is not announced: 2103, or silence.
    package var unknownExtensions = UnknownExtension.refuse
    /// Languages of the greeting, which a login may choose among; answers are in English whatever is chosen.
    package var languages = ["en"]
    /// How long a password may be used after it was set; zero is for ever (RFC 8807 §4.1).
    package var passwordLifetime = TimeSpan.zero
    /// How long before a password or a certificate expires a login warns of it.
    package var expiryNotice = TimeSpan.days(30)
    /// Sessions of one registrar at a time; zero leaves it to the server's own limit, the smaller of the two counts.
    package var mostSessions = 0
    /// The code for a login beyond that: 2502, or 2501 as some registries have it.
    package var mostSessionsCode = 2502
    /// From one command to the next; zero leaves it to the server's own limit, the smaller of the two counts.
    package var idleTime = TimeSpan.zero
    /// Of a session in all, in the same way.
    package var lifetime = TimeSpan.zero
    /// Commands in one session: the answer to the last one ends it; zero is no limit.
    package var mostCommands = 0
    /// Refusals with one code in one session: the last one is 2500 and ends it; zero is no limit.
    package var mostErrors = 0
    /// Logins of one registrar that fail, over all its connections, before all its logins are held up; zero never does.
    package var registrarFailures = 0
    /// The same of one address, whoever logs in from there.
    package var addressFailures = 0
    /// How long a failure counts.
    package var failureTime = TimeSpan.minutes(15)
    /// How long logins are then 2501, right or wrong; zero does not refuse them.
    package var lockTime = TimeSpan.minutes(15)
    /// How long answers to logins are then kept back; zero does not.
    package var failureDelay = TimeSpan.zero
    /// Answers that are kept back for a while, to slow down whoever asks for too much.
    package var penalties: [Penalty] = []
    /// How often a registrar may be answered in some ways before it is kept from some commands.
    package var quotas: [Quota] = []

    package init() {}
}

/// Keeps answers back: those to a command, those with a code, or those with a code to a command.
package struct Penalty: Sendable, Equatable, Codable {
    /// Such as `domain:create`; empty for any.
    package var command = ""
    /// Result code of the answer; zero for any error.
    package var code = 0
    /// For how long.
    package var delay: TimeSpan

    package init(command: String = "", code: Int = 0, delay: TimeSpan) {
        self.command = command
        self.code = code
        self.delay = delay
    }
}

/// How messages are handed out (RFC 5730 §2.9.2.3).
package struct PollPolicy: Sendable, Equatable, Codable {
    package enum AcknowledgedID: String, Sendable, Codable, CaseIterable { case acknowledged, head }

    /// The `id` in the answer to an ack: the message's just acknowledged, or the next one's (RFC 5730 §2.6 has both).
    package var acknowledgedID = AcknowledgedID.acknowledged
    /// Whether only the first message can be acknowledged.
    package var acknowledgesInOrder = true
    /// Whether answers to other commands, and refusals of any, tell that messages wait (RFC 5730 §2.6).
    package var isMentionedInAnswers = false

    /// How many messages may wait for a registrar: a command that would add one is refused with 2400; zero is no limit.
    package var mostMessages = 100_000
    /// How long a message waits to be acknowledged before it is thrown away; zero is for ever.
    package var messageLife = TimeSpan.zero
    /// How long before a maintenance begins every registrar is reminded of it (RFC 9167 §3.3); zero reminds nobody.
    package var maintenanceReminder = TimeSpan.days(1)
    /// Whether a registrar is told what the registry does to its objects by itself (RFC 8590).
    package var tellsChanges = false

    package init() {}
}

/// The policies that come with the product: a start to change a few fields of.
extension Policy {
    /// Every built-in policy, in the order in which they are listed.
    package static let builtIn = [classic, secure, tac, registryGenerated, holderDelivered, gtld]

    /// What sets the built-in policies apart, in a sentence each.
    package static let summaries = [
        "classic": "Today's gTLD: the registrar chooses the auth code, and the sponsor can read it.",
        "secure": "RFC 9154: a strong code only for a transfer, kept as a hash, never shown, gone after use.",
        "tac": "ICANN's transfer authorization code: as secure, and the registry owns its lifetime and the locks.",
        "registry-generated": "The registry makes the auth code when asked, and tells it once.",
        "holder-delivered": "The registry makes the auth code when asked, and sends it to the holder alone.",
        "gtld": "What ICANN's tests of registry systems ask: thick, told of changes by poll; otherwise as classic.",
    ]

    /// The built-in policy of this name.
    package static func named(_ name: String) -> Policy? { builtIn.first { $0.name == name } }

    /// Today's gTLD: the registrar chooses the code, its sponsor reads it, it is valid until it is changed.
    package static let classic = Policy()

    /// RFC 9154 in its third phase: no code but for a transfer, strong, hashed, never shown, gone after use.
    package static let secure: Policy = {
        var policy = Policy()
        policy.name = "secure"
        policy.authInfo.regime = .secure
        policy.authInfo.fewestBits = 128
        policy.poll.tellsChanges = true
        return policy
    }()

    /// ICANN's transfer authorization code: as `secure`, and the registry owns its lifetime and the locks.
    package static let tac: Policy = {
        var policy = secure
        policy.name = "tac"
        policy.authInfo.lifetime = .hours(336)
        policy.authInfo.needsUnlocked = true
        policy.authInfo.coversContacts = false
        policy.transfer.lockAfterCreation = .hours(720)
        policy.transfer.lockAfterTransfer = .hours(720)
        policy.transfer.lockCode = 2304
        policy.transfer.showsLock = true
        return policy
    }()

    /// The registry makes the code when asked, and tells it once.
    package static let registryGenerated: Policy = {
        var policy = Policy()
        policy.name = "registry-generated"
        policy.transfer.movesInAutoRenewGrace = false
        policy.authInfo.regime = .registryGenerated
        policy.authInfo.lifetime = .days(30)
        policy.authInfo.reuseWindow = .hours(1)
        policy.authInfo.keyword = "autogenerate"
        policy.poll.tellsChanges = true
        return policy
    }()

    /// The registry makes the code when asked, and sends it to the registrant, not to the registrar.
    package static let holderDelivered: Policy = {
        var policy = Policy()
        policy.name = "holder-delivered"
        policy.transfer.movesInAutoRenewGrace = false
        policy.authInfo.regime = .holderDelivered
        policy.authInfo.lifetime = .days(30)
        policy.authInfo.keyword = "autogenerate"
        policy.authInfo.needsProcessNumber = true
        policy.poll.tellsChanges = true
        return policy
    }()
    /// What ICANN asks of a gTLD's registry system: a registrant for every domain, identifiers of a registered repository,
    /// changes told by poll, numbers that are not empty.
    ///
    /// A registrant and no other contact is demanded: so has RST v2 the data model "maximum" (`epp.clid01DataModel`), where
    /// further roles are the registry's choice and may be none (`epp.requiredContactTypes`, icann/rst-test-specs,
    /// inc/epp/inputs.yaml). Under the Registration Data Policy, in force since 21 August 2025, registrars collect no
    /// administrative contact any more, and a technical one only where registrant and registrar want it (EPDP on gTLD
    /// registration data, phase 1, recommendation 5). A registry that wants more says so in `domain.requiredContacts`.
    ///
    /// RFC 9154 is an option: `authInfo.regime` and `fewestBits` as `secure` has them.
    package static let gtld: Policy = {
        var policy = Policy()
        policy.name = "gtld"
        policy.roidSuffix = "EXAMPLE"
        policy.domain.needsRegistrant = true
        policy.domain.takesInternationalizedNames = false
        policy.contact.takesEmptyNumbers = false
        policy.poll.tellsChanges = true
        policy.launch.isOffered = true
        policy.session.registrarFailures = 5
        policy.session.addressFailures = 50
        return policy
    }()
}
