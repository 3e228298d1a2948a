import Registry

extension SeedContact {
    /// A contact, written down.
    package init(_ contact: Contact) {
        id = contact.id
        number = contact.object
        sponsor = contact.sponsor
        creator = contact.creator
        created = .fixed(contact.created)
        updater = contact.updater
        updated = SeedTime(contact.updated)
        transferred = SeedTime(contact.transferred)
        statuses = contact.statuses.seeded
        statusNotes = contact.statusNotes.seeded
        int = contact.internationalized.map(SeedPostalInfo.init)
        loc = contact.localized.map(SeedPostalInfo.init)
        voice = contact.voice?.seeded
        fax = contact.fax?.seeded
        email = contact.email
        authInfo = contact.authInfo.revealed
        guardedCode = contact.authInfo.guarded
        disclosure = contact.disclosure.map(SeedDisclosure.init)
        transfer = contact.transfer.map(SeedTransfer.init)
    }
}

extension PhoneNumber {
    fileprivate var seeded: String { `extension`.map { "\(number)x\($0)" } ?? number }
}

extension SeedPostalInfo {
    fileprivate init(_ info: PostalInfo) {
        name = info.name
        organization = info.organization
        street = info.street.isEmpty ? nil : info.street
        city = info.city
        stateOrProvince = info.stateOrProvince
        postalCode = info.postalCode
        country = info.country
    }
}

extension SeedDisclosure {
    fileprivate init(_ disclosure: Disclosure) {
        shows = disclosure.shows
        names = disclosure.names
        organizations = disclosure.organizations
        addresses = disclosure.addresses
        voice = disclosure.voice
        fax = disclosure.fax
        email = disclosure.email
    }
}
