/// Where in a JSON text something is (RFC 6901).
struct JSONPointer: CustomStringConvertible {
    let description: String

    init(_ path: [any CodingKey]) {
        description = path.map { "/" + Self.escape($0.intValue.map(String.init) ?? $0.stringValue) }.joined()
    }

    private static func escape(_ name: String) -> String {
        var text = ""
        for scalar in name.unicodeScalars {
            switch scalar {
            case "~": text += "~0"
            case "/": text += "~1"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
