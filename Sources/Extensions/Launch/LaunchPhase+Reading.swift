import EPP
import Registry
import XML

extension PhaseName {
    /// `launch:phase` (RFC 8334 §2.3).
    init(_ element: Element) throws(EPPError) {
        let kind = try element.value(LaunchPhase.Kind.self, attributes: ["name"])
        self.init(kind, name: element[attribute: "name"]?.collapsed)
    }

    /// How a refusal names it.
    var item: Item { Item(Launch.namespace, "phase", kind.rawValue) }
}

/// A phase, and an application in it: what `launch:update` and `launch:delete` hold, and perhaps `launch:info`.
struct ApplicationReference: Sendable {
    let phase: PhaseName
    let id: String

    /// `idContainerType` (RFC 8334 §3.4, §3.5).
    init(_ element: Element) throws(EPPError) {
        var children = try Children(of: element)
        phase = try PhaseName(children.required("phase"))
        id = try children.required("applicationID").token(0...Int.max)
        try children.end()
    }

    init(_ phase: PhaseName, _ id: String) { (self.phase, self.id) = (phase, id) }

    var item: Item { Item(Launch.namespace, "applicationID", id) }
}
