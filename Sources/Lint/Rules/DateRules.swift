import EPP
import XML

/// Moments: how they are written, and which comes first (RFC 5731 §2.4, §3).
enum DateRules {
    static let all: [Rules.Check] = [form, order, renewal]

    /// Elements of type dateTime in EPP and its mappings.
    private static let moments: Set = [
        "svDate", "qDate", "crDate", "upDate", "exDate", "trDate", "reDate", "acDate", "paDate",
    ]

    private static func isMoment(_ element: Element) -> Bool {
        moments.contains(element.name) && !element.hasChildren && element.hasText
    }

    private static func form(_ scene: Scene) -> [Flaw] {
        scene.root.all.filter(isMoment).compactMap { element in
            let text = element.text.collapsed
            guard text != "%ANY%", Instant(text) == nil else { return nil }
            return Flaw(.dateForm, "<\(element.name)> is not written as 2026-01-01T00:00:00Z", line: element.line)
        }
    }

    private static let orders = [
        (earlier: "crDate", later: "exDate"), (earlier: "crDate", later: "upDate"),
        (earlier: "crDate", later: "trDate"),
        (earlier: "reDate", later: "acDate"),
    ]

    private static func order(_ scene: Scene) -> [Flaw] {
        scene.data.flatMap { data in
            orders.compactMap { order in
                guard let earlier = moment(order.earlier, of: data), let later = moment(order.later, of: data),
                    later < earlier || (later == earlier && order.later == "exDate")
                else { return nil }
                return Flaw(.dateOrder, "\(order.later) is not after \(order.earlier)", line: data.line)
            }
        }
    }

    private static func renewal(_ scene: Scene) -> [Flaw] {
        guard scene.isSuccess, scene.asked?.verb == "renew", let data = scene.data.first, data.name == "renData",
            let date = scene.asked?.object?.first("curExpDate").flatMap({ CalendarDate($0.text.collapsed.utf8) }),
            let expiry = moment("exDate", of: data), expiry.date <= date
        else { return [] }
        return [Flaw(.renewal, "the domain expires no later than before", line: data.line)]
    }

    private static func moment(_ name: String, of element: Element) -> Instant? {
        element.first(name).flatMap { Instant($0.text.collapsed) }
    }
}
