import Commands
import EPP
import Marks
import Registry
import XML

/// Keys on their way from one registrar to another, as the message carries them (RFC 8063 §3.1.2).
package struct RelayedKeys: Sendable, Equatable, Codable {
    package let name: String
    package let keys: [RelayedKey]
    /// The code that the sender knew, where the registry's codes can be read at all.
    package let authInfo: String?
    package let created: Instant
    package let from: ClientID
    package let to: ClientID

    func write(_ xml: inout XMLWriter) {
        let namespaces: KeyValuePairs<StaticString, String> = [
            "xmlns:keyrelay": KeyRelay.namespace, "xmlns:domain": Namespace.domain, "xmlns:secDNS": SecDNS.namespace,
        ]
        xml.element("keyrelay:infData", namespaces) { xml in
            xml.element("keyrelay:name", text: name)
            xml.element("keyrelay:authInfo") { xml in xml.element("domain:pw", text: authInfo ?? "") }
            for key in keys { key.write(&xml) }
            xml.date("keyrelay:crDate", created)
            xml.element("keyrelay:reID", text: from)
            xml.element("keyrelay:acID", text: to)
        }
    }

    /// Where a message keeps them.
    package enum Key: ExtensionDataKey {
        package typealias Value = RelayedKeys
        package static var name: String { "keyRelay" }

        package static func flaw(in relayed: RelayedKeys) -> String? {
            let isFit = !relayed.keys.isEmpty && relayed.keys.allSatisfy { $0.relative.map(DurationText.isOne) ?? true }
            return isFit ? nil : "keys are expected, each with a date or a duration such as P1M13D at most"
        }
    }
}

/// `<keyRelayData>`: a key, and when it is of no use any more (RFC 8063 §2.1).
package struct RelayedKey: Sendable, Equatable, Codable {
    package let key: DNSKey
    package var absolute: Instant?
    /// As `xs:duration` has it; `P0D` takes the key off at once.
    package var relative: String?

    init(_ element: Element) throws(EPPError) {
        var children = try Children(of: element)
        key = try DNSKey(children.required("keyData").holding(SecDNS.namespace))
        if let expiry = children.optional("expiry") { try read(expiry) }
        try children.end()
    }

    private mutating func read(_ expiry: Element) throws(EPPError) {
        var children = try Children(of: expiry)
        if let element = children.optional("absolute") {
            absolute = try element.instant()
        } else {
            let element = try children.required("relative")
            let text = try element.token(1...64)
            guard DurationText.isOne(text) else {
                throw EPPError(
                    .valueSyntax,
                    "\(element.quoted(text)) is no duration",
                    "RFC 8063 §2.1.1",
                    at: Item(element)
                )
            }
            relative = text
        }
        try children.end()
    }

    func write(_ xml: inout XMLWriter) {
        xml.element("keyrelay:keyRelayData") { xml in
            xml.element("keyrelay:keyData") { xml in key.writeFields(&xml) }
            guard absolute != nil || relative != nil else { return }
            xml.element("keyrelay:expiry") { xml in
                if let absolute { xml.date("keyrelay:absolute", absolute) }
                if let relative { xml.element("keyrelay:relative", text: relative) }
            }
        }
    }
}

/// `xs:duration` without a sign, such as `P1M13D` or `PT12H` (XML Schema part 2 §3.2.6).
enum DurationText {
    static func isOne(_ text: String) -> Bool {
        var rest = text[...]
        guard rest.popFirst() == "P", let isDated = take(["Y", "M", "D"], from: &rest) else { return false }
        guard rest.first == "T" else { return isDated && rest.isEmpty }
        rest.removeFirst()
        return take(["H", "M", "S"], from: &rest) == true && rest.isEmpty
    }

    /// Takes numbers with units in this order; nil where something else stands there.
    private static func take(_ units: [Character], from rest: inout Substring) -> Bool? {
        var (units, hasTaken) = (units[...], false)
        while let first = rest.first, first != "T" {
            let number = rest.prefix { ("0"..."9").contains($0) || $0 == "." }
            rest = rest.dropFirst(number.count)
            let parts = number.split(separator: ".", omittingEmptySubsequences: false)
            guard let unit = rest.popFirst(), let place = units.firstIndex(of: unit), !parts.contains(where: \.isEmpty),
                parts.count == 1 || (parts.count == 2 && unit == "S")
            else { return nil }
            units = units[(place + 1)...]
            hasTaken = true
        }
        return hasTaken
    }
}
