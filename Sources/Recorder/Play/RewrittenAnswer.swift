import EPP
import Journal

/// A recorded answer with other identifiers and later dates; everything else stays as it was written.
struct RewrittenAnswer {
    private(set) var bytes: [UInt8]

    /// `shift` is added to dates; a greeting's own date becomes `greetedAt`.
    init(
        _ recorded: [UInt8],
        identifiers: (client: String?, server: String)?,
        shift: TimeSpan?,
        greetedAt: Instant? = nil
    ) {
        bytes = recorded
        if let shift { move(by: shift) }
        if let greetedAt {
            let places = SecretMask.contents(in: bytes) { $0 == "svdate" }
            bytes = SecretMask.replaced(bytes, at: places) { _ in Array(greetedAt.description.utf8) }
        }
        if let identifiers { identify(identifiers.client, identifiers.server) }
    }

    private static let moments: Set = [
        "svdate", "qdate", "crdate", "update", "exdate", "trdate", "redate", "acdate", "padate", "date",
    ]

    private mutating func move(by shift: TimeSpan) {
        let places = SecretMask.contents(in: bytes, of: Self.moments.contains)
        bytes = SecretMask.replaced(bytes, at: places) { content in
            let text = String(decoding: content, as: UTF8.self)
            guard let instant = Instant(text.collapsed) else { return Array(content) }
            return Array((instant + shift).written(as: text.collapsed).utf8)
        }
    }

    /// What stands in the response's own trID, the last: those of earlier commands stand in its data.
    private mutating func identify(_ client: String?, _ server: String) {
        guard let place = SecretMask.contents(in: bytes, of: { $0 == "trid" }).last else { return }
        let content = String(decoding: bytes[place], as: UTF8.self)
        let prefix = content.firstMatch(of: /<(\w+:)?svTRID/).flatMap { $0.1 }.map(String.init) ?? ""
        let echoed = client.map { "<\(prefix)clTRID>\(Self.escaped($0))</\(prefix)clTRID>" } ?? ""
        let text = "\(echoed)<\(prefix)svTRID>\(server)</\(prefix)svTRID>"
        bytes = SecretMask.replaced(bytes, at: [place]) { _ in Array(text.utf8) }
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}

extension Instant {
    /// With as many digits behind the seconds as another date has.
    fileprivate func written(as other: String) -> String {
        let digits = other.contains(".") ? other.reversed().dropFirst().prefix(while: \.isNumber).count : 0
        let plain = String(description.prefix(19))
        let fraction = String(
            String(milliseconds.quotientAndRemainder(dividingBy: 1000).remainder.magnitude + 1000).dropFirst()
        )
        let padded = fraction + String(repeating: "0", count: max(0, digits - 3))
        return digits == 0 ? "\(plain)Z" : "\(plain).\(padded.prefix(digits))Z"
    }
}
