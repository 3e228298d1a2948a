import Extensions
import JSON
import Registry

/// What extensions remember about an object: its field `extensions` in a seed.
package struct SeedExtras<Keys: SeedExtraKeys>: Sendable, Equatable, Codable {
    package private(set) var extensionData = ExtensionData()

    /// Nothing where there is nothing to write.
    init?(_ extensionData: ExtensionData) {
        guard extensionData != ExtensionData() else { return nil }
        self.extensionData = extensionData
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Field.self)
        for key in Keys.all { try read(key, from: fields) }
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Field.self)
        for (name, value) in extensionData.values.sorted(by: { $0.key < $1.key }) {
            try write(value, to: &fields, name)
        }
    }

    private mutating func read<Key: ExtensionDataKey>(_ key: Key.Type, from fields: KeyedDecodingContainer<Field>)
        throws
    {
        let field = Field(stringValue: Key.name)
        guard let value = try fields.decodeIfPresent(Key.Value.self, forKey: field) else { return }
        if let flaw = Key.flaw(in: value) { throw JSONFault(flaw, at: JSONPath(fields.codingPath + [field])) }
        extensionData[key] = value
    }

    /// Whether a key is listed or not: what is written and not read again is told when it is read.
    private func write(
        _ value: some Encodable,
        to fields: inout KeyedEncodingContainer<Field>,
        _ name: String
    ) throws {
        try fields.encode(value, forKey: Field(stringValue: name))
    }

    private struct Field: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}

/// What extensions remember about one kind of object and a seed carries: a new one is a line below.
package protocol SeedExtraKeys {
    /// The keys, each with its field's name and form.
    static var all: [any ExtensionDataKey.Type] { get }
}

/// What extensions remember about domains.
package enum DomainExtraKeys: SeedExtraKeys {
    package static var all: [any ExtensionDataKey.Type] {
        [
            SecDNS.Key.self, TTL.Key.self, AllocationToken.Key.self, FormerCode.Key.self, ResellerNote.Key.self,
            LaunchRecord.Key.self, IDN.Key.self, PTRecord.Key.self, OrganizationLink.Key.self,
        ]
    }
}

/// What extensions remember about hosts.
package enum HostExtraKeys: SeedExtraKeys {
    package static var all: [any ExtensionDataKey.Type] { [TTL.Key.self, OrganizationLink.Key.self] }
}

/// What extensions remember about contacts.
package enum ContactExtraKeys: SeedExtraKeys {
    package static var all: [any ExtensionDataKey.Type] {
        [FormerCode.Key.self, AdditionalEmail.Key.self, OrganizationLink.Key.self]
    }
}

/// What extensions say in poll messages.
package enum MessageExtraKeys: SeedExtraKeys {
    package static var all: [any ExtensionDataKey.Type] {
        [LaunchState.Key.self, LowBalance.Key.self, AwaitedReport.Key.self, RelayedKeys.Key.self]
    }
}

/// What extensions remember about registrars.
package enum RegistrarExtraKeys: SeedExtraKeys {
    package static var all: [any ExtensionDataKey.Type] {
        [LoginRecord.Key.self, AcknowledgedMessages.Key.self, QuotaCount.Key.self]
    }
}
