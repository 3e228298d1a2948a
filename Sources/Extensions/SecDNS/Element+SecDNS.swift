import EPP
import XML

/// The numbers of the secDNS schema.
extension Element {
    /// `xs:unsignedShort` and `xs:unsignedByte`: digits and no sign, 2004 beyond the range.
    func unsigned(_ range: ClosedRange<Int>) throws(EPPError) -> Int {
        guard
            text.utf8.first(where: { !$0.isXMLSpace }).map({ $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "+") })
                ?? true
        else { throw EPPError(.valueSyntax, "<\(name)> has no sign (RFC 5910 §4)", at: Item(self)) }
        return try integer(range)
    }

    /// `maxSigLifeType`: an `xs:int` of at least 1 (RFC 5910 §4).
    func maxSigLife() throws(EPPError) -> Int { try integer(1...2_147_483_647) }
}
