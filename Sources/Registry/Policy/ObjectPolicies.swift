import EPP

/// What a domain may look like (RFC 5731).
package struct DomainPolicy: Sendable, Equatable, Codable {
    package enum Expiry: String, Sendable, Codable, CaseIterable { case renew, delete }

    /// What a registrar reads of a domain that it does not sponsor, without its code.
    package enum ForeignInfo: String, Sendable, Codable, CaseIterable {
        /// All but the code.
        case full
        /// Of the contacts only the registrant.
        case registrant
        /// Nothing: 2201.
        case refuse
    }

    /// What a deletion does to hosts below the domain that other domains name (RFC 9874).
    package enum HostsBelow: String, Sendable, Codable, CaseIterable {
        /// There may be none at all: 2305 (RFC 5731 §3.2.2).
        case refuse
        /// They get names below `sacrificial.invalid` (RFC 9874 §5.1.4.3).
        case rename
        /// They are put aside, come back with the domain, and are taken from all domains when it is purged (RFC 9874
        /// §5.2.2.3).
        case restorable
        /// They are taken from all domains at once (RFC 9874 §5.2.1.1), which §6 does not recommend.
        case delete
    }

    /// What becomes of a create that waits, when its time is over.
    package enum CreateDeadline: String, Sendable, Codable, CaseIterable {
        case allocate, refuse
        /// It goes on waiting for the registry's operator.
        case wait
    }

    /// Names in one check.
    package var namesPerCheck = 100
    /// How long a create waits to be allocated, pending creation; zero registers at once (RFC 5731 §3.3).
    package var createPendingTime = TimeSpan.zero
    /// What becomes of it then.
    package var atCreateDeadline = CreateDeadline.allocate
    /// Countries of registrants whose creates the operator decides, however long that takes: as where the registry makes
    /// sure who they are.
    package var heldCountries: [String] = []
    /// The shortest label that can be registered.
    package var shortestLabel = 1
    /// Whether names may hold A-labels: a registry without tables of characters takes none, 2306.
    package var takesInternationalizedNames = true
    /// Labels that nobody can register: 2306.
    package var reservedLabels: [String] = ["nic", "whois"]
    /// Years registered or renewed for, when the command does not say.
    package var defaultYears = 1
    /// Whether a create or a renewal may name a period at all; otherwise 2306.
    package var takesPeriods = true
    /// The longest period of one create or renewal, in years: 2306 beyond; zero leaves it to `mostYears`.
    package var mostYearsAtOnce = 0
    /// The longest time that a domain may be registered ahead, in years.
    package var mostYears = 10
    /// The code for a create, a renewal or a transfer beyond that: 2004 or 2306.
    package var tooLongCode = 2004
    /// Whether periods in months are taken; otherwise 2306.
    package var takesMonths = false
    /// Whether registrars name registrants and contacts; where they do not: 2306.
    package var dataModel = DataModel.thick
    /// Registrars whose model is another.
    package var dataModels: [RegistrarDataModel] = []
    /// Whether a registrant must be named in the thick model: 2003.
    package var needsRegistrant = false
    /// The roles in which a contact must be named in the thick model: 2003.
    package var requiredContacts: [DomainContact.Role] = []
    /// Name servers: fewer and more are 2306.
    ///
    /// None at all is an inactive domain.
    package var fewestNameservers = 0
    package var mostNameservers = 13
    /// Contacts in all roles: one more is 2306.
    package var mostContacts = 30
    /// What happens at the expiry date.
    package var atExpiry = Expiry.renew
    /// What a deletion does to the hosts below the domain.
    package var hostsBelow = HostsBelow.refuse
    /// A wrong `curExpDate` in renew: the RFC does not name a code (RFC 5731 §3.2.3).
    package var wrongExpiryCode = 2004
    /// Whether removing `clientUpdateProhibited` may be joined with other changes in one update (RFC 5731 §2.3).
    package var unlockingMayChangeMore = true
    /// What other registrars read (RFC 5731 §3.1.2 leaves it to the registry).
    package var foreignInfo = ForeignInfo.full
    /// The statuses that registrars may set and take off; others that begin with `client` are 2306.
    package var clientStatuses = DomainStatuses.settableByClients.names
    /// Whether a registrar may move the expiry date to a day of its choice, which offers sync-1.0.
    package var takesSynchronization = false

    package init() {}
}

extension DomainPolicy {
    /// The statuses that registrars may set.
    package var settable: DomainStatuses {
        clientStatuses.reduce(into: []) { $0.formUnion(DomainStatuses(name: $1) ?? []) }
    }
}

/// What a host may look like (RFC 5732).
package struct HostPolicy: Sendable, Equatable, Codable {
    package enum Glue: String, Sendable, Codable {
        /// Only a name server at or below the domain that it serves has addresses in the parent zone.
        case narrow
        /// Every name server inside the parent zone has them, whichever domain it serves.
        case wide
    }

    /// Which name servers carry addresses; what the other value would take is refused.
    package var glue = Glue.narrow
    /// Names in one check.
    package var namesPerCheck = 100
    /// Addresses of one host.
    package var mostAddresses = 13
    /// Whether private, loopback and other unroutable addresses are taken; otherwise 2306.
    package var takesPrivateAddresses = false
    /// Whether a host that domains name can be deleted, which takes it from them (RFC 9874 §5.2.1.1); otherwise 2305.
    package var deletesLinked = false
    /// Whether removing `clientUpdateProhibited` may be joined with other changes in one update (RFC 5732 §2.3).
    package var unlockingMayChangeMore = true

    package init() {}
}

/// What a contact may look like (RFC 5733).
package struct ContactPolicy: Sendable, Equatable, Codable {
    /// Who chooses a contact's identifier.
    package enum Naming: String, Sendable, Codable, CaseIterable {
        case registrar
        /// The registry, whatever the create asks for: the answer tells which one it is.
        case registry
    }

    /// Which forms of an address are taken (RFC 5733 §2.4).
    package enum PostalForm: String, Sendable, Codable, CaseIterable { case both, int, loc }

    /// Identifiers in one check.
    package var idsPerCheck = 100
    /// Whether a registrar that does not sponsor a contact may read it with the right authInfo.
    package var isReadableWithAuthInfo = true
    /// Whether `<voice/>` and `<fax/>` without a number are taken, to remove one (RFC 5733 §2.5); otherwise 2005.
    package var takesEmptyNumbers = true
    /// Whether a preference to disclose is stored; otherwise 2308 (RFC 5733 §2.9).
    package var takesDisclosure = true
    /// Whether removing `clientUpdateProhibited` may be joined with other changes in one update (RFC 5733 §2.2).
    package var unlockingMayChangeMore = true
    /// Whether a contact may have a second e-mail address (RFC 9873).
    package var takesAdditionalEmail = false
    /// Who names new contacts.
    package var naming = Naming.registrar
    /// Addresses in the other form are 2306.
    package var postalForm = PostalForm.both
    /// Whether contacts move between registrars; where they do not, a request is 2101.
    package var isTransferable = true

    package init() {}
}

/// Grace periods and the stages of deletion (RFC 3915).
package struct GracePolicy: Sendable, Equatable, Codable {
    package var add = TimeSpan.days(5)
    package var renew = TimeSpan.days(5)
    package var autoRenew = TimeSpan.days(45)
    package var transfer = TimeSpan.days(5)
    package var redemption = TimeSpan.days(30)
    /// How long a report may be awaited after a restore.
    package var pendingRestore = TimeSpan.days(7)
    /// How long before the end of that time the sponsor is reminded of the report by poll, which offers rgp-poll-1.0; zero
    /// reminds nobody.
    package var reportReminder = TimeSpan.zero
    package var pendingDelete = TimeSpan.days(5)
    /// Whether a domain deleted in its add grace period is gone at once.
    package var deletesNewAtOnce = true

    package init() {}
}
