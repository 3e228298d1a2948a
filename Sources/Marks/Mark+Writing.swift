import Commands
import EPP
import Registry
import XML

extension Mark {
    /// Writes `mark:mark` (RFC 7848 §2.2).
    package func write(_ xml: inout XMLWriter) {
        xml.element("mark:mark", ("xmlns:mark", Namespace.mark)) { xml in
            // The schema has the three kinds in this order.
            for right in rights {
                if let trademark = right.trademark {
                    xml.element("mark:trademark") { xml in right.write(trademark, &xml) }
                }
            }
            for right in rights {
                if let treaty = right.treatyOrStatute {
                    xml.element("mark:treatyOrStatute") { xml in right.write(treaty, &xml) }
                }
            }
            for right in rights {
                if let court = right.court { xml.element("mark:court") { xml in right.write(court, &xml) } }
            }
        }
    }
}

extension MarkRight {
    fileprivate func write(_ trademark: Trademark, _ xml: inout XMLWriter) {
        writeBeginning(&xml)
        xml.element("mark:jurisdiction", text: trademark.jurisdiction)
        for number in trademark.classes ?? [] { xml.element("mark:class", text: "\(number)") }
        writeLabels(&xml)
        xml.optional("mark:apId", trademark.applicationID)
        xml.optional("mark:apDate", trademark.applicationDate)
        xml.element("mark:regNum", text: trademark.registrationNumber)
        xml.date("mark:regDate", trademark.registrationDate)
        xml.optional("mark:exDate", trademark.expires)
    }

    fileprivate func write(_ treaty: TreatyOrStatute, _ xml: inout XMLWriter) {
        writeBeginning(&xml)
        for protection in treaty.protections {
            xml.element("mark:protection") { xml in
                xml.element("mark:cc", text: protection.country)
                xml.optional("mark:region", protection.region)
                for country in protection.ruling ?? [] { xml.element("mark:ruling", text: country) }
            }
        }
        writeLabels(&xml)
        xml.element("mark:refNum", text: treaty.referenceNumber)
        xml.date("mark:proDate", treaty.protectionDate)
        xml.element("mark:title", text: treaty.title)
        xml.date("mark:execDate", treaty.executionDate)
    }

    fileprivate func write(_ court: Court, _ xml: inout XMLWriter) {
        writeBeginning(&xml)
        writeLabels(&xml)
        xml.element("mark:refNum", text: court.referenceNumber)
        xml.date("mark:proDate", court.protectionDate)
        xml.element("mark:cc", text: court.country)
        for region in court.regions ?? [] { xml.element("mark:region", text: region) }
        xml.element("mark:courtName", text: court.courtName)
    }

    private func writeBeginning(_ xml: inout XMLWriter) {
        xml.element("mark:id", text: id)
        xml.element("mark:markName", text: markName)
        for holder in holders {
            if let role = holder.role {
                xml.element("mark:holder", ("entitlement", role)) { xml in holder.write(&xml) }
            } else {
                xml.element("mark:holder") { xml in holder.write(&xml) }
            }
        }
        for contact in contacts ?? [] {
            if let role = contact.role {
                xml.element("mark:contact", ("type", role)) { xml in contact.write(&xml) }
            } else {
                xml.element("mark:contact") { xml in contact.write(&xml) }
            }
        }
    }

    private func writeLabels(_ xml: inout XMLWriter) {
        for label in labels ?? [] { xml.element("mark:label", text: label) }
        xml.element("mark:goodsAndServices", text: goodsAndServices)
    }
}

extension MarkParty {
    fileprivate func write(_ xml: inout XMLWriter) {
        xml.optional("mark:name", name)
        xml.optional("mark:org", organization)
        xml.element("mark:addr") { xml in
            for line in street { xml.element("mark:street", text: line) }
            xml.element("mark:city", text: city)
            xml.optional("mark:sp", stateOrProvince)
            xml.optional("mark:pc", postalCode)
            xml.element("mark:cc", text: country)
        }
        Self.write("mark:voice", voice, voiceExtension, &xml)
        Self.write("mark:fax", fax, faxExtension, &xml)
        xml.optional("mark:email", email)
    }

    private static func write(_ name: StaticString, _ number: String?, _ x: String?, _ xml: inout XMLWriter) {
        guard let number else { return }
        if let x {
            xml.element(name, ("x", x), text: number)
        } else {
            xml.element(name, text: number)
        }
    }
}

extension XMLWriter {
    fileprivate mutating func optional(_ name: StaticString, _ text: String?) {
        if let text { element(name, text: text) }
    }

    fileprivate mutating func optional(_ name: StaticString, _ instant: Instant?) {
        if let instant { date(name, instant) }
    }
}
