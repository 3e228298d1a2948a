import EPP
import Registry
import XML

extension Mark {
    /// `mark:mark` (RFC 7848 §2.2).
    package init(_ element: Element) throws(EPPError) {
        var children = try Children(of: element)
        let trademarks = try children.many("trademark").map { element throws(EPPError) in
            try MarkRight(trademark: element)
        }
        let treaties = try children.many("treatyOrStatute").map { element throws(EPPError) in
            try MarkRight(treatyOrStatute: element)
        }
        let courts = try children.many("court").map { element throws(EPPError) in try MarkRight(court: element) }
        try children.end()
        self.init(trademarks + treaties + courts)
    }
}

extension MarkRight {
    /// `trademarkType`.
    fileprivate init(trademark element: Element) throws(EPPError) {
        var children = try Children(of: element)
        try self.init(beginning: &children)
        let jurisdiction = try children.required("jurisdiction").country()
        let classes = try children.many("class").map { element throws(EPPError) in try element.wholeNumber() }
        labels = try Self.labels(&children)
        goodsAndServices = try children.required("goodsAndServices").text()
        let applicationID = try children.optional("apId")?.text()
        let applicationDate = try children.optional("apDate")?.instant()
        var trademark = Trademark(
            jurisdiction: jurisdiction,
            registrationNumber: try children.required("regNum").text(),
            registrationDate: try children.required("regDate").instant()
        )
        trademark.classes = classes.isEmpty ? nil : classes
        (trademark.applicationID, trademark.applicationDate) = (applicationID, applicationDate)
        trademark.expires = try children.optional("exDate")?.instant()
        self.trademark = trademark
        try children.end()
    }

    /// `treatyOrStatuteType`.
    fileprivate init(treatyOrStatute element: Element) throws(EPPError) {
        var children = try Children(of: element)
        try self.init(beginning: &children)
        let protections = try children.some("protection").map { element throws(EPPError) in
            try TreatyOrStatute.Protection(element)
        }
        labels = try Self.labels(&children)
        goodsAndServices = try children.required("goodsAndServices").text()
        treatyOrStatute = TreatyOrStatute(
            protections: protections,
            referenceNumber: try children.required("refNum").text(),
            protectionDate: try children.required("proDate").instant(),
            title: try children.required("title").text(),
            executionDate: try children.required("execDate").instant()
        )
        try children.end()
    }

    /// `courtType`.
    fileprivate init(court element: Element) throws(EPPError) {
        var children = try Children(of: element)
        try self.init(beginning: &children)
        labels = try Self.labels(&children)
        goodsAndServices = try children.required("goodsAndServices").text()
        let (number, date) = (try children.required("refNum").text(), try children.required("proDate").instant())
        let country = try children.required("cc").country()
        let regions = try children.many("region").map { element throws(EPPError) in try element.text() }
        court = Court(
            referenceNumber: number,
            protectionDate: date,
            country: country,
            regions: regions.isEmpty ? nil : regions,
            courtName: try children.required("courtName").text()
        )
        try children.end()
    }

    /// What all three begin with.
    private init(beginning children: inout Children) throws(EPPError) {
        let id = try children.required("id")
        let number = try id.text()
        guard number.isMarkID else {
            throw EPPError(.valueSyntax, "issuer and number are joined by a hyphen", "RFC 7848 §2", at: Item(id))
        }
        let name = try children.required("markName").text()
        let holders = try children.some("holder").map { element throws(EPPError) in try MarkParty(holder: element) }
        let contacts = try children.many("contact").map { element throws(EPPError) in try MarkParty(contact: element) }
        self.init(id: number, markName: name, holders: holders, goodsAndServices: "")
        self.contacts = contacts.isEmpty ? nil : contacts
    }

    private static func labels(_ children: inout Children) throws(EPPError) -> [String]? {
        let labels = try children.many("label").map { element throws(EPPError) in
            let label = try element.token(1...63)
            guard label.isMarkLabel else {
                throw EPPError(
                    .valueSyntax,
                    "letters, digits and hyphens are expected",
                    "RFC 7848 §5",
                    at: Item(element)
                )
            }
            return label
        }
        return labels.isEmpty ? nil : labels
    }
}

extension MarkRight.TreatyOrStatute.Protection {
    fileprivate init(_ element: Element) throws(EPPError) {
        var children = try Children(of: element)
        let country = try children.required("cc").country()
        let region = try children.optional("region")?.text()
        let ruling = try children.many("ruling").map { element throws(EPPError) in try element.country() }
        try children.end()
        self.init(country: country, region: region, ruling: ruling.isEmpty ? nil : ruling)
    }
}

extension MarkParty {
    private enum Entitlement: String { case owner, assignee, licensee }
    private enum ContactType: String { case owner, agent, thirdparty }

    /// `holderType`.
    fileprivate init(holder element: Element) throws(EPPError) {
        var children = try Children(of: element, attributes: ["entitlement"])
        let (name, organization) = (try children.optional("name")?.text(), try children.optional("org")?.text())
        try self.init(address: children.required("addr"))
        role = try element.value(attribute: "entitlement", Entitlement.self)?.rawValue
        (self.name, self.organization) = (name, organization)
        (voice, voiceExtension) = try Self.number(children.optional("voice"))
        (fax, faxExtension) = try Self.number(children.optional("fax"))
        email = try children.optional("email")?.token(1...Int.max)
        try children.end()
    }

    /// `contactType`, in which less may be left out.
    fileprivate init(contact element: Element) throws(EPPError) {
        var children = try Children(of: element, attributes: ["type"])
        let (name, organization) = (try children.required("name").text(), try children.optional("org")?.text())
        try self.init(address: children.required("addr"))
        role = try element.value(attribute: "type", ContactType.self)?.rawValue
        (self.name, self.organization) = (name, organization)
        (voice, voiceExtension) = try Self.number(children.required("voice"))
        (fax, faxExtension) = try Self.number(children.optional("fax"))
        email = try children.required("email").token(1...Int.max)
        try children.end()
    }

    /// `addrType`.
    private init(address element: Element) throws(EPPError) {
        var children = try Children(of: element)
        let street = try children.some("street", atMost: 3).map { element throws(EPPError) in try element.text() }
        let city = try children.required("city").text()
        let (state, code) = (try children.optional("sp")?.text(), try children.optional("pc")?.token(0...16))
        self.init(street: street, city: city, country: try children.required("cc").country())
        (stateOrProvince, postalCode) = (state, code)
        try children.end()
    }

    private static func number(_ element: Element?) throws(EPPError) -> (String?, String?) {
        guard let element else { return (nil, nil) }
        let number = try element.token(0...17, attributes: ["x"])
        guard number.isMarkNumber else {
            throw EPPError(.valueSyntax, "a number is +, country code, dot, number", "RFC 7848 §5", at: Item(element))
        }
        return (number, element[attribute: "x"]?.collapsed)
    }
}

extension Element {
    /// `xs:token` of any length.
    fileprivate func text() throws(EPPError) -> String { try token(0...Int.max) }

    /// `ccType`: two characters.
    fileprivate func country() throws(EPPError) -> String { try token(2...2) }

    /// `xs:integer`, which knows a plus sign.
    fileprivate func wholeNumber() throws(EPPError) -> Int {
        let text = try token(1...Int.max)
        let digits = text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text[...]
        guard !digits.isEmpty, digits.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) else {
            throw EPPError(.valueSyntax, "\(quoted(text)) is not a whole number", at: Item(self))
        }
        guard let number = Int(text) else {
            throw EPPError(.valueRange, "the number is too large", "RFC 7848 §2.2", at: Item(self))
        }
        return number
    }
}
