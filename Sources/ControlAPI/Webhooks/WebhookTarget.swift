import HTTP
import TLS

/// Where a webhook's deliveries go: an address of http or https.
///
/// Only this machine's own addresses, unless the program was told of others: whoever may call the control API could make the
/// server send requests into networks that they cannot reach themselves (server-side request forgery).
struct WebhookTarget: Sendable, Equatable {
    let url: String
    let usesTLS: Bool
    let host: String
    let port: Int
    /// With its query.
    let target: String

    private static let longest = 2048

    /// Reads `http://127.0.0.1:9000/hook`; nil for what is none.
    init?(_ url: String) {
        guard let scheme = ["http://", "https://"].first(where: url.hasPrefix), url.utf8.count <= Self.longest else {
            return nil
        }
        guard url.utf8.allSatisfy({ (0x21...0x7E).contains($0) }), !url.contains("#") else { return nil }
        let rest = url.dropFirst(scheme.count)
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        let path = rest.dropFirst(authority.count)
        let isBracketed = authority.hasPrefix("[")
        let name = isBracketed ? authority.dropFirst().prefix { $0 != "]" } : authority.prefix { $0 != ":" }
        let tail = authority.dropFirst(name.count + (isBracketed ? 2 : 0))
        guard !name.isEmpty, !name.contains("@"),
            !isBracketed || authority.contains("]") && InternetAddress(String(name)) != nil
        else {
            return nil
        }
        usesTLS = scheme == "https://"
        var port = usesTLS ? 443 : 80
        if !tail.isEmpty {
            guard tail.hasPrefix(":"), let number = UInt16(tail.dropFirst()), number > 0 else { return nil }
            port = Int(number)
        }
        self.url = url
        self.port = port
        host = name.lowercased()
        target = path.hasPrefix("/") ? String(path) : "/\(path)"
    }

    /// Whether it is this machine by its loopback addresses: by number, or by the name that has no other meaning here.
    var isLoopback: Bool {
        if host == "localhost" { return true }
        guard let address = InternetAddress(host) else { return false }
        return address.isIPv4 ? address.bytes[0] == 127 : address == InternetAddress("::1")
    }

    /// The addresses to try, as numbers for this machine: nobody's name server is asked where it is.
    var hosts: [String] { host == "localhost" ? ["127.0.0.1", "::1"] : [host] }
}
