import HTTP
import JSON
import Registry
import Seed

/// The JSON schemas of a seed and of the objects in it.
enum SeedSchemas {
    private typealias Schemas = ControlSchemas
    private static let text = ControlSchemas.text
    private static let number = ControlSchemas.number
    private static let flag = ControlSchemas.flag
    private static let time = ControlSchemas.time
    private static let texts = ControlSchemas.list(of: text)

    static let all: [String: JSONValue] = [
        "Seed": ControlSchemas.object(
            ["registrars": Schemas.list(of: "Registrar")],
            [
                "format": ["const": .integer(Int64(FormatNumber.newest))],
                "contacts": Schemas.list(of: "Contact"), "hosts": Schemas.list(of: "Host"),
                "domains": Schemas.list(of: "Domain"), "applications": Schemas.list(of: "Application"),
                "organizations": Schemas.list(of: "Organization"),
                "messages": Schemas.list(of: "Message"),
                "maintenances": Schemas.list(of: "Maintenance"), "generated": ["type": "object"],
                "trademarkClaims": Schemas.list(of: LaunchSchemas.claim),
                "revokedMarks": Schemas.list(of: LaunchSchemas.revokedMark),
                "outbox": Schemas.object(["deliveries": Schemas.list(of: "SeedDelivery")], ["dropped": number]),
                "numbering": Schemas.object(["objects": number, "messages": number]),
            ]
        ),
        "Registrar": Schemas.object(registrarKey.merging(["password": text]) { own, _ in own }, registrar),
        "RegistrarPatch": patch(registrar, ["id", "password"]),
        "RegistrarList": Schemas.list(of: "Registrar"),
        "Domain": Schemas.object(["name": text, "sponsor": text], domain),
        "DomainPatch": patch(domain, ["name", "sponsor"]),
        "DomainList": Schemas.list(of: "Domain"),
        "Host": Schemas.object(["name": text, "sponsor": text], host),
        "HostPatch": patch(host, ["name", "sponsor"]),
        "HostList": Schemas.list(of: "Host"),
        "Contact": Schemas.object(["id": text, "sponsor": text, "email": text], contact),
        "ContactPatch": patch(contact, ["id", "sponsor", "email"]),
        "ContactList": Schemas.list(of: "Contact"),
        "Maintenance": Schemas.object(
            [
                "id": text, "systems": Schemas.list(of: system), "start": Schemas.date, "end": Schemas.date,
                "created": Schemas.date,
            ],
            maintenance
        ),
        "MaintenancePatch": patch(
            maintenance.merging(["systems": Schemas.list(of: system)]) { own, _ in own },
            ["id", "start", "end", "created"]
        ),
        "MaintenanceList": Schemas.list(of: "Maintenance"),
        "Application": LaunchSchemas.application,
        "ApplicationPatch": patch(LaunchSchemas.fields, []),
        "ApplicationList": Schemas.list(of: "Application"),
        "Organization": OrganizationSchemas.organization,
        "OrganizationPatch": patch(OrganizationSchemas.fields, ["id"]),
        "OrganizationList": Schemas.list(of: "Organization"),
        "Message": message,
        "Transfer": transfer,
    ]

    private static let registrarKey: [String: JSONValue] = ["id": text]
    private static let registrar: [String: JSONValue] = [
        "suspended": flag, "certificate": text, "balance": number, "creditLimit": number,
        "extensions": extensionData,
        "keys": Schemas.list(
            of: Schemas.object(
                [
                    "interface": ["enum": .array(InterfaceKey.Interface.allCases.map { .string($0.rawValue) })],
                    "secret": text,
                ],
                ["account": text, "name": text, "scopes": texts, "identity": text, "callsPerMinute": number]
            )
        ),
    ]

    private static let history: [String: JSONValue] = [
        "number": number, "creator": text, "created": time, "updater": text, "updated": time, "transferred": time,
        "statuses": texts, "statusNotes": ["type": "object"],
    ]

    private static let domain = history.merging([
        "expires": time, "lockedUntil": text, "guardedCode": guardedCode, "registrant": text, "nameservers": texts,
        "authInfo": text, "processNumber": text, "deleted": time, "extensions": extensionData,
        "contacts": Schemas.list(of: Schemas.object(["id": text], ["role": text])),
        "hostAttributes": Schemas.list(of: Schemas.object(["name": text], ["addresses": texts])),
        "transfer": Schemas.reference("Transfer"),
        "gracePeriods": Schemas.list(
            of: Schemas.object(["kind": text, "ends": time, "months": number], ["charge": number])
        ),
        "roid": ["type": "string", "readOnly": true], "code": code,
        "shownStatuses": ["type": "array", "items": text, "readOnly": true],
        "deletion": Schemas.object(
            ["phase": text, "ends": time],
            ["redemptionEnds": time, "origin": transaction, "restoreRequested": time, "reminder": time]
        ),
        "creation": Schemas.object([:], ["ends": time, "months": number, "charge": number, "origin": transaction]),
    ]) { own, _ in own }

    private static let host = history.merging(["addresses": texts, "extensions": extensionData]) { own, _ in own }

    private static let contact = history.merging([
        "int": postalInfo, "loc": postalInfo, "voice": text, "fax": text, "authInfo": text, "guardedCode": guardedCode,
        "disclosure": ["type": "object"], "taxpayerNumber": text, "holderPassword": text,
        "holderPasswordHash": text, "transfer": Schemas.reference("Transfer"), "extensions": extensionData,
    ]) { own, _ in own }

    private static let postalInfo = Schemas.object(
        ["name": text, "city": text, "country": text],
        ["organization": text, "street": texts, "stateOrProvince": text, "postalCode": text]
    )

    private static let code: JSONValue = [
        "description": "What can be told of the code", "readOnly": true, "type": "object",
        "required": ["isSet", "isReadable"], "additionalProperties": false,
        "properties": ["isSet": flag, "isReadable": flag, "set": Schemas.date, "expires": Schemas.date],
    ]

    private static let guardedCode: JSONValue = [
        "type": "object", "description": "A code that is kept so that nobody can read it",
    ]

    private static let extensionData: JSONValue = [
        "type": "object", "description": "What extensions remember, by the extension's prefix",
    ]

    private static let transaction = Schemas.object(["server": text], ["client": text])

    private static let transfer = Schemas.object(
        ["requester": text],
        [
            "status": text, "requested": time, "loser": text, "actor": text, "acted": time, "months": number,
            "expires": time, "charge": number, "authorizingContact": text,
            "confirmation": Schemas.object([:], ["keyHash": text, "confirmed": time, "approved": time]),
        ]
    )

    private static let system = Schemas.object(
        ["name": text, "impact": ["enum": ["none", "partial", "full"]]],
        ["host": text]
    )

    private static let maintenance: [String: JSONValue] = [
        "type": text, "environment": ["enum": ["production", "ote", "staging", "dev"]],
        "reason": ["enum": ["planned", "emergency"]], "detail": text, "description": text, "tlds": texts,
        "needsReconnection": flag, "needsImplementation": flag, "updated": Schemas.date,
    ]

    private static let message = Schemas.object(
        ["to": text, "text": text],
        [
            "number": number, "queued": time, "domain": Schemas.reference("Domain"),
            "nameservers": texts, "subordinates": texts, "change": ["type": "object"],
            "contact": Schemas.reference("Contact"), "host": Schemas.reference("Host"), "isLinked": flag,
            "organization": Schemas.reference("Organization"), "linkedRoles": texts,
            "maintenance": Schemas.object(
                [
                    "pollType": ["enum": ["create", "update", "delete", "courtesy", "end"]],
                    "maintenance": Schemas.reference("Maintenance"),
                ]
            ),
            "extensions": extensionData,
            "transfer": Schemas.object(["kind": text, "name": text], ["transfer": Schemas.reference("Transfer")]),
            "pendingAction": Schemas.object(
                ["kind": text, "name": text, "succeeded": flag, "origin": transaction, "at": time]
            ),
        ]
    )

    /// Fields of which any may be given, besides texts that the whole object must have.
    private static func patch(_ fields: [String: JSONValue], _ others: [String]) -> JSONValue {
        var fields = fields.mapValues { field -> JSONValue in
            // Of a field that is an object, fields too may be left out or taken away (RFC 7396 §2).
            let isObject = field["type"] == "object" || field["$ref"] != nil
            return isObject ? ["type": ["object", "null"]] : ["anyOf": [field, ["type": "null"]]]
        }
        // What the object cannot be without cannot be taken away.
        for name in others { fields[name] = text }
        return [
            "type": "object", "description": "Any of the fields; null takes one away", "properties": .object(fields),
            "additionalProperties": false,
        ]
    }
}
