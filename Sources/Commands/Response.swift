import EPP
import Registry
import XML

/// A command's answer as XML (RFC 5730 §2.6), in the plain dialect: EPP without a prefix, objects with their usual one.
///
/// The lines of the envelope are indented: there are clients that wait for ever for an answer of less than 256 bytes.
package struct Response {
    package let bytes: [UInt8]

    /// The answer to a command that is carried out, written where that is decided.
    ///
    /// What the client did not list at login is not sent: with unhandled-namespaces-1.0 it is moved into `<extValue>`
    /// (RFC 9038 §3), otherwise it is left out.
    init<Subject>(
        _ decision: Decision<Subject>,
        _ ids: TransactionIDs,
        _ services: Services,
        _ extensions: [Fragment],
        on page: WritingPage
    ) {
        bytes = Self.document(decision.code.rawValue, decision.code.message, ids, on: page) { xml in
            for remark in decision.remarks { Self.explain(remark.item, remark.reason, &xml) }
            guard services.includeUnhandledNamespaces else { return }
            if let (namespace, write) = decision.answer, !services.include(namespace) {
                Self.explain(namespace, &xml) { xml in write(decision.subject, &xml) }
            }
            for fragment in extensions where !services.include(fragment.namespace) {
                Self.explain(fragment.namespace, &xml, fragment.write)
            }
        } rest: { xml in
            if let queue = decision.queue { Self.write(queue, &xml) }
            decision.writeData(for: services, &xml)
            Self.write(extensions, &xml) { services.include($0.namespace) }
        }
    }

    /// The answer to a command that was refused: what was wrong, and by which rule, in `<extValue>`.
    ///
    /// What an extension has to say about it comes to clients that listed the extension, in a failed login too
    /// (RFC 8807 §4.1).
    package init(
        refusal error: EPPError,
        _ ids: TransactionIDs,
        _ extensions: [Fragment] = [],
        queue: QueueState? = nil,
        on page: WritingPage = WritingPage()
    ) {
        bytes = Self.document(error.code.rawValue, error.code.message, ids, on: page) { xml in
            guard let item = error.item, !error.reason.isEmpty else { return }
            Self.explain(item, error.reason, &xml)
        } rest: { xml in
            if let queue { Self.write(queue, &xml) }
            Self.write(extensions, &xml) { _ in true }
        }
    }

    /// An answer that no command has given.
    package init(code: Int, message: String?, _ ids: TransactionIDs) {
        let usual = ResultCode(rawValue: code)?.message ?? ""
        bytes = Self.document(code, message ?? usual, ids, on: WritingPage(), details: { _ in }, rest: { _ in })
    }

    private static func document(
        _ code: Int,
        _ message: String,
        _ ids: TransactionIDs,
        on page: WritingPage,
        details: (inout XMLWriter) -> Void,
        rest: (inout XMLWriter) -> Void
    ) -> [UInt8] {
        var xml = XMLWriter(on: page)
        xml.raw(Self.head)
        xml.integer(code)
        xml.raw("\">\n      ")
        xml.element("msg", text: message)
        details(&xml)
        xml.raw("\n    </result>")
        rest(&xml)
        xml.raw("\n    <trID>\n      ")
        if let client = ids.client {
            xml.element("clTRID", text: client)
            xml.raw("\n      ")
        }
        xml.element("svTRID", text: ids.server)
        xml.raw("\n    </trID>\n  </response>\n</epp>")
        return xml.finish()
    }

    private static let head: StaticString = """
        <?xml version="1.0" encoding="UTF-8" standalone="no"?>
        <epp xmlns="urn:ietf:params:xml:ns:epp-1.0">
          <response>
            <result code="
        """

    private static func write(_ queue: QueueState, _ xml: inout XMLWriter) {
        let attributes: KeyValuePairs<StaticString, String> = ["count": String(queue.count), "id": String(queue.id)]
        xml.raw("\n    ")
        guard let message = queue.message else { return xml.empty("msgQ", attributes) }
        xml.element("msgQ", attributes) { xml in
            xml.date("qDate", message.queued)
            xml.element("msg", text: message.text)
        }
    }

    private static func explain(_ item: Item, _ reason: String, _ xml: inout XMLWriter) {
        xml.raw("\n      ")
        xml.element("extValue") { xml in
            xml.element("value") { xml in
                // Every item comes by here, those too that are not made of an element: see `Element.mayRepeat`.
                let text = item.text.holdsMarkup ? "" : item.text
                xml.write(Element(namespace: item.namespace, name: item.name, text: text))
            }
            xml.element("reason", text: reason)
        }
    }

    private static func explain(_ namespace: String, _ xml: inout XMLWriter, _ write: (inout XMLWriter) -> Void) {
        xml.raw("\n      ")
        xml.element("extValue") { xml in
            xml.element("value", write)
            xml.element("reason", text: "\(namespace) not in login services")
        }
    }

    private static func write(_ extensions: [Fragment], _ xml: inout XMLWriter, where isSent: (Fragment) -> Bool) {
        guard extensions.contains(where: isSent) else { return }
        xml.raw("\n    ")
        xml.element("extension") { xml in
            for fragment in extensions where isSent(fragment) { fragment.write(&xml) }
        }
    }
}

extension Decision {
    /// Writes `<resData>`, where there is any that the client understands.
    fileprivate func writeData(for services: Services, _ xml: inout XMLWriter) {
        guard let answer, services.include(answer.namespace) else { return }
        xml.raw("\n    <resData>")
        answer.write(subject, &xml)
        xml.raw("</resData>")
    }
}
