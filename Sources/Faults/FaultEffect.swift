import JSON

/// What goes wrong: one kind of fault with its parameters.
///
/// As JSON it is an object with one key: `{"delay": {"milliseconds": 500}}`. What is optional may be left out.
package struct FaultEffect: Sendable {
    /// Every kind of fault there is, in the manual's order.
    package static let kinds: [any FaultKind.Type] = [
        DelayHandshake.self,
        ShowCertificate.self,
        ReplaceCertificate.self,
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
        AddUnknownExtension.self,
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

    /// The result that it gives in place of the command's, where it gives one.
    package var resultCode: Int? { kind.resultCode }

    /// Where it acts.
    package var stage: FaultStage { kind.stage }

    /// Whether the client cannot read the answer at all.
    package var losesAnswer: Bool { kind.losesAnswer }
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

    /// Whatever somebody has written as a key.
    private struct AnyName: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    package init(from decoder: any Decoder) throws {
        let given = try decoder.container(keyedBy: AnyName.self).allKeys
        let path = JSONPath(decoder.codingPath)
        let names = FaultEffect.kinds.map { $0.name }
        if let unknown = given.first(where: { Name(stringValue: $0.stringValue) == nil })?.stringValue {
            throw JSONFault.noValue(unknown, of: names, at: path[unknown])
        }
        guard given.count == 1, let name = given.first.flatMap({ Name(stringValue: $0.stringValue) }) else {
            throw JSONFault("exactly one effect is expected: \(names.joined(separator: ", "))", at: path)
        }
        let fields = try decoder.container(keyedBy: Name.self)
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
