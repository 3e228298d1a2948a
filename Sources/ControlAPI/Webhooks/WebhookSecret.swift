import Crypto

/// A webhook's secret, as Standard Webhooks writes it: `whsec_` and Base64 of 24 to 64 bytes.
struct WebhookSecret: Sendable, CustomStringConvertible {
    private let key: [UInt8]

    /// A new one.
    init(_ random: some RandomSource = SystemRandom()) { key = random.bytes(32) }

    /// Reads one that a client brings; nil for what is none.
    init?(_ text: String) {
        guard text.hasPrefix(Self.prefix), let key = Base64.decode(String(text.dropFirst(Self.prefix.count))) else {
            return nil
        }
        guard (24...64).contains(key.count) else { return nil }
        self.key = key
    }

    private static let prefix = "whsec_"

    /// For the one answer that shows it.
    var revealed: String { Self.prefix + Base64.encode(key) }

    /// Descriptions end up in logs.
    var description: String { "***" }

    /// The header `webhook-signature`: of identifier, time and body, with a full stop between.
    func signature(of body: [UInt8], id: String, at seconds: Int64) -> String {
        let message = Array("\(id).\(seconds).".utf8) + body
        return "v1," + Base64.encode(SHA256.authentication(of: message, key: key))
    }
}
