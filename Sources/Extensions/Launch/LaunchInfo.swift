import Commands
import EPP
import Marks
import Registry
import XML

/// `launch:info` (RFC 8334 §3.2).
struct LaunchInfo: Sendable {
    let phase: PhaseName
    let applicationID: String?
    let wantsMarks: Bool

    init(_ element: Element) throws(EPPError) {
        var children = try Children(of: element, attributes: ["includeMark"])
        wantsMarks = try element.boolean(attribute: "includeMark") ?? false
        phase = try PhaseName(children.required("phase"))
        let id = children.optional("applicationID")
        applicationID = try id.map { element throws(EPPError) in try element.token(0...Int.max) }
        try children.end()
    }

    /// What is known of the launch of a domain: 2303 where it had none, 2306 where it was in another phase.
    func report(on domain: Domain, _ item: Item, _ context: Context) throws(EPPError) -> LaunchReport {
        guard let record = domain.extensionData[LaunchRecord.Key.self] else {
            throw EPPError(.objectDoesNotExist, "the domain is no launch registration", "RFC 8334 §3.2", at: item)
        }
        guard record.phase.isMeant(by: phase) else {
            throw EPPError(.valuePolicy, "the phase was \(record.phase)", "RFC 8334 §3.2", at: phase.item)
        }
        // What stands in a mark is its holder's, and for the sponsor to see (RFC 8334 §6).
        let marks = wantsMarks && domain.sponsor == context.client ? record.marks ?? [] : []
        return LaunchReport(phase: record.phase, status: .allocated, marks: marks)
    }
}

/// `launch:infData` (RFC 8334 §3.2).
struct LaunchReport: Sendable {
    private let phase: PhaseName
    private let applicationID: String?
    private let status: LaunchApplication.Status
    private let statusName: String?
    private let text: String?
    private let marks: [Mark]

    init(phase: PhaseName, status: LaunchApplication.Status, marks: [Mark]) {
        (self.phase, self.status, self.marks) = (phase, status, marks)
        (applicationID, statusName, text) = (nil, nil, nil)
    }

    /// As a poll message tells it.
    init(_ state: LaunchState, marks: [Mark] = []) {
        (phase, applicationID, text) = (state.phase, state.applicationID, state.text)
        (status, statusName) = (state.status, state.statusName)
        self.marks = marks
    }

    func write(_ xml: inout XMLWriter) {
        xml.element("launch:infData", ("xmlns:launch", Launch.namespace)) { xml in
            xml.phase(phase)
            if let applicationID { xml.element("launch:applicationID", text: applicationID) }
            writeStatus(&xml)
            for mark in marks { mark.write(&xml) }
        }
    }

    /// `launch:status`: one of the registry's own has its name (RFC 8334 §2.4).
    private func writeStatus(_ xml: inout XMLWriter) {
        switch (statusName, text) {
        case (let name?, _): xml.element("launch:status", ["s": status.rawValue, "name": name], text: text ?? "")
        case (nil, let text?): xml.element("launch:status", ("s", status.rawValue), text: text)
        case (nil, nil): xml.empty("launch:status", ("s", status.rawValue))
        }
    }
}

extension XMLWriter {
    /// `launch:phase` (RFC 8334 §2.3).
    mutating func phase(_ phase: PhaseName) {
        if let name = phase.name {
            element("launch:phase", ("name", name), text: phase.kind.rawValue)
        } else {
            element("launch:phase", text: phase.kind.rawValue)
        }
    }
}
