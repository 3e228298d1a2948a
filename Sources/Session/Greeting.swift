import Commands
import EPP
import Registry
import XML

/// What the server says first, and to every hello (RFC 5730 §2.4): computed from what is really implemented.
struct Greeting: Sendable {
    private let head: [UInt8]
    private let tail: [UInt8]

    init(_ announced: Services, _ policy: PolicyInForce) {
        var xml = XMLWriter()
        xml.declaration()
        xml.open("epp", ("xmlns", Namespace.epp))
        xml.open("greeting")
        xml.element("svID", text: policy.serverID)
        head = xml.finish()
        var rest = XMLWriter()
        Self.writeMenu(announced, policy, &rest)
        Self.writeDataPolicy(&rest)
        rest.close("greeting")
        rest.close("epp")
        tail = rest.finish()
    }

    func bytes(at now: Instant) -> [UInt8] {
        var xml = XMLWriter()
        xml.raw(head)
        xml.date("svDate", now)
        xml.raw(tail)
        return xml.finish()
    }

    private static func writeMenu(_ announced: Services, _ policy: PolicyInForce, _ xml: inout XMLWriter) {
        xml.element("svcMenu") { xml in
            xml.element("version", text: "1.0")
            for language in policy.session.languages { xml.element("lang", text: language) }
            for uri in announced.objects.sorted() { xml.element("objURI", text: uri) }
            guard !announced.extensions.isEmpty else { return }
            xml.element("svcExtension") { xml in
                for uri in announced.extensions.sorted() { xml.element("extURI", text: uri) }
            }
        }
    }

    /// A registry for tests: all who log in see what they need, and it is kept while the process lives.
    private static func writeDataPolicy(_ xml: inout XMLWriter) {
        xml.element("dcp") { xml in
            xml.element("access") { xml in xml.empty("all") }
            xml.element("statement") { xml in
                xml.element("purpose") { xml in
                    xml.empty("admin")
                    xml.empty("prov")
                }
                xml.element("recipient") { xml in
                    xml.empty("ours")
                    xml.empty("public")
                }
                xml.element("retention") { xml in xml.empty("stated") }
            }
        }
    }
}
