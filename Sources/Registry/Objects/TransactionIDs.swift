/// The identifiers of a command: the client's, when it gave one, and the server's (RFC 5730 §2.5).
package struct TransactionIDs: Sendable, Hashable {
    package let client: String?
    package let server: String

    package init(client: String?, server: String) {
        self.client = client
        self.server = server
    }
}
