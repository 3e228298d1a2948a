import EPP
import Registry
import XML

extension Host {
    /// Adds addresses: one that is there already is 2306, as is one more than the policy allows.
    mutating func add(_ new: [IPAddress], _ policy: PolicyInForce) throws(EPPError) {
        for address in new {
            guard !self.addresses.contains(address) else {
                throw Self.refusal(.valuePolicy, "the host has the address already", "RFC 5732 §3.2.5", address)
            }
            guard self.addresses.count < policy.host.mostAddresses else {
                let reason = "at most \(policy.host.mostAddresses) addresses"
                throw Self.refusal(.valuePolicy, reason, "policy host.mostAddresses", address)
            }
            self.addresses.append(address)
        }
    }

    /// Removes addresses: one that is not there is 2306.
    mutating func remove(_ old: [IPAddress]) throws(EPPError) {
        for address in old {
            guard let place = self.addresses.firstIndex(of: address) else {
                throw Self.refusal(.valuePolicy, "the host has no such address", "RFC 5732 §3.2.5", address)
            }
            self.addresses.remove(at: place)
        }
    }

    /// A host below a domain needs an address, for it is glue; any other has none (RFC 5732 §1.1, §3.2.1).
    ///
    /// `former` is the host before an update: to take its last address is 2304. Under wide glue a host may be made before
    /// it has one.
    func checkGlue(former: Host?, _ policy: PolicyInForce) throws(EPPError) {
        let item = Item(Namespace.host, "addr", self.addresses.first?.description ?? "")
        guard self.superordinate != nil else {
            guard self.addresses.isEmpty else {
                throw EPPError(.valueRange, "an external host has no address here", "RFC 5732 §3.2.1", at: item)
            }
            return
        }
        guard self.addresses.isEmpty else { return }
        let neverHadAny = former?.addresses.isEmpty ?? true
        guard policy.host.glue != .wide || !neverHadAny else { return }
        guard former?.superordinate == nil else {
            throw EPPError(
                .statusProhibits,
                "the last address of a host below a domain stays",
                "RFC 5732 §1.1",
                at: item
            )
        }
        throw EPPError(.parameterMissing, "a host below a domain needs an address", "RFC 5732 §3.2.1", at: item)
    }

    private static func refusal(
        _ code: ResultCode,
        _ reason: String,
        _ section: String,
        _ address: IPAddress
    ) -> EPPError {
        EPPError(code, reason, section, at: Item(Namespace.host, "addr", address.description))
    }
}

extension Children {
    /// All the `<addr>` that stand next.
    mutating func addresses() throws(EPPError) -> [IPAddress] {
        try many("addr").map { address throws(EPPError) in try IPAddress(address) }
    }
}
