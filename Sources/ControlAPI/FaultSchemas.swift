import Faults
import HTTP
import JSON
import Journal

/// The JSON schemas of faults and of the journal.
enum FaultSchemas {
    private typealias Schemas = ControlSchemas
    private static let text = ControlSchemas.text
    private static let number = ControlSchemas.number

    static let all: [String: JSONValue] = [
        "Fault": Schemas.object(
            ["effect": Schemas.reference("FaultEffect")],
            [
                "id": text, "match": match, "remaining": ["type": "integer", "minimum": 1],
                "acted": ["type": "integer", "minimum": 0, "description": "How often it has acted; not to be set"],
                "nearestMiss": [
                    "type": "string",
                    "description": "What came nearest to a rule that has not acted, and why it did not; not to be set",
                ],
                "warning": ["type": "string", "description": "Why it never can act; not to be set"],
            ]
        ),
        "FaultEffect": effect,
        "Faults": Schemas.list(of: "Fault"),
        "ReservedNames": Schemas.object([
            "apply": Schemas.flag, "names": Schemas.list(of: Schemas.object(["name": text, "text": text])),
        ]),
        "ReservedNamesSwitch": Schemas.object(["apply": Schemas.flag]),
        "JournalEntry": entry,
        "JournalChange": change,
        "Journal": Schemas.object([
            "entries": Schemas.list(of: "JournalEntry"), "last": number, "dropped": number,
        ]),
        "Claims": Schemas.object(["assertions": Schemas.list(of: claim)], ["after": number]),
        "ReportQuestion": Schemas.object([:], ["title": text, "after": number, "assertions": Schemas.list(of: claim)]),
        "WebhookOrder": Schemas.object(
            ["url": text],
            ["events": Schemas.list(of: text), "registrar": text, "name": text, "secret": text]
        ),
        "Webhook": webhook,
        "Webhooks": Schemas.list(of: webhook),
        "WebhookDeliveries": Schemas.list(
            of: Schemas.object(
                [
                    "id": text, "entry": number, "event": text, "tries": number,
                    "state": ["enum": .array(WebhookQueue.State.allCases.map { .string($0.rawValue) })],
                ],
                ["status": number, "failure": text]
            )
        ),
        "RequirementUses": Schemas.object([
            "total": number, "exercised": number,
            "requirements": Schemas.list(
                of: Schemas.object([
                    "id": text, "section": text, "level": ["enum": ["MUST", "SHOULD"]], "text": text, "by": text,
                    "times": number, "entries": Schemas.list(of: number),
                ])
            ),
        ]),
        "Report": ["oneOf": [text, ["type": "object"]]],
        "Outcomes": Schemas.object([
            "holds": Schemas.flag,
            "assertions": Schemas.list(
                of: Schemas.object(
                    ["holds": Schemas.flag, "found": number, "entries": Schemas.list(of: number)],
                    ["name": text]
                )
            ),
        ]),
        "Dialogue": Schemas.object(["files": ["type": "object", "additionalProperties": text]]),
    ].merging(effects) { own, _ in own }

    private static let webhook = Schemas.object(
        [
            "id": text, "url": text, "events": Schemas.list(of: text), "waiting": number, "delivered": number,
            "failed": number, "dropped": number,
        ],
        ["registrar": text, "name": text, "secret": text]
    )

    private static let match = Schemas.object(
        [:],
        [
            "registrar": text, "command": text, "object": text, "name": text, "extension": text, "session": number,
            "occurrence": number,
            "probability": ["type": "number", "minimum": 0, "maximum": 1],
        ]
    )

    private static let effect: JSONValue = ["oneOf": .array(FaultEffect.kinds.map { Schemas.reference(name(of: $0)) })]

    /// One schema for each effect: the console builds its forms of them, generated clients their types.
    private static let effects = Dictionary(
        uniqueKeysWithValues: FaultEffect.kinds.map { (name(of: $0), choice(of: $0)) }
    )

    /// Such as `DelayEffect`.
    private static func name(of kind: any FaultKind.Type) -> String {
        "\(kind.name.prefix(1).uppercased())\(kind.name.dropFirst())Effect"
    }

    private static func choice(of kind: any FaultKind.Type) -> JSONValue {
        [
            "type": "object", "title": .string(name(of: kind)), "description": .string(kind.summary),
            "required": [.string(kind.name)], "additionalProperties": false,
            "properties": .object([kind.name: schema(of: kind)]),
        ]
    }

    /// The parameters of a kind of fault.
    private static func schema(of kind: any FaultKind.Type) -> JSONValue {
        func fields(_ isRequired: Bool) -> [String: JSONValue] {
            let fields = kind.parameters.filter { $0.isRequired == isRequired }
            return Dictionary(uniqueKeysWithValues: fields.map { ($0.name, schema(of: $0)) })
        }
        return Schemas.object(fields(true), fields(false))
    }

    private static func schema(of parameter: FaultParameter) -> JSONValue {
        guard case .object(var schema) = schema(of: parameter.value), !parameter.note.isEmpty else {
            return schema(of: parameter.value)
        }
        schema["description"] = .string(parameter.note)
        return .object(schema)
    }

    private static func schema(of value: FaultParameter.Value) -> JSONValue {
        switch value {
        case .integer: number
        case .text: text
        case .flag: Schemas.flag
        case .word(let words): ["type": "string", "enum": .array(words.map { .string($0) })]
        case .words(let words):
            ["type": "array", "items": ["type": "string", "enum": .array(words.map { .string($0) })]]
        case .window: Schemas.object(["from": Schemas.date, "until": Schemas.date])
        }
    }

    private static let claim = Schemas.object(
        [:],
        [
            "name": text, "count": number, "atLeast": number, "atMost": number, "noUnknownExtension": Schemas.flag,
            "noSecretTwice": Schemas.flag,
            "state": Schemas.object(
                [:],
                [
                    "domain": text, "host": text, "contact": text, "registrar": text, "exists": Schemas.flag,
                    "has": ["type": "object"],
                ]
            ),
            "match": Schemas.object(
                [:],
                [
                    "session": number, "registrar": text, "command": text, "code": number, "name": text,
                    "clTRID": text, "svTRID": text, "kinds": Schemas.list(of: text),
                ]
            ),
        ]
    )

    private static let entry = Schemas.object(
        [
            "sequence": number, "time": Schemas.date,
            "kind": ["enum": .array(JournalEntry.Kind.allCases.map { .string($0.rawValue) })],
        ],
        [
            "session": number, "registrar": text, "address": text, "port": number, "protocolVersion": text,
            "serverName": text, "certificateName": text, "purpose": text, "text": text, "command": text,
            "code": number, "rule": text,
            "section": text, "found": text, "until": text, "note": text, "microseconds": number, "fault": text,
            "effect": Schemas.reference("FaultEffect"),
            "name": text, "clTRID": text, "svTRID": text, "from": Schemas.date, "to": Schemas.date, "act": text,
            "due": Schemas.date, "revision": number, "changes": Schemas.list(of: "JournalChange"),
            "changesOmitted": number,
        ]
    )

    private static let change = Schemas.object([
        "kind": ["enum": .array(JournalChange.Kind.allCases.map { .string($0.rawValue) })], "name": text,
        "outcome": ["enum": .array(JournalChange.Outcome.allCases.map { .string($0.rawValue) })],
        "fields": [
            "type": "object",
            "additionalProperties": [
                "type": "object", "properties": ["from": [:], "to": [:]], "additionalProperties": false,
            ],
        ],
    ])
}
