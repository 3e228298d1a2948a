import HTTP
import JSON
import Registry
import Seed

/// The JSON schemas of bodies and answers.
enum ControlSchemas {
    static let all: [String: JSONValue] = [
        "Status": object(["status": text]),
        "Health": object(["status": text, "version": text, "registries": number, "connections": number]),
        "OpenAPI": ["type": "object"],
        "Clock": object(["now": date, "speed": ["type": "number"], "isFrozen": flag]),
        "ClockSet": object(["now": time]),
        "ClockAdvance": object(["by": advance]),
        "ClockSpeed": object(["speed": ["type": "number", "minimum": 0, "maximum": 1_000_000]]),
        "NewSnapshot": object(["name": ["type": "string", "pattern": "^[A-Za-z0-9._-]{1,64}$"]]),
        "Snapshot": object([
            "name": text, "time": date, "taken": date, "domains": number, "hosts": number, "contacts": number,
        ]),
        "Snapshots": list(of: "Snapshot"),
        "Session": object(
            ["id": number, "address": text, "port": number, "opened": date, "frames": number],
            [
                "client": text, "serverName": text, "protocolVersion": text, "cipher": text, "lastCommand": text,
                "lastActivity": date, "idleSeconds": ["type": "number"],
            ]
        ),
        "Sessions": list(of: "Session"),
        "Delivery": object(
            [
                "number": number, "kind": deliveryKind, "recipient": text, "subject": text, "body": text,
                "sent": date,
            ],
            [
                "domain": text, "code": text, "processNumber": text, "link": text, "key": text, "requester": text,
                "expires": date,
            ]
        ),
        "SeedDelivery": object(
            ["recipient": text, "sent": time],
            [
                "kind": deliveryKind, "domain": text, "code": text, "processNumber": text, "link": text, "key": text,
                "requester": text, "expires": time,
            ]
        ),
        "HolderCredentials": object(["handle": text, "password": text]),
        "HolderSession": object(["token": text, "handle": text, "name": text]),
        "HolderRecoveryRequest": object(["taxpayerNumber": text, "country": text]),
        "HolderRecovery": object([:]),
        "HolderPassword": object(["password": ["type": "string", "minLength": 8, "maxLength": 128]]),
        "Holder": object(["handle": text, "name": text]),
        "HolderProcesses": list(
            of: object(
                ["process": text, "domain": text, "expires": date, "registrar": text],
                ["code": object(["set": date], ["expires": date])]
            )
        ),
        "HolderCode": object(
            ["code": text, "process": text, "domain": text, "set": date, "sentTo": text],
            ["expires": date]
        ),
        "TransferAnswer": object(["decision": ["enum": .array(HolderAnswer.allCases.map { .string($0.rawValue) })]]),
        "HolderTransfer": object(
            ["domain": text, "registrar": text, "requester": text, "requested": date, "status": text],
            ["deadline": date]
        ),
        "MarkDraft": LaunchSchemas.draft, "MarkList": object(["list": text]),
        "Command": object(["xml": text]),
        "CommandOutcome": object(
            ["session": number, "entries": list(of: number), "faults": list(of: text)],
            [
                "command": text, "code": number, "rule": text, "section": text, "found": text, "until": date,
                "note": text, "microseconds": number, "message": text, "answer": text, "answerBase64": text,
                "schemaProblems": list(of: text),
            ]
        ),
        "InterfaceKeys": list(
            of: object(
                ["interface": text, "base": text, "registrar": text],
                ["account": text, "key": text, "user": text, "secret": text, "scopes": list(of: text)]
            )
        ),
        "Outbox": object(["deliveries": list(of: "Delivery"), "dropped": number]),
        "Registry": object(
            [
                "id": text, "policy": text, "host": text, "port": number, "clock": reference("Clock"),
                "registrars": number, "domains": number, "hosts": number, "contacts": number, "messages": number,
                "sessions": number, "objects": list(of: text), "extensions": list(of: text),
            ],
            ["serverName": text, "suffix": text, "label": label, "token": text, "exercise": text]
        ),
        "NewToken": object([:], ["label": label]),
        "MadeToken": object(["id": text, "created": date, "token": text], ["label": label]),
        "Tokens": list(of: object(["id": text, "created": date], ["label": label])),
        "Registries": list(of: "Registry"),
        "RegistryChange": object(["label": ["oneOf": [label, ["type": "null"]]]]),
        "Policies": list(of: object(["name": text, "summary": text])),
        "Policy": ["type": "object"],
        "NewRegistry": newRegistry,
        "Messages": list(of: "Message"),
        "Due": object([
            "now": date, "total": number,
            "due": list(
                of: object([
                    "time": date, "kind": ["enum": .array(DueAction.Kind.allCases.map { .string($0.rawValue) })],
                    "object": ["enum": .array(DueAction.Subject.allCases.map { .string($0.rawValue) })],
                    "name": text, "text": text,
                ])
            ),
        ]),
        "CreateDecision": object(["decision": ["enum": ["allocate", "refuse"]]], ["reason": text]),
        "TransferabilityQuestion": object(["as": text], ["authInfo": text, "processNumber": text]),
        "Transferability": object([
            "isPossible": flag, "code": number,
            "checks": list(
                of: object(
                    ["rule": text, "section": text],
                    ["holds": flag, "code": number, "found": text, "until": date, "note": text]
                )
            ),
        ]),
        "Transfers": list(
            of: object([
                "kind": ["enum": ["domain", "contact"]], "name": text, "sponsor": text,
                "transfer": reference("Transfer"),
            ])
        ),
    ].merging(SeedSchemas.all) { own, _ in own }.merging(ScorecardSchemas.all) { own, _ in own }.merging(
        FaultSchemas.all
    ) { own, _ in own }

    /// Forward, and no further than the server goes.
    private static let advance: JSONValue = [
        "type": "string", "pattern": "^[+]?[0-9]+(d|h|m|s|ms)$", "description": "A time from 0s to 36525d",
    ]

    private static let deliveryKind: JSONValue = [
        "enum": .array(Outbox.Delivery.Kind.allCases.map { .string($0.rawValue) })
    ]

    private static let newRegistry = object(
        [:],
        [
            "id": ["type": "string", "pattern": "^[a-z0-9-]{1,64}$"],
            "label": label,
            "policy": [
                "description":
                    "A policy by name, or an object of the fields that differ from `classic` or from `basis`",
                "type": ["string", "object"],
            ],
            "seed": [
                "description": "What it knows",
                "oneOf": [["enum": ["demonstration", "empty"]], reference("Seed")],
            ],
            "clock": object([:], ["start": time, "speed": ["type": "number"]]),
            "randomSeed": ["type": "integer", "minimum": 0], "honoursReservedNames": flag,
            "faults": list(of: "Fault"),
            "exercise": [
                "type": "string", "description": "The exercise that it is for: what is left out is as that has it",
            ],
            "card": [
                "type": "string", "description": "The scorecard of the program for which it is to be fit",
            ],
            "reach": [
                "description": "How clients come to it; by a port of its own unless it is said",
                "oneOf": [object(["port": number]), object(["serverName": text]), object(["suffix": text])],
            ],
        ]
    )
}

extension ControlSchemas {
    static let label: JSONValue = ["type": "string", "minLength": 1, "maxLength": 64]
    static let text: JSONValue = ["type": "string"]
    static let number: JSONValue = ["type": "integer"]
    static let flag: JSONValue = ["type": "boolean"]
    static let date: JSONValue = ["type": "string", "format": "date-time"]
    static let span: JSONValue = ["type": "string", "pattern": "^[+-]?[0-9]+(d|h|m|s|ms)$"]
    static let time: JSONValue = [
        "type": "string", "description": "A date such as 2026-01-01T00:00:00Z, or counted from now such as -5d or +12h",
    ]

    static func reference(_ name: String) -> JSONValue { ["$ref": .string("#/components/schemas/\(name)")] }
    static func list(of name: String) -> JSONValue { ["type": "array", "items": reference(name)] }
    static func list(of item: JSONValue) -> JSONValue { ["type": "array", "items": item] }

    /// An object with these fields and no others.
    static func object(_ required: [String: JSONValue], _ optional: [String: JSONValue] = [:]) -> JSONValue {
        [
            "type": "object",
            "properties": .object(required.merging(optional) { own, _ in own }),
            "required": .array(required.keys.sorted().map { .string($0) }),
            "additionalProperties": false,
        ]
    }
}
