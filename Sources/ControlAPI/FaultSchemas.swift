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
            ["effect": effect],
            ["id": text, "match": match, "remaining": ["type": "integer", "minimum": 1]]
        ),
        "Faults": Schemas.list(of: "Fault"),
        "ReservedNames": Schemas.object([
            "apply": Schemas.flag, "names": Schemas.list(of: Schemas.object(["name": text, "text": text])),
        ]),
        "ReservedNamesSwitch": Schemas.object(["apply": Schemas.flag]),
        "JournalEntry": entry,
        "Journal": Schemas.object([
            "entries": Schemas.list(of: "JournalEntry"), "last": number, "dropped": number,
        ]),
        "Claims": Schemas.object(["assertions": Schemas.list(of: claim)], ["after": number]),
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
    ]

    private static let match = Schemas.object(
        [:],
        [
            "registrar": text, "command": text, "object": text, "name": text, "session": number, "occurrence": number,
            "probability": ["type": "number", "minimum": 0, "maximum": 1],
        ]
    )

    private static let effect: JSONValue = [
        "type": "object", "minProperties": 1, "maxProperties": 1,
        "description":
            "One effect with its parameters, such as {\"delay\": {\"milliseconds\": 500}}; the README has all",
        "properties": .object(Dictionary(uniqueKeysWithValues: effects.map { ($0, ["type": "object"]) })),
        "additionalProperties": false,
    ]

    /// The names of `FaultEffect`'s cases; a test compares them.
    static let effects = [
        "delayHandshake", "certificate", "refuseName", "close", "result", "rateLimit", "sessionLimit", "maintenance",
        "neverAnswer", "clientTransactionID", "foreignObject", "style", "invalid", "delay", "tarpit", "slow",
        "truncate", "wrongLength", "oversized", "garbage",
    ]

    private static let claim = Schemas.object(
        [:],
        [
            "name": text, "count": number, "atLeast": number, "atMost": number, "noUnknownExtension": Schemas.flag,
            "noSecretTwice": Schemas.flag,
            "match": Schemas.object(
                [:],
                [
                    "session": number, "registrar": text, "command": text, "code": number,
                    "kinds": Schemas.list(of: text),
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
            "serverName": text, "certificateName": text, "text": text, "command": text, "code": number, "rule": text,
            "section": text, "microseconds": number, "fault": text, "effect": effect,
        ]
    )
}
