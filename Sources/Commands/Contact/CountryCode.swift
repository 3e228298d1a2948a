import EPP
import XML

/// The two-letter codes of ISO 3166-1 that are assigned (RFC 5733 §2.4.3).
enum CountryCode {
    static let assigned = Set(
        """
        AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ \
        CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO \
        FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE \
        JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO \
        MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW \
        PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM \
        TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
        """.split(separator: " ").map(String.init)
    )
}

extension Element {
    /// Reads `<cc>`: 2005 for anything but two letters, 2004 for two that no country has, or that are in lower case.
    func countryCode() throws(EPPError) -> String {
        let code = try token(2...2)
        guard code.utf8.count == 2, code.utf8.allSatisfy({ UInt8(ascii: "a")...UInt8(ascii: "z") ~= ($0 | 0x20) })
        else {
            throw EPPError(.valueSyntax, "a country has two letters (RFC 5733 §2.4.3)", at: Item(self))
        }
        guard CountryCode.assigned.contains(code) else {
            throw EPPError(.valueRange, "\(code) is no code of ISO 3166-1 (RFC 5733 §2.4.3)", at: Item(self))
        }
        return code
    }
}
