import Crypto

/// A client of the registry (RFC 5730 §2.9.1.1).
package struct Registrar: Sendable, Equatable {
    package let id: ClientID
    package var password: Password
    /// A suspended registrar's login is refused with 2201 once its credentials are right.
    package var isSuspended = false
    /// The certificate it must show, where one is demanded: the SHA-256 of its DER in hex, or nil for any of its name.
    package var certificate: String?
    /// What is left to spend, in the policy's currency and its smallest unit; nil is without limit.
    package var balance: Int?
    /// How far below zero the balance may fall by commands (RFC 8748 §3.5).
    package var creditLimit = 0
    /// Credentials for the registrars' own interfaces.
    package var keys: [InterfaceKey] = []
    package var extensionData = ExtensionData()

    package init(id: ClientID, password: String) {
        self.id = id
        self.password = Password(password)
    }
}

extension Registrar {
    /// What can still be spent: the balance, and the credit below it; nil without limit.
    package var availableCredit: Int? {
        balance.map { balance in
            let (sum, overflows) = balance.addingReportingOverflow(creditLimit)
            return overflows ? .max : sum
        }
    }

    /// Stands for every registrar that there is not: a login under an unknown identifier costs what one with a wrong password
    /// costs, so that the time taken does not tell which it was.
    static let stranger = Registrar(id: "?", password: "stranger-Pass1")

    /// Whether it is none: its identifier is one that no registrar can have (RFC 5730 §4, clIDType).
    package var isStranger: Bool { id.utf8.count < 3 }
}

/// A registrar's password: compared in constant time, shown to nobody.
package struct Password: Sendable, Equatable, CustomStringConvertible {
    private let text: String

    package init(_ text: String) { self.text = text }

    /// Whether this is the password; the time taken does not tell its length either.
    package func matches(_ candidate: String) -> Bool {
        bytesAreEqual(SHA256.hash(Array(text.utf8)), SHA256.hash(Array(candidate.utf8)))
    }

    /// The password itself, for a seed that is written out.
    package var revealed: String { text }

    package var description: String { "***" }
}
