import EPP

/// What the registry would have sent to people outside: nothing leaves the machine, the user reads it here.
package struct Outbox: Sendable, Equatable {
    /// One mail to a holder.
    package struct Delivery: Sendable, Equatable, CustomStringConvertible {
        package enum Kind: String, Sendable, Codable, CaseIterable {
            /// A domain's code.
            case code
            /// The way back to a handle and a password.
            case recovery
            /// The question whether a domain may be transferred.
            case confirmation
        }

        package let kind: Kind
        /// The registrant's e-mail address.
        package let recipient: String
        /// Empty in a mail that is about no domain.
        package let domain: String
        /// Empty in a mail without a code.
        package let code: String
        /// The second secret, where the policy has one.
        package let processNumber: String?
        /// The path that a recovery leads to.
        package let link: String?
        /// What opens the answer to a transfer.
        package let key: String?
        /// The registrar that asked for the transfer.
        package let requester: String?
        package let sent: Instant
        package let expires: Instant?

        /// A domain's code.
        package init(
            recipient: String,
            domain: String,
            code: String,
            processNumber: String?,
            sent: Instant,
            expires: Instant?
        ) {
            (kind, link, key, requester) = (.code, nil, nil, nil)
            self.recipient = recipient
            self.domain = domain
            self.code = code
            self.processNumber = processNumber
            self.sent = sent
            self.expires = expires
        }

        /// The way back for a holder who has lost handle or password.
        package init(recoveryFor recipient: String, link: String, sent: Instant, expires: Instant?) {
            (kind, domain, code, processNumber) = (.recovery, "", "", nil)
            (key, requester) = (nil, nil)
            self.recipient = recipient
            self.link = link
            self.sent = sent
            self.expires = expires
        }

        /// The question whether a domain may be transferred, until when it can be answered.
        package init(
            confirmationOf domain: String,
            for requester: ClientID,
            to recipient: String,
            key: String,
            sent: Instant,
            expires: Instant?
        ) {
            (kind, code, processNumber, link) = (.confirmation, "", nil, nil)
            (self.recipient, self.domain, self.requester, self.key) = (recipient, domain, requester, key)
            (self.sent, self.expires) = (sent, expires)
        }

        package var description: String {
            switch kind {
            case .code: "code of \(domain) to \(recipient)"
            case .recovery: "recovery to \(recipient)"
            case .confirmation: "question about \(domain) to \(recipient)"
            }
        }
    }

    /// The most that is kept; older deliveries are dropped.
    package static let capacity = 10_000

    /// Oldest first.
    package private(set) var deliveries: [Delivery] = []
    /// How many have been dropped.
    package private(set) var dropped = 0

    package init() {}

    /// An outbox as it was: of more than it can hold the last.
    package init(_ deliveries: [Delivery], dropped: Int) {
        self.deliveries = deliveries.suffix(Self.capacity)
        self.dropped = dropped
    }

    mutating func append(_ delivery: Delivery) {
        deliveries.append(delivery)
        // A tenth at a time, so that a full outbox does not move every delivery at each new one.
        guard deliveries.count > Self.capacity else { return }
        dropped += Self.capacity / 10
        deliveries.removeFirst(Self.capacity / 10)
    }

    /// The number of the last delivery, counted from the first since the outbox was emptied.
    var last: Int { dropped + deliveries.count }
}

/// The mail as its holder reads it.
extension Outbox.Delivery {
    package var subject: String {
        switch kind {
        case .code: "Auth code of \(domain)"
        case .recovery: "Your access to the registry"
        case .confirmation: "Transfer of \(domain)"
        }
    }

    /// Plain text, line by line.
    package var body: String {
        let lines =
            switch kind {
            case .code:
                ["The auth code of \(domain) is:", "", "    \(code)", ""]
                    + (processNumber.map { ["Your new registrar needs the process number too: \($0)", ""] } ?? [])
                    + ["Whoever has it can move the domain to another registrar. Give it to nobody else."]
            case .recovery:
                [
                    "Somebody, probably you, asked how to sign in with the registry.", "",
                    "This link shows your handle and lets you set a password:", "", "    \(link ?? "")", "",
                    "Whoever did not ask for it need not do anything.",
                ]
            case .confirmation:
                [
                    "\(requester ?? "Another registrar") has asked to take over \(domain), which is yours.", "",
                    "With this key you confirm or refuse it at the registry, once:", "", "    \(key ?? "")", "",
                ]
            }
        return (lines + (expires.map { ["Valid until \($0)."] } ?? [])).joined(separator: "\n")
    }
}
