import EPP
import Registry
import XML

/// Prices in the words of the drafts.
extension FeeQuoteEntry {
    /// fee-0.12: each command says by itself whether it has a price.
    func writeDraft12(_ amounts: FeeAmounts, _ xml: inout XMLWriter) {
        xml.element("fee:cd") { xml in
            writeObject(&xml)
            for line in lines {
                xml.element("fee:command", Self.attributes(of: line)) { xml in
                    if line.command.name != .restore { writePeriod(line, amounts, &xml) }
                    writePrice(line, amounts, &xml)
                    if let reason = line.reason { xml.element("fee:reason", text: reason) }
                }
            }
        }
    }

    private static func attributes(of line: Line) -> KeyValuePairs<StaticString, String> {
        let name = line.command.written
        return switch (line.reason, line.command.phase) {
        case (nil, nil): ["name": name]
        case (nil, let phase?): ["name": name, "phase": phase]
        case (_, nil): ["avail": "0", "name": name]
        case (_, let phase?): ["avail": "0", "name": name, "phase": phase]
        }
    }

    /// fee-0.11: the answer has one command.
    func writeDraft11(_ line: Line, _ amounts: FeeAmounts, _ xml: inout XMLWriter) {
        xml.element("fee:cd", ("avail", line.reason == nil ? "1" : "0")) { xml in
            writeObject(&xml)
            writeCommand(line, &xml)
            xml.element("fee:currency", text: amounts.currency)
            writePeriod(line, amounts, &xml)
            writePrice(line, amounts, &xml)
            if let reason = line.reason { xml.element("fee:reason", text: reason) }
        }
    }

    /// fee-0.6: what has no price has no fee, and nothing says why.
    func writeDraft6(_ line: Line, _ amounts: FeeAmounts, _ xml: inout XMLWriter) {
        xml.element("fee:cd") { xml in
            xml.element("fee:name", text: name)
            writeAnswer(line, amounts, &xml)
        }
    }

    /// What checks and infos of fee-0.6 are both answered with.
    func writeAnswer(_ line: Line, _ amounts: FeeAmounts, _ xml: inout XMLWriter) {
        xml.element("fee:currency", text: amounts.currency)
        writeCommand(line, &xml)
        writePeriod(line, amounts, &xml)
        writePrice(line, amounts, &xml)
    }

    /// The price and the name's class, where there are any.
    private func writePrice(_ line: Line, _ amounts: FeeAmounts, _ xml: inout XMLWriter) {
        guard line.reason == nil else { return }
        writeFee(line, amounts, &xml)
        xml.element("fee:class", text: `class` ?? "standard")
    }

    private func writeCommand(_ line: Line, _ xml: inout XMLWriter) {
        guard let phase = line.command.phase else { return xml.element("fee:command", text: line.command.written) }
        xml.element("fee:command", ("phase", phase), text: line.command.written)
    }

    private func writeObject(_ xml: inout XMLWriter) {
        xml.element("fee:object") { xml in
            xml.element("domain:name", ("xmlns:domain", Namespace.domain), text: name)
        }
    }
}
