import EPP
import JSON
import Registry

extension Planting {
    mutating func plant(_ seed: SeedContact, at path: JSONPath) throws(JSONFault) {
        guard world.contacts[seed.id] == nil else {
            throw JSONFault("there are two contacts \"\(seed.id)\"", at: path["id"])
        }
        let number = try number(seed.number, at: path["number"])
        world.apply(.contact(try contact(seed, number, at: path)))
    }

    /// A contact as the seed describes it.
    package func contact(_ seed: SeedContact, _ number: ObjectID, at path: JSONPath) throws(JSONFault) -> Contact {
        try check(length: seed.id, 3...16, at: path["id"])
        try checkHistory(seed, at: path)
        try check(length: seed.email, 1...255, at: path["email"])
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
            try self.transfer(transfer, of: seed.sponsor, at: path["transfer"])
        }
        if contact.transfer?.isPending == true { contact.statuses.insert(.pendingTransfer) }
        contact.statusNotes = try notes(seed.statusNotes, of: contact.statuses, at: path["statusNotes"])
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
        contact.authInfo = authInfo(seed.authInfo, seed.guardedCode)
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

    private func postalInfo(_ seed: SeedPostalInfo?, at path: JSONPath) throws(JSONFault) -> PostalInfo? {
        guard let seed else { return nil }
        try check(length: seed.name, 1...255, at: path["name"])
        try check(length: seed.city, 1...255, at: path["city"])
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
    private func phone(_ text: String?, at path: JSONPath) throws(JSONFault) -> PhoneNumber? {
        guard let text else { return nil }
        let parts = text.split(separator: "x", maxSplits: 1, omittingEmptySubsequences: false)
        let number = String(parts[0])
        guard number.isEmpty || Self.isPhoneNumber(number) else {
            throw JSONFault("\"\(text)\" is no telephone number: +CC.NUMBER, or +CC.NUMBERxEXTENSION", at: path)
        }
        return PhoneNumber(number, extension: parts.count == 2 ? String(parts[1]) : nil)
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
