/// What goes wrong: one kind of fault with its parameters.
///
/// As JSON it is an object with one key: `{"delay": {"milliseconds": 500}}`. What is optional may be left out.
package struct FaultEffect: Sendable {
    /// Every kind of fault there is, in the manual's order.
    package static let kinds: [any FaultKind.Type] = [
        DelayHandshake.self,
        ShowCertificate.self,
        RefuseName.self,
        Close.self,
        ForceResult.self,
        RateLimit.self,
        SessionLimit.self,
        Maintenance.self,
        NeverAnswer.self,
        ChangeTransactionID.self,
        ChangeObject.self,
        WriteInStyle.self,
        WriteInvalid.self,
        Delay.self,
        Tarpit.self,
        SendSlowly.self,
        Truncate.self,
        Stall.self,
        ChangeLength.self,
        Oversize.self,
        SendGarbage.self,
    ]

    /// One of each kind.
    package static var samples: [FaultEffect] { kinds.map { FaultEffect($0.sample) } }

    let kind: any FaultKind

    init(_ kind: some FaultKind) { self.kind = kind }

    /// The key of its JSON object, such as `delay`.
    package var name: String { type(of: kind).name }

    /// Where it acts.
    package var stage: FaultStage { kind.stage }
}

extension FaultEffect: Equatable {
    package static func == (left: FaultEffect, right: FaultEffect) -> Bool { left.kind.equals(right.kind) }
}

extension FaultEffect: Codable {
    /// The name of a kind as a key.
    fileprivate struct Name: CodingKey {
        let kind: any FaultKind.Type
        var stringValue: String { kind.name }
        var intValue: Int? { nil }

        init(_ kind: any FaultKind.Type) { self.kind = kind }
        init?(intValue: Int) { nil }

        init?(stringValue: String) {
            guard let kind = kinds.first(where: { $0.name == stringValue }) else { return nil }
            self.kind = kind
        }
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Name.self)
        guard let name = fields.allKeys.first, fields.allKeys.count == 1 else {
            let explanation = "exactly one of the known fields is expected"
            throw DecodingError.typeMismatch(
                FaultEffect.self,
                DecodingError.Context(codingPath: fields.codingPath, debugDescription: explanation)
            )
        }
        kind = try name.kind.read(from: fields, name)
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Name.self)
        try kind.write(to: &fields)
    }
}

extension FaultKind {
    fileprivate static func read(
        from fields: KeyedDecodingContainer<FaultEffect.Name>,
        _ name: FaultEffect.Name
    ) throws -> any FaultKind { try fields.decode(Self.self, forKey: name) }

    fileprivate func write(to fields: inout KeyedEncodingContainer<FaultEffect.Name>) throws {
        try fields.encode(self, forKey: FaultEffect.Name(Self.self))
    }
}
