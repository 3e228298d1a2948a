import Arguments

/// What the options become inside a domain's, a host's and a contact's element, in the order of the schemas.
extension CommandFields {
    /// `authInfo`, where a code is given.
    func code(of kind: String) -> [Markup] {
        authInfo.map { [Markup("\(kind):authInfo", [Markup("\(kind):pw", text: $0)])] } ?? []
    }

    /// RFC 5731 §3.2.1: behind the name.
    var newDomain: [Markup] {
        get throws(ArgumentError) {
            (period.map { [$0.markup("domain:period")] } ?? [])
                + Markup.unlessEmpty("domain:ns", nameservers.map(Self.nameserver))
                + Markup.some("domain:registrant", registrant)
                + (try Self.contacts(contacts))
                + code(of: "domain").orElse([Markup("domain:authInfo", [Markup("domain:pw")])])
        }
    }

    /// RFC 5731 §3.2.5: behind the name.
    var domainChanges: [Markup] {
        get throws(ArgumentError) {
            let added =
                Markup.unlessEmpty("domain:ns", nameservers.map(Self.nameserver)) + (try Self.contacts(contacts))
                + statuses.map { Self.status("domain", $0) }
            let removed =
                Markup.unlessEmpty("domain:ns", nameserversToRemove.map(Self.nameserver))
                + (try Self.contacts(contactsToRemove)) + statusesToRemove.map { Self.status("domain", $0) }
            // RFC 9154 §5.2: an empty code takes the code off.
            let changed = Markup.some("domain:registrant", registrant) + code(of: "domain")
            return Markup.unlessEmpty("domain:add", added) + Markup.unlessEmpty("domain:rem", removed)
                + Markup.unlessEmpty("domain:chg", changed)
        }
    }

    /// RFC 5732 §3.2.5: behind the name.
    var hostChanges: [Markup] {
        let added = addresses.map(Self.address) + statuses.map { Self.status("host", $0) }
        let removed = addressesToRemove.map(Self.address) + statusesToRemove.map { Self.status("host", $0) }
        return Markup.unlessEmpty("host:add", added) + Markup.unlessEmpty("host:rem", removed)
            + Markup.unlessEmpty("host:chg", Markup.some("host:name", newName))
    }

    /// RFC 5733 §3.2.1: behind the identifier.
    var newContact: [Markup] {
        get throws(ArgumentError) {
            guard let name = person.name, let city = person.city, let country = person.country, let email = person.email
            else { throw ArgumentError("A contact needs --name, --city, --country and --email.") }
            let address = person.address(city: city, country: country)
            let info =
                [Markup("contact:name", text: name)] + Markup.some("contact:org", person.organization) + [address]
            return [Markup("contact:postalInfo", ["type": person.form ?? "int"], info)] + person.numbers
                + [Markup("contact:email", text: email)]
                + code(of: "contact").orElse([Markup("contact:authInfo", [Markup("contact:pw")])]) + person.disclosure
        }
    }

    /// RFC 5733 §3.2.5: behind the identifier.
    var contactChanges: [Markup] {
        get throws(ArgumentError) {
            let changed =
                (try person.changedPostalInfo) + person.numbers + Markup.some("contact:email", person.email)
                + code(of: "contact") + person.disclosure
            return Markup.unlessEmpty("contact:add", statuses.map { Self.status("contact", $0) })
                + Markup.unlessEmpty("contact:rem", statusesToRemove.map { Self.status("contact", $0) })
                + Markup.unlessEmpty("contact:chg", changed)
        }
    }

    /// `ns1.example` becomes a host object, `ns1.example=192.0.2.1,2001:db8::1` a host with addresses (RFC 5731 §1.1).
    private static func nameserver(_ text: String) -> Markup {
        let parts = text.split(separator: "=", maxSplits: 1)
        guard parts.count == 2 else { return Markup("domain:hostObj", text: text) }
        let addresses = parts[1].split(separator: ",").map { address in
            Markup("domain:hostAddr", ["ip": address.contains(":") ? "v6" : "v4"], text: String(address))
        }
        return Markup("domain:hostAttr", [Markup("domain:hostName", text: String(parts[0]))] + addresses)
    }

    private static func contacts(_ texts: [String]) throws(ArgumentError) -> [Markup] {
        var contacts: [Markup] = []
        for text in texts {
            let parts = text.split(separator: "=", maxSplits: 1)
            guard parts.count == 2 else {
                throw ArgumentError("A contact of a domain is written ROLE=ID, such as admin=ALPHA-1, not \"\(text)\".")
            }
            contacts.append(Markup("domain:contact", ["type": String(parts[0])], text: String(parts[1])))
        }
        return contacts
    }

    /// `clientHold`, or with a text `clientHold=unpaid`.
    private static func status(_ kind: String, _ text: String) -> Markup {
        let parts = text.split(separator: "=", maxSplits: 1)
        return Markup("\(kind):status", ["s": String(parts[0])], text: parts.count == 2 ? String(parts[1]) : "")
    }

    static func address(_ text: String) -> Markup {
        Markup("host:addr", ["ip": text.contains(":") ? "v6" : "v4"], text: text)
    }
}

extension PersonFields {
    /// The options that fill it.
    static let options: Set<String> = [
        "postal", "name", "org", "street", "city", "state", "postal-code", "country", "voice", "fax", "email",
        "disclose",
        "withhold",
    ]

    var numbers: [Markup] { number("voice", voice) + number("fax", fax) }

    /// `+1.7035555555`, with an extension `+1.7035555555x1234` (RFC 5733 §2.5).
    private func number(_ name: String, _ text: String?) -> [Markup] {
        guard let text else { return [] }
        let parts = text.split(separator: "x", maxSplits: 1, omittingEmptySubsequences: false)
        return [
            Markup("contact:\(name)", text: String(parts[0])).with("x", parts.count == 2 ? String(parts[1]) : nil)
        ]
    }

    func address(city: String, country: String) -> Markup {
        Markup(
            "contact:addr",
            Markup.each("contact:street", street) + [Markup("contact:city", text: city)]
                + Markup.some("contact:sp", state) + Markup.some("contact:pc", postalCode)
                + [Markup("contact:cc", text: country)]
        )
    }

    /// An address is replaced whole, so it needs its city and country; a name or an organisation is replaced alone.
    var changedPostalInfo: [Markup] {
        get throws(ArgumentError) {
            var info = Markup.some("contact:name", name) + Markup.some("contact:org", organization)
            if let city, let country {
                info.append(address(city: city, country: country))
            } else if city != nil || country != nil || !street.isEmpty || state != nil || postalCode != nil {
                throw ArgumentError("An address is replaced whole: it needs --city and --country.")
            }
            return info.isEmpty ? [] : [Markup("contact:postalInfo", ["type": form ?? "int"], info)]
        }
    }

    /// RFC 5733 §2.9: what to show, or what to withhold.
    var disclosure: [Markup] {
        let names = disclosed.isEmpty ? withheld : disclosed
        guard !names.isEmpty else { return [] }
        let fields = ["name", "org", "addr", "voice", "fax", "email"].filter(names.contains).map { field in
            let isPostal = ["name", "org", "addr"].contains(field)
            return Markup("contact:\(field)").with("type", isPostal ? form ?? "int" : nil)
        }
        return [Markup("contact:disclose", ["flag": disclosed.isEmpty ? "0" : "1"], fields)]
    }
}

extension Array {
    fileprivate func orElse(_ other: [Element]) -> [Element] { isEmpty ? other : self }
}
