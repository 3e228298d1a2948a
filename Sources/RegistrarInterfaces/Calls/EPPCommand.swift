import EPP
import Extensions
import Registry
import XML

/// A command of a registrar, as the document that is sent.
struct EPPCommand: Sendable {
    /// Such as `domain:update`.
    let title: String
    /// The object that it is about.
    let name: String
    /// The second secret of a transfer, where there is one.
    private var processNumber: String?
    private let body: Write
    private let extra: Write?

    private typealias Write = @Sendable (inout XMLWriter) -> Void

    private init(_ title: String, _ name: String, body: @escaping Write, extra: Write? = nil) {
        (self.title, self.name) = (title, name)
        (self.body, self.extra) = (body, extra)
    }

    /// The document, for the logical registry of this name where the registry has several, and with the domain's number
    /// where it wants one (ptdomain-1.0).
    ///
    /// That does not take the place of the number that a transfer brings.
    func document(for subProduct: String? = nil, number: String? = nil) -> [UInt8] {
        let addition = number.flatMap(roid) ?? processNumber.map(Self.processNumber)
        var xml = XMLWriter()
        xml.declaration()
        xml.element("epp", ["xmlns": Namespace.epp]) { xml in
            xml.element("command") { xml in
                body(&xml)
                guard extra != nil || addition != nil || subProduct != nil else { return }
                xml.element("extension") { xml in
                    extra?(&xml)
                    addition?(&xml)
                    if let subProduct { NameStore.write(subProduct, &xml) }
                }
            }
        }
        return xml.finish()
    }

    private func roid(_ number: String) -> Write? {
        let element: StaticString
        var number: String? = number
        switch title {
        case "domain:info": element = "ptdomain:info"
        case "domain:update": element = "ptdomain:update"
        case "domain:renew": element = "ptdomain:renew"
        case "domain:delete": element = "ptdomain:delete"
        case "domain:transfer request": (element, number) = ("ptdomain:transfer", processNumber)
        default: return nil
        }
        return { [number] xml in
            xml.element(element, ["xmlns:ptdomain": PTDomain.namespace]) { xml in
                if let number { xml.element("ptdomain:roid", text: number) }
            }
        }
    }

    private static func processNumber(_ number: String) -> Write {
        { xml in
            xml.element("authCode:transfer", ["xmlns:authCode": AuthCode.namespace]) { xml in
                xml.element("authCode:processNumber", text: number)
            }
        }
    }

    private init(
        domain verb: StaticString,
        _ name: String,
        operation: String? = nil,
        body: @escaping Write = { _ in },
        extra: Write? = nil
    ) {
        let title = "domain:\(verb)\(operation.map { " \($0)" } ?? "")"
        self.init(
            title,
            name,
            body: { xml in
                if let operation { xml.open(verb, ["op": operation]) } else { xml.open(verb) }
                Self.object(verb, name, body, &xml)
                xml.close(verb)
            },
            extra: extra
        )
    }

    private static func object(
        _ verb: StaticString,
        _ name: String,
        _ body: Write,
        _ xml: inout XMLWriter
    ) {
        let write: (inout XMLWriter) -> Void = { xml in
            xml.element("domain:name", text: name)
            body(&xml)
        }
        let namespace: KeyValuePairs<StaticString, String> = ["xmlns:domain": Namespace.domain]
        switch "\(verb)" {
        case "info": xml.element("domain:info", namespace, write)
        case "update": xml.element("domain:update", namespace, write)
        case "renew": xml.element("domain:renew", namespace, write)
        case "delete": xml.element("domain:delete", namespace, write)
        default: xml.element("domain:transfer", namespace, write)
        }
    }
}

extension EPPCommand {
    /// RFC 5731 §3.1.2.
    static func info(_ name: String) -> EPPCommand { EPPCommand(domain: "info", name) }

    /// Asks the registry to make a code, where it makes them itself: a new one though the current could be told again,
    /// if that is forced.
    static func requestCode(_ name: String, isForced: Bool = false) -> EPPCommand {
        EPPCommand(
            domain: "info",
            name,
            extra: { xml in
                xml.empty(
                    "authCode:request",
                    ["xmlns:authCode": AuthCode.namespace, "force": isForced ? "true" : "false"]
                )
            }
        )
    }

    /// RFC 5731 §3.1.1.
    static func check(_ names: [String]) -> EPPCommand {
        EPPCommand(
            "domain:check",
            names.first ?? "",
            body: { xml in
                xml.element("check") { xml in
                    xml.element("domain:check", ["xmlns:domain": Namespace.domain]) { xml in
                        for name in names { xml.element("domain:name", text: name) }
                    }
                }
            }
        )
    }

    /// RFC 5731 §3.2.5.
    static func update(_ name: String, _ changes: DomainChanges) -> EPPCommand {
        EPPCommand(domain: "update", name, body: changes.write)
    }

    /// RFC 5731 §3.2.3; `expiry` is a day as the client believes it.
    static func renew(_ name: String, expiry: String, period: Int, unit: String) -> EPPCommand {
        EPPCommand(
            domain: "renew",
            name,
            body: { xml in
                xml.element("domain:curExpDate", text: expiry)
                xml.element("domain:period", ["unit": unit], text: String(period))
            }
        )
    }

    /// RFC 5731 §3.2.2.
    static func delete(_ name: String) -> EPPCommand { EPPCommand(domain: "delete", name) }

    /// RFC 5731 §3.2.4: `approve`, `reject`, `cancel` or `query`.
    static func transfer(_ operation: String, _ name: String) -> EPPCommand {
        EPPCommand(domain: "transfer", name, operation: operation)
    }

    /// RFC 5731 §3.2.4, with the second secret where the registry has one.
    static func requestTransfer(
        _ name: String,
        code: String,
        years: Int?,
        processNumber: String? = nil
    ) -> EPPCommand {
        var command = EPPCommand(
            domain: "transfer",
            name,
            operation: "request",
            body: { xml in
                if let years { xml.element("domain:period", ["unit": "y"], text: String(years)) }
                xml.element("domain:authInfo") { xml in xml.element("domain:pw", text: code) }
            }
        )
        command.processNumber = processNumber
        return command
    }

    /// RFC 3915 §4.2.5: asks for a restore.
    static func restore(_ name: String) -> EPPCommand {
        EPPCommand(
            domain: "update",
            name,
            body: { xml in xml.empty("domain:chg") },
            extra: { xml in
                xml.element("rgp:update", ["xmlns:rgp": RGP.namespace]) { xml in
                    xml.empty("rgp:restore", ["op": "request"])
                }
            }
        )
    }

    /// RFC 3915 §4.2.5: says why.
    static func restoreReport(_ name: String, deleted: String, restored: String, reason: String) -> EPPCommand {
        EPPCommand(
            domain: "update",
            name,
            body: { xml in xml.empty("domain:chg") },
            extra: { xml in
                xml.element("rgp:update", ["xmlns:rgp": RGP.namespace]) { xml in
                    xml.element("rgp:restore", ["op": "report"]) { xml in
                        xml.element("rgp:report") { xml in
                            xml.element("rgp:preData", text: name)
                            xml.element("rgp:postData", text: name)
                            xml.element("rgp:delTime", text: deleted)
                            xml.element("rgp:resTime", text: restored)
                            xml.element("rgp:resReason", text: reason)
                            xml.element("rgp:statement", text: "The registrant has asked for it.")
                            xml.element("rgp:statement", text: "The data above are true.")
                        }
                    }
                }
            }
        )
    }

    /// RFC 5730 §2.9.2.3.
    static func acknowledge(_ message: Int) -> EPPCommand {
        EPPCommand("poll:ack", "", body: { xml in xml.empty("poll", ["op": "ack", "msgID": String(message)]) })
    }

    /// RFC 5732 §3.1.1.
    static func checkHosts(_ names: [String]) -> EPPCommand {
        EPPCommand(
            "host:check",
            names.first ?? "",
            body: { xml in
                xml.element("check") { xml in
                    xml.element("host:check", ["xmlns:host": Namespace.host]) { xml in
                        for name in names { xml.element("host:name", text: name) }
                    }
                }
            }
        )
    }

    /// RFC 5732 §3.2.1.
    static func createHost(_ nameserver: NameServer) -> EPPCommand {
        EPPCommand(
            "host:create",
            nameserver.name,
            body: { xml in
                xml.element("create") { xml in
                    xml.element("host:create", ["xmlns:host": Namespace.host]) { xml in
                        xml.element("host:name", text: nameserver.name)
                        for address in nameserver.addresses {
                            xml.element("host:addr", ["ip": address.contains(":") ? "v6" : "v4"], text: address)
                        }
                    }
                }
            }
        )
    }
}
