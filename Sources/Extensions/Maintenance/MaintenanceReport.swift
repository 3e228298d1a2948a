import Commands
import EPP
import Registry
import XML

/// `maint:infData`: one maintenance, or the list (RFC 9167 §4.1.1).
struct MaintenanceReport: Sendable {
    enum Content: Sendable {
        /// With its `pollType` where a poll message tells of it.
        case item(MaintenancePolicy, MaintenancePollType?)
        case list([MaintenancePolicy])
    }

    private let content: Content

    init(_ content: Content) { self.content = content }

    func write(_ xml: inout XMLWriter) {
        xml.element("maint:infData", ("xmlns:maint", Maintenance.namespace)) { xml in
            switch content {
            case .item(let maintenance, let pollType):
                xml.element("maint:item") { xml in write(maintenance, pollType, &xml) }
            case .list(let maintenances):
                xml.element("maint:list") { xml in
                    for maintenance in maintenances { writeLine(maintenance, &xml) }
                }
            }
        }
    }

    private func writeLine(_ maintenance: MaintenancePolicy, _ xml: inout XMLWriter) {
        xml.element("maint:listItem") { xml in
            xml.element("maint:id", text: maintenance.id)
            xml.date("maint:start", maintenance.start)
            xml.date("maint:end", maintenance.end)
            writeHistory(maintenance, &xml)
        }
    }

    private func write(_ maintenance: MaintenancePolicy, _ pollType: MaintenancePollType?, _ xml: inout XMLWriter) {
        xml.element("maint:id", text: maintenance.id)
        if let type = maintenance.type { xml.element("maint:type", text: type) }
        if let pollType { xml.element("maint:pollType", text: pollType.rawValue) }
        xml.element("maint:systems") { xml in
            for system in maintenance.systems { write(system, &xml) }
        }
        xml.empty("maint:environment", ("type", (maintenance.environment ?? .production).rawValue))
        xml.date("maint:start", maintenance.start)
        xml.date("maint:end", maintenance.end)
        xml.element("maint:reason", text: (maintenance.reason ?? .planned).rawValue)
        if let detail = maintenance.detail { xml.element("maint:detail", text: detail) }
        if let description = maintenance.description { xml.element("maint:description", text: description) }
        writeConsequences(maintenance, &xml)
        writeHistory(maintenance, &xml)
    }

    private func write(_ system: MaintenancePolicy.System, _ xml: inout XMLWriter) {
        xml.element("maint:system") { xml in
            xml.element("maint:name", text: system.name)
            if let host = system.host { xml.element("maint:host", text: host) }
            xml.element("maint:impact", text: system.impact.rawValue)
        }
    }

    private func writeConsequences(_ maintenance: MaintenancePolicy, _ xml: inout XMLWriter) {
        if let tlds = maintenance.tlds, !tlds.isEmpty {
            xml.element("maint:tlds") { xml in
                for tld in tlds { xml.element("maint:tld", text: tld) }
            }
        }
        guard maintenance.needsReconnection != nil || maintenance.needsImplementation != nil else { return }
        xml.element("maint:intervention") { xml in
            xml.element("maint:connection", text: maintenance.needsReconnection == true ? "true" : "false")
            xml.element("maint:implementation", text: maintenance.needsImplementation == true ? "true" : "false")
        }
    }

    private func writeHistory(_ maintenance: MaintenancePolicy, _ xml: inout XMLWriter) {
        xml.date("maint:crDate", maintenance.created)
        if let updated = maintenance.updated { xml.date("maint:upDate", updated) }
    }
}
