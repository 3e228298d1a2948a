import EmbeddedFiles

/// A file of the console.
struct Asset: Sendable {
    let body: [UInt8]
    let type: String
    /// Changes with the content (RFC 9110 §8.8.3).
    let tag: String

    init(path: String, source: [UInt8]) {
        let ending = path.split(separator: ".").last.map(String.init) ?? ""
        switch ending {
        case "js": body = SourceText.script(source)
        case "css": body = SourceText.sheet(source)
        default: body = source
        }
        type = Self.types[ending] ?? "application/octet-stream"
        tag = "\"\(String(Self.fingerprint(of: body), radix: 16))\""
    }

    private static let types = [
        "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8",
        "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
    ]

    /// FNV-1a over 64 bits: it need only differ between two versions of a file.
    fileprivate static func fingerprint(of bytes: [UInt8]) -> UInt64 {
        bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}

/// All files of the console, by their path below `Assets`: they are part of the program.
enum Assets {
    /// All of them, with the page naming the others by paths with the version, so that browsers ask for each only once.
    static let all: [String: Asset] = {
        var all = embedded
        let page = embedded["index.html"].map { String(decoding: $0.body, as: UTF8.self) } ?? ""
        let versioned = page.replacing("/console/", with: "/console/\(version)/")
        all["index.html"] = Asset(path: "index.html", source: Array(versioned.utf8))
        return all
    }()

    /// Changes with the content of any of them.
    static let version: String = {
        let tags = embedded.sorted { $0.key < $1.key }.flatMap { Array($0.value.tag.utf8) }
        return String(Asset.fingerprint(of: tags), radix: 16)
    }()

    private static let embedded = Dictionary(
        uniqueKeysWithValues: EmbeddedFile.console.map { ($0.name, Asset(path: $0.name, source: $0.bytes)) }
    )
}
