@testable import Client

/// What a model client puts into the extension of launch phases (RFC 8334): `create sunrise code=…`, `check type=avail sunrise`,
/// `info sunrise id=A1 marks`, `create claims notice=…`.
enum LaunchWords {
    static func markup(_ words: String) throws -> Markup {
        var parts = words.split(separator: " ").map(String.init)
        guard !parts.isEmpty else { throw ModelDialogue.BadLine(text: words) }
        var element = Markup("launch:\(parts.removeFirst())", ["xmlns:launch": "urn:ietf:params:xml:ns:launch-1.0"])
        for part in parts {
            let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
            switch (pair[0], pair.count > 1 ? pair[1] : nil) {
            case ("type", let type?): element = element.with("type", type)
            case ("marks", nil): element = element.with("includeMark", "true")
            case ("id", let id?): element.children.append(Markup("launch:applicationID", text: id))
            case ("code", let code?): element.children.append(mark([Markup("launch:code", text: code)]))
            case ("mark", let label?): element.children.append(mark([trademark(label)]))
            case ("both", let label?):
                let code = Markup("launch:code", text: "49FD46E6C4B45C55D4AC")
                element.children.append(mark([code, trademark(label)]))
            case ("notice", let id?): element.children.append(notice(id))
            case (let phase, nil): element.children.insert(Markup("launch:phase", text: phase), at: 0)
            default: throw ModelDialogue.BadLine(text: words)
            }
        }
        return element
    }

    private static func mark(_ content: [Markup]) -> Markup { Markup("launch:codeMark", content) }

    private static func notice(_ id: String) -> Markup {
        Markup(
            "launch:notice",
            [
                Markup("launch:noticeID", text: id),
                Markup("launch:notAfter", text: "2026-06-01T00:00:00Z"),
                Markup("launch:acceptedDate", text: "2026-03-01T12:00:00Z"),
            ]
        )
    }

    /// RFC 7848 §2.
    private static func trademark(_ label: String) -> Markup {
        let address = [
            Markup("mark:street", text: "1 Canal Street"), Markup("mark:city", text: "Amsterdam"),
            Markup("mark:cc", text: "NL"),
        ]
        let holder = [Markup("mark:org", text: "Alder and Sons"), Markup("mark:addr", address)]
        let trademark = [
            Markup("mark:id", text: "00052013-4"), Markup("mark:markName", text: "Alder"),
            Markup("mark:holder", ["entitlement": "owner"], holder), Markup("mark:jurisdiction", text: "NL"),
            Markup("mark:label", text: label), Markup("mark:goodsAndServices", text: "Musical instruments"),
            Markup("mark:regNum", text: "R-4711"), Markup("mark:regDate", text: "2011-02-01T00:00:00Z"),
        ]
        return Markup(
            "mark:mark",
            ["xmlns:mark": "urn:ietf:params:xml:ns:mark-1.0"],
            [Markup("mark:trademark", trademark)]
        )
    }
}
