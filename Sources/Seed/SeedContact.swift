import EPP
import JSON
import Registry

/// A contact in a seed.
package struct SeedContact: Sendable, Equatable, Codable, SeedHistory {
    package var id: String
    package var number: Int?
    package var sponsor: String
    package var creator: String?
    package var created: SeedTime?
    package var updater: String?
    package var updated: SeedTime?
    package var transferred: SeedTime?
    package var statuses: [String]?
    package var statusNotes: [String: SeedStatusNote]?
    package var int: SeedPostalInfo?
    package var loc: SeedPostalInfo?
    /// As `+31.201234567`, with an extension as `+31.201234567x12`.
    package var voice: String?
    package var fax: String?
    package var email: String
    package var authInfo: String?
    /// A code of which only a hash is kept, in place of `authInfo`.
    package var guardedCode: HashedAuthInfo?
    package var disclosure: SeedDisclosure?
    /// By which the registry knows the holder.
    package var taxpayerNumber: String?
    /// With which the holder signs in; only its hash is kept.
    package var holderPassword: String?
    /// The hash, in place of `holderPassword`.
    package var holderPasswordHash: SaltedHash?
    package var transfer: SeedTransfer?
    package var extensions: SeedExtras<ContactExtraKeys>?
}

/// A name and an address in a seed.
package struct SeedPostalInfo: Sendable, Equatable, Codable {
    package var name: String
    package var organization: String?
    package var street: [String]?
    package var city: String
    package var stateOrProvince: String?
    package var postalCode: String?
    package var country: String
}

/// What a contact wants shown or withheld, in a seed.
package struct SeedDisclosure: Sendable, Equatable, Codable {
    package var shows: Bool
    package var names: [Disclosure.Form]?
    package var organizations: [Disclosure.Form]?
    package var addresses: [Disclosure.Form]?
    package var voice: Bool?
    package var fax: Bool?
    package var email: Bool?
}

extension SeedLoader {
    mutating func load(_ seed: SeedContact, at path: JSONPath) throws(JSONFault) {
        guard world.contacts[seed.id] == nil else {
            throw JSONFault("there are two contacts \"\(seed.id)\"", at: path["id"])
        }
        let number = try number(seed.number, at: path["number"])
        world.apply(.contact(try contact(seed, number, at: path)))
    }

    /// A contact as the seed describes it.
    ///
    /// What is past may name registrars that are gone.
    package func contact(
        _ seed: SeedContact,
        _ number: ObjectID,
        isPast: Bool = false,
        at path: JSONPath
    ) throws(JSONFault) -> Contact {
        try check(seed.id, .token, 3...16, at: path["id"])
        try checkHistory(seed, isPast: isPast, at: path)
        try check(seed.email, .token, 1...Int.max, at: path["email"])
        try check(seed.authInfo, .normalized, at: path["authInfo"])
        var contact = Contact(
            id: seed.id,
            object: number,
            sponsor: seed.sponsor,
            created: instant(seed.created),
            email: seed.email
        )
        contact.creator = seed.creator ?? seed.sponsor
        contact.updater = seed.updater
        contact.updated = updated(seed)
        contact.transferred = seed.transferred?.instant(from: start)
        contact.statuses = try statuses(seed.statuses, at: path["statuses"])
        contact.transfer = try seed.transfer.map { transfer throws(JSONFault) in
            try self.transfer(transfer, of: seed.sponsor, isPast: isPast, at: path["transfer"])
        }
        if contact.transfer?.isPending == true { contact.statuses.insert(.pendingTransfer) }
        let actions: Set<String> = contact.transfer?.isPending == true ? ["Transfer"] : []
        if !isPast { try checkTogether(contact.statuses, underWay: actions, at: path["statuses"]) }
        contact.statusNotes = try notes(seed.statusNotes, of: contact.statuses, at: path["statusNotes"])
        contact.extensionData = seed.extensions?.extensionData ?? ExtensionData()
        try fill(&contact, from: seed, at: path)
        return contact
    }

    /// How the contact is reached.
    private func fill(_ contact: inout Contact, from seed: SeedContact, at path: JSONPath) throws(JSONFault) {
        guard seed.int != nil || seed.loc != nil else {
            throw JSONFault("a contact has an address, \"int\" or \"loc\"", at: path)
        }
        contact.internationalized = try postalInfo(seed.int, at: path["int"])
        contact.localized = try postalInfo(seed.loc, at: path["loc"])
        if let info = contact.internationalized, !info.isASCII {
            throw JSONFault("\"int\" is written in ASCII (RFC 5733 §2.4)", at: path["int"])
        }
        contact.voice = try phone(seed.voice, at: path["voice"])
        contact.fax = try phone(seed.fax, at: path["fax"])
        contact.authInfo = authInfo(seed.authInfo, seed.guardedCode, of: .contact, policy)
        try fillAccess(of: &contact, from: seed, at: path)
        contact.disclosure = seed.disclosure.map { seed in
            var disclosure = Disclosure(shows: seed.shows)
            disclosure.names = seed.names ?? []
            disclosure.organizations = seed.organizations ?? []
            disclosure.addresses = seed.addresses ?? []
            disclosure.voice = seed.voice ?? false
            disclosure.fax = seed.fax ?? false
            disclosure.email = seed.email ?? false
            return disclosure
        }
    }

    /// How the holder is known to the registry, and signs in.
    private func fillAccess(of contact: inout Contact, from seed: SeedContact, at path: JSONPath) throws(JSONFault) {
        if let number = seed.taxpayerNumber { try check(number, .token, 1...32, at: path["taxpayerNumber"]) }
        contact.taxpayerNumber = seed.taxpayerNumber
        contact.holderPassword = seed.holderPasswordHash
        guard let password = seed.holderPassword else { return }
        try check(password, .token, 8...128, at: path["holderPassword"])
        contact.holderPassword = SaltedHash(password, world.random)
    }

    func postalInfo(_ seed: SeedPostalInfo?, at path: JSONPath) throws(JSONFault) -> PostalInfo? {
        guard let seed else { return nil }
        try check(seed.name, .normalized, 1...255, at: path["name"])
        try check(seed.organization, .normalized, 0...255, at: path["organization"])
        for (index, line) in (seed.street ?? []).enumerated() {
            try check(line, .normalized, 0...255, at: path["street"][index])
        }
        try check(seed.city, .normalized, 1...255, at: path["city"])
        try check(seed.stateOrProvince, .normalized, 0...255, at: path["stateOrProvince"])
        try check(seed.postalCode, .token, 0...16, at: path["postalCode"])
        guard (seed.street ?? []).count <= 3 else {
            throw JSONFault("a street has up to three lines", at: path["street"])
        }
        guard seed.country.utf8.count == 2, seed.country.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
            throw JSONFault("a country is two capital letters (ISO 3166-1)", at: path["country"])
        }
        return PostalInfo(
            name: seed.name,
            organization: seed.organization,
            street: seed.street ?? [],
            city: seed.city,
            stateOrProvince: seed.stateOrProvince,
            postalCode: seed.postalCode,
            country: seed.country
        )
    }

    /// `+1.7035555555`, or with an extension `+1.7035555555x1234` (RFC 5733 §2.5).
    func phone(_ text: String?, at path: JSONPath) throws(JSONFault) -> PhoneNumber? {
        guard let text else { return nil }
        let parts = text.split(separator: "x", maxSplits: 1, omittingEmptySubsequences: false)
        let number = String(parts[0])
        guard number.isEmpty || Self.isPhoneNumber(number) else {
            throw JSONFault("\"\(text)\" is no telephone number: +CC.NUMBER, or +CC.NUMBERxEXTENSION", at: path)
        }
        let tail = parts.count == 2 ? String(parts[1]) : nil
        try check(tail, .token, at: path)
        return PhoneNumber(number, extension: tail)
    }

    private static func isPhoneNumber(_ text: String) -> Bool {
        let parts = text.utf8.dropFirst().split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return text.hasPrefix("+") && parts.count == 2 && (1...3).contains(parts[0].count)
            && (1...14).contains(parts[1].count) && parts.allSatisfy { $0.allSatisfy(\.isDigit) }
    }
}

extension PostalInfo {
    fileprivate var isASCII: Bool {
        let texts = [name, organization, city, stateOrProvince, postalCode].compactMap(\.self) + street
        return texts.allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } }
    }
}

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
        taxpayerNumber = contact.taxpayerNumber
        holderPasswordHash = contact.holderPassword
        transfer = contact.transfer.map(SeedTransfer.init)
        extensions = SeedExtras(contact.extensionData)
    }
}

extension PhoneNumber {
    var seeded: String { `extension`.map { "\(number)x\($0)" } ?? number }
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
