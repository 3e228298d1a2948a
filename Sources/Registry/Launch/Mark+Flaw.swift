/// What a mark must be so that an answer can carry it: the types of RFC 7848 §5.
extension Mark {
    /// What is wrong with it: a clause.
    package var flaw: String? {
        rights.isEmpty ? "a mark has at least one right" : rights.lazy.compactMap(\.flaw).first
    }
}

extension MarkRight {
    fileprivate var flaw: String? {
        guard [trademark != nil, treatyOrStatute != nil, court != nil].count(where: \.self) == 1 else {
            return "a right is a trademark, or of a treaty or statute, or of a court"
        }
        guard id.isMarkID else { return "the id of a right is issuer and number, with a hyphen between them" }
        guard (labels ?? []).allSatisfy(\.isMarkLabel) else { return "a label has letters, digits and hyphens" }
        guard !holders.isEmpty else { return "a right has a holder" }
        if (contacts ?? []).contains(where: { $0.name == nil || $0.voice == nil || $0.email == nil }) {
            return "a contact has name, voice and email"
        }
        if treatyOrStatute?.protections.isEmpty == true { return "what is protected is protected somewhere" }
        guard countries.allSatisfy({ $0.unicodeScalars.count == 2 }) else { return "a country has two letters" }
        let texts = [markName, goodsAndServices] + ownTexts
        guard texts.allSatisfy(\.isWritable) else { return "a control character cannot stand in an answer" }
        return holders.lazy.compactMap { $0.flaw(as: ["owner", "assignee", "licensee"]) }.first
            ?? (contacts ?? []).lazy.compactMap { $0.flaw(as: ["owner", "agent", "thirdparty"]) }.first
    }

    private var countries: [String] {
        let protections = treatyOrStatute?.protections ?? []
        return [trademark?.jurisdiction, court?.country].compactMap(\.self) + protections.map(\.country)
            + protections.flatMap { $0.ruling ?? [] }
    }

    private var ownTexts: [String] {
        let single = [
            trademark?.applicationID, trademark?.registrationNumber, treatyOrStatute?.referenceNumber,
            treatyOrStatute?.title, court?.referenceNumber, court?.courtName,
        ]
        let regions = (treatyOrStatute?.protections ?? []).compactMap(\.region) + (court?.regions ?? [])
        return single.compactMap(\.self) + regions + countries
    }
}

extension MarkParty {
    fileprivate func flaw(as roles: [String]) -> String? {
        if let role, !roles.contains(role) { return "one of the roles \(roles.joined(separator: ", ")) is expected" }
        guard (1...3).contains(street.count) else { return "an address has 1 to 3 lines of street" }
        guard country.unicodeScalars.count == 2 else { return "a country has two letters" }
        guard postalCode.map({ $0.unicodeScalars.count <= 16 }) ?? true else { return "a postal code is 16 characters" }
        guard [voice, fax].compactMap(\.self).allSatisfy(\.isMarkNumber) else {
            return "a number is +, country code, dot, number"
        }
        guard email.map({ !$0.isEmpty }) ?? true else { return "an address is not empty" }
        let optional = [name, organization, stateOrProvince, postalCode, voiceExtension, faxExtension, email]
        let texts = street + [city, country] + optional.compactMap(\.self)
        return texts.allSatisfy(\.isWritable) ? nil : "a control character cannot stand in an answer"
    }
}

extension String {
    /// `idType`: two numbers, with a hyphen between them.
    package var isMarkID: Bool {
        let parts = utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isASCIIDigit) }
    }

    /// `labelType`: letters, digits and hyphens, none of these at either end.
    package var isMarkLabel: Bool {
        let bytes = Array(utf8)
        guard (1...63).contains(bytes.count), let first = bytes.first, let last = bytes.last else { return false }
        let hyphen = UInt8(ascii: "-")
        return first != hyphen && last != hyphen
            && bytes.allSatisfy {
                $0.isASCIIDigit || $0 == hyphen || UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20
            }
    }

    /// `e164StringType`: `+`, up to three digits, a dot, up to 14 digits; or nothing.
    package var isMarkNumber: Bool {
        guard !isEmpty else { return true }
        let parts = utf8.dropFirst().split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard utf8.first == UInt8(ascii: "+"), utf8.count <= 17, parts.count == 2 else { return false }
        return (1...3).contains(parts[0].count) && (1...14).contains(parts[1].count)
            && parts.allSatisfy { $0.allSatisfy(\.isASCIIDigit) }
    }

    /// Whether XML can carry it as a token.
    fileprivate var isWritable: Bool {
        unicodeScalars.allSatisfy { scalar in
            switch scalar.value {
            case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: false
            default: true
            }
        }
    }
}

extension UInt8 {
    fileprivate var isASCIIDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }
}
