import FoundationEssentials
import JSON
import MockRegistry
import Registry

/// What is told when the server is ready.
enum Announcement {
    ///
    /// `lesson` is about the class that it starts with, and `token` the control API's, where it was made for this run.
    static func text(_ registry: MockRegistry, lesson: String = "", token: String? = nil) -> String {
        let setup = registry.setup
        let passwords = setup.registrars.filter { setup.admitted.contains($0.id) }.map {
            "    \($0.id) \($0.password)\n"
        }.joined()
        let file = ReadyFile(registry).ca ?? ""
        return """
            EPP over TLS on \(registry.host) port \(registry.port), policy \(setup.policy), \
            \(setup.source)
              control API: \(registry.controlAddress ?? "off")\(registry.hasConsole ? ", with the console for browsers" : "")
              certificate authority: \(file)
              registrars and their passwords:
            \(passwords)\(interfaces(registry))\(lesson)\(told(token))  to see the greeting:
                openssl s_client -quiet -connect \(address(registry)) -CAfile \(file)

            """
    }

    private static func told(_ token: String?) -> String {
        token.map { "  token for the trainer, made for this run: \($0)\n" } ?? ""
    }

    /// The registrars' own interfaces, with credentials for each.
    private static func interfaces(_ registry: MockRegistry) -> String {
        let keys = registry.setup.keys.filter { registry.setup.admitted.contains($0.registrar) }
        guard let address = registry.controlAddress, !keys.isEmpty else { return "" }
        let lines = keys.map { registrar, key in
            let name = key.name.map { " \($0)" } ?? ""
            return "    \(address)/\(key.interface.rawValue) as \(registrar):\(name) \(key.secret)\n"
        }
        return "  registrars' own interfaces and their keys:\n" + lines.joined()
    }

    private static func address(_ registry: MockRegistry) -> String {
        let host = reachable(registry.host)
        return host.contains(":") ? "[\(host)]:\(registry.port)" : "\(host):\(registry.port)"
    }

    /// An address that means "all" cannot be connected to: the loopback stands for it.
    static func reachable(_ host: String) -> String {
        switch host {
        case "0.0.0.0", "": "127.0.0.1"
        case "::": "::1"
        default: host
        }
    }
}

/// Says in a file that the server is ready, and how to reach it.
struct ReadyFile: Encodable, Equatable {
    let host: String
    let port: Int
    let ca: String?
    /// Where the control API is.
    let control: String?
    let pid: Int32

    init(_ registry: MockRegistry) {
        host = registry.host
        port = registry.port
        ca = registry.certificateAuthorityFile.map { URL(filePath: $0).path }
        control = registry.controlAddress
        pid = ProcessInfo.processInfo.processIdentifier
    }

    func write(to path: String) throws(SetupError) { try Files.write(JSONText.bytes(of: self), to: path) }
}
