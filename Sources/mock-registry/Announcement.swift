import MockRegistry
import Registry

/// What is told when the server is ready.
enum Announcement {
    static func text(_ registry: MockRegistry) -> String {
        let composition = registry.composition
        let passwords = composition.registrars.map { "    \($0.id) \($0.password)\n" }.joined()
        let file = ReadyFile(registry).ca ?? ""
        return """
            EPP over TLS on \(registry.host) port \(registry.port), policy \(composition.policy.name), \
            \(composition.registryName)
              control API: \(registry.controlAddress ?? "off")
              certificate authority: \(file)
              registrars and their passwords:
            \(passwords)  to see the greeting:
                openssl s_client -quiet -connect \(address(registry)) -CAfile \(file)

            """
    }

    /// An address that means "all" cannot be connected to.
    private static func address(_ registry: MockRegistry) -> String {
        switch registry.host {
        case "0.0.0.0", "": "127.0.0.1:\(registry.port)"
        case "::": "[::1]:\(registry.port)"
        default:
            registry.host.contains(":") ? "[\(registry.host)]:\(registry.port)" : "\(registry.host):\(registry.port)"
        }
    }
}
