import EPP
import JSON
import Registry

/// A registrar in a seed.
package struct SeedRegistrar: Sendable, Equatable, Codable {
    package var id: String
    package var password: String
    package var suspended: Bool?
    /// The SHA-256 of the certificate that it must show, in hex.
    package var certificate: String?
    package var balance: Int?
    package var creditLimit: Int?
    /// Credentials for the registrars' own interfaces.
    package var keys: [InterfaceKey]?
    package var extensions: SeedExtras<RegistrarExtraKeys>?

    package init(id: String, password: String) {
        self.id = id
        self.password = password
    }
}

extension SeedLoader {
    mutating func load(_ seed: SeedRegistrar, at path: JSONPath) throws(JSONFault) {
        guard world.registrars[seed.id] == nil else {
            throw JSONFault("there are two registrars \"\(seed.id)\"", at: path["id"])
        }
        world.apply(.registrar(try registrar(seed, at: path)))
    }

    /// A registrar as the seed describes it.
    package func registrar(_ seed: SeedRegistrar, at path: JSONPath) throws(JSONFault) -> Registrar {
        try check(seed.id, .token, 3...16, at: path["id"])
        // Longer than the base protocol takes: logins may carry such passwords in loginSec (RFC 8807 §3.1).
        try check(seed.password, .token, 6...256, at: path["password"])
        var registrar = Registrar(id: seed.id, password: seed.password)
        registrar.isSuspended = seed.suspended ?? false
        registrar.certificate = try seed.certificate.map { text throws(JSONFault) in
            let hex = text.filter { $0 != ":" }.lowercased()
            guard hex.utf8.count == 64, hex.allSatisfy(\.isHexDigit) else {
                throw JSONFault("a certificate is named by its SHA-256, 64 hexadecimal digits", at: path["certificate"])
            }
            return hex
        }
        registrar.balance = seed.balance
        registrar.creditLimit = seed.creditLimit ?? 0
        guard registrar.creditLimit >= 0 else {
            throw JSONFault("a credit limit is not below 0", at: path["creditLimit"])
        }
        for (index, key) in (seed.keys ?? []).enumerated() {
            if let flaw = key.flaw { throw JSONFault(flaw, at: path["keys"][index]) }
        }
        registrar.keys = seed.keys ?? []
        registrar.extensionData = seed.extensions?.extensionData ?? ExtensionData()
        return registrar
    }
}

extension SeedRegistrar {
    /// A registrar, written down.
    package init(_ registrar: Registrar) {
        id = registrar.id
        password = registrar.password.revealed
        suspended = registrar.isSuspended ? true : nil
        certificate = registrar.certificate
        balance = registrar.balance
        creditLimit = registrar.creditLimit == 0 ? nil : registrar.creditLimit
        keys = registrar.keys.isEmpty ? nil : registrar.keys
        extensions = SeedExtras(registrar.extensionData)
    }
}
