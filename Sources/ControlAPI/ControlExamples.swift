import JSON

/// An example of each answer, by the name of its schema: what the demonstration answers, shortened.
enum ControlExamples {
    static let answers: [String: JSONValue] = own.merging(lists) { own, _ in own }

    /// Each list shows one item.
    private static let lists: [String: JSONValue] = [
        "Registries": "Registry", "Snapshots": "Snapshot", "Messages": "Message", "Faults": "Fault",
        "RegistrarList": "Registrar", "DomainList": "Domain", "HostList": "Host", "ContactList": "Contact",
        "MaintenanceList": "Maintenance", "ApplicationList": "Application",
        "OrganizationList": "Organization",
    ].mapValues { [own[$0] ?? .null] }

    private static let own: [String: JSONValue] = server.merging(objects) { own, _ in own }
        .merging(happened) { own, _ in own }.merging(holders) { own, _ in own }

    private static let clock: JSONValue = ["now": "2026-01-01T00:00:00.0Z", "speed": 0, "isFrozen": true]

    private static let server: [String: JSONValue] = [
        "Status": ["status": "ready"],
        "Health": ["status": "up", "version": "0.1.0", "registries": 1, "connections": 0],
        "OpenAPI": ["openapi": "3.1.0", "info": ["title": "Mock Registry control API", "version": "0.1.0"]],
        "Policies": [["name": "tac", "summary": "ICANN's transfer authorization code."]],
        "Policy": ["name": "classic", "zones": ["example", "co.example", "test"]],
        "Clock": clock,
        "Registry": [
            "id": "default", "policy": "classic", "host": "127.0.0.1", "port": 7700, "clock": clock, "registrars": 4,
            "domains": 10, "hosts": 3, "contacts": 4, "messages": 4, "sessions": 0,
            "objects": ["urn:ietf:params:xml:ns:domain-1.0"], "extensions": ["urn:ietf:params:xml:ns:rgp-1.0"],
        ],
        "Snapshot": [
            "name": "before-transfer", "time": "2026-01-01T00:00:00.0Z", "taken": "2026-05-01T12:00:00.0Z",
            "domains": 10, "hosts": 3, "contacts": 4,
        ],
        "MadeToken": [
            "id": "5f0c9a1e", "label": "Ada's job", "created": "2026-05-01T12:00:00.0Z", "token": "mrt.default.9b1d…",
        ],
        "Tokens": [["id": "5f0c9a1e", "label": "Ada's job", "created": "2026-05-01T12:00:00.0Z"]],
        "Seed": ["format": 1, "registrars": [["id": "alpha", "password": "alpha-Pass1"]]],
        "Due": [
            "now": "2026-01-01T00:00:00.0Z", "total": 1,
            "due": [
                [
                    "time": "2026-01-04T00:00:00.0Z", "kind": "transfer", "object": "domain", "name": "pending.example",
                    "text": "The transfer is approved by the registry.",
                ]
            ],
        ],
    ]

    private static let objects: [String: JSONValue] = [
        "Registrar": ["id": "gamma", "password": "gamma-Pass1", "balance": 5000],
        "Domain": [
            "name": "alpha-1.example", "sponsor": "alpha", "created": "2024-11-27T00:00:00.0Z",
            "expires": "2026-10-28T00:00:00.0Z", "registrant": "ALPHA-1", "nameservers": ["ns1.alpha-1.example"],
            "authInfo": "alpha-1-Auth", "roid": "D8-MOCK", "shownStatuses": ["ok"],
            "code": ["isSet": true, "isReadable": true],
        ],
        "Host": [
            "name": "ns1.alpha-1.example", "sponsor": "alpha", "created": "2024-11-27T00:00:00.0Z",
            "addresses": ["198.51.100.1", "2001:db8::1"],
        ],
        "Contact": [
            "id": "ALPHA-2", "sponsor": "alpha", "created": "2024-11-27T00:00:00.0Z", "email": "arno@alpha-1.example",
            "int": ["name": "Arno Ash", "street": ["2 Canal Street"], "city": "Amsterdam", "country": "NL"],
            "authInfo": "ALPHA-2-Auth",
        ],
        "Maintenance": [
            "id": "spring", "created": "2026-01-01T00:00:00.0Z", "start": "2026-02-01T00:00:00.0Z",
            "end": "2026-02-01T02:00:00.0Z", "systems": [["name": "EPP", "impact": "full"]],
        ],
        "Application": [
            "id": "A42-MOCK", "phase": "landrush", "status": "pendingAllocation",
            "domain": ["name": "wanted.example", "sponsor": "alpha"],
        ],
        "Organization": [
            "id": "reseller-1", "sponsor": "alpha", "roles": [["type": "reseller"]], "int": ["name": "Aspen Resale"],
        ],
        "Message": ["to": "alpha", "text": "The registry is closed on Sunday.", "number": 5],
        "Transfers": [
            [
                "kind": "domain", "name": "pending.example", "sponsor": "alpha",
                "transfer": ["requester": "beta", "status": "pending", "acted": "2026-01-04T00:00:00.0Z"],
            ]
        ],
        "Transferability": [
            "isPossible": true, "code": 1001,
            "checks": [["rule": "the object exists", "section": "RFC 5730 section 3, 2303", "holds": true]],
        ],
    ]

    private static let webhook: JSONValue = [
        "id": "wh1", "url": "http://127.0.0.1:9000/hook", "events": ["transfer.done", "transfer.requested"],
        "waiting": 0, "delivered": 1, "failed": 0, "dropped": 0,
    ]

    private static let lesson: JSONValue = [
        "id": "spring", "exercise": "answer-lost", "title": "The answer was lost: did it take effect?",
        "students": [
            [
                "name": "Ada", "registry": "spring-1", "registrar": "alpha-spring1", "port": 7700, "verdict": "notSeen",
                "passed": 1, "steps": 2, "verdicts": ["found-out": "passed", "once": "kept"], "hints": 0, "sessions": 1,
                "clock": ["now": "2026-01-01T00:00:00.0Z", "speed": 0, "isFrozen": true],
            ]
        ],
    ]

    private static let scorecard: JSONValue = [
        "name": "first-steps", "title": "First steps", "proves": "The client opens a session …",
        "sources": ["RFC 5730, Extensible Provisioning Protocol"], "state": "watched", "missed": 0,
        "registrars": [["registrar": "alpha", "verdict": "passed", "passed": 1, "steps": 1]],
        "steps": [
            [
                "registrar": "alpha", "id": "login", "title": "Log in", "verdict": "passed", "failures": 0,
                "expected": "login, answered 1000", "came": "login was answered 1000", "entry": 4,
                "time": "2026-01-01T00:00:00.0Z", "rule": "RFC 5730 §2.9.1.1", "from": [".im 2"], "operatorDoes": [],
            ]
        ],
    ]

    private static let happened: [String: JSONValue] = [
        "CommandOutcome": [
            "session": 1, "entries": [5, 6, 7], "faults": [], "command": "domain:check", "code": 1000,
            "microseconds": 84, "message": "Command completed successfully", "answer": "<epp>…</epp>",
        ],
        "InterfaceKeys": [
            [
                "interface": "opusdns", "base": "/opusdns", "registrar": "alpha",
                "account": "organization_01h00000000000000000000000", "key": "opk_alpha-demo",
            ]
        ],
        "Fault": [
            "id": "fault-1", "match": ["command": "domain:create"], "effect": ["close": ["at": "beforeAnswer"]],
            "remaining": 1, "acted": 0,
        ],
        "ReservedNames": [
            "apply": true,
            "names": [["name": "reset.example", "text": "The connection is reset; the command takes no effect."]],
        ],
        "Journal": [
            "last": 6, "dropped": 0,
            "entries": [
                [
                    "sequence": 6, "time": "2026-01-01T00:00:00.0Z", "kind": "verdict", "session": 1,
                    "registrar": "alpha", "command": "domain:create", "code": 2302, "name": "alpha-1.example",
                    "rule": "the name is free", "section": "RFC 5731 §3.2.1", "microseconds": 71,
                ]
            ],
        ],
        "Outcomes": [
            "holds": true, "assertions": [["name": "one create", "holds": true, "found": 1, "entries": [6]]],
        ],
        "Report": ["log": ["version": "1.2", "entries": []]],
        "Webhook": webhook,
        "Webhooks": [webhook],
        "WebhookDeliveries": [
            [
                "id": "msg_wh1_7", "entry": 7, "event": "transfer.requested", "state": "delivered", "tries": 1,
                "status": 204,
            ]
        ],
        "RequirementUses": [
            "total": 1, "exercised": 1,
            "requirements": [
                [
                    "id": "rfc5731/create-free", "section": "RFC 5731 §3.2.1", "level": "MUST",
                    "text": "A name that is registered is not registered again.", "by": "the name is free", "times": 1,
                    "entries": [6],
                ]
            ],
        ],
        "Scorecards": [
            [
                "name": "first-steps", "title": "First steps", "proves": "The client opens a session …", "steps": 11,
                "isOwn": false, "state": "watched",
            ]
        ],
        "Class": lesson, "Classes": [lesson],
        "Exercises": [
            [
                "name": "answer-lost", "title": "The answer was lost: did it take effect?",
                "proves": "The student finds out …", "steps": 2, "hints": 2,
            ]
        ],
        "Exercise": [
            "name": "answer-lost", "title": "The answer was lost: did it take effect?",
            "proves": "The student finds out …", "story": "# The answer was lost …",
            "hints": ["The connection broke …"], "solution": ["also: alpha: login"],
        ],
        "ExerciseSheet": [
            "name": "answer-lost", "title": "The answer was lost: did it take effect?",
            "story": "# The answer was lost …", "host": "127.0.0.1", "port": 7700, "registrar": "alpha",
            "password": "alpha-Pass1", "hints": [], "hintsLeft": 2,
        ],
        "ScorecardState": scorecard,
        "ScorecardReport": [
            "card": scorecard, "registry": "default", "version": "0.1.0",
            "frames": ["alpha": [["step": "login", "entry": 4, "request": "<epp>…</epp>", "answer": "<epp>…</epp>"]]],
        ],
        "Dialogue": ["files": ["01-greeting.xml": "<epp>…</epp>"]],
        "Sessions": [
            [
                "id": 1, "address": "127.0.0.1", "port": 51_422, "opened": "2026-01-01T00:00:00.0Z", "frames": 2,
                "client": "alpha", "protocolVersion": "TLSv1.3", "lastCommand": "domain:info",
            ]
        ],
    ]

    private static let holders: [String: JSONValue] = [
        "Outbox": [
            "dropped": 0,
            "deliveries": [
                [
                    "number": 1, "kind": "code", "recipient": "anna@alpha-1.example", "subject": "Your code",
                    "body": "…", "sent": "2026-01-01T00:00:00.0Z", "domain": "alpha-1.example", "code": "k7#Qp2…",
                ]
            ],
        ],
        "HolderSession": ["token": "9f2c4a…", "handle": "ALPHA-1", "name": "Anna Alder"],
        "HolderRecovery": [:],
        "Holder": ["handle": "ALPHA-1", "name": "Anna Alder"],
        "HolderProcesses": [
            [
                "process": "17113454", "domain": "alpha-1.example", "expires": "2026-10-28T00:00:00.0Z",
                "registrar": "alpha",
            ]
        ],
        "HolderTransfer": [
            "domain": "alpha-1.example", "registrar": "alpha", "requester": "beta", "status": "pending",
            "requested": "2026-01-01T00:00:00.0Z", "deadline": "2026-01-13T00:00:00.0Z",
        ],
        "HolderCode": [
            "code": "k7#Qp2…", "process": "17113454", "domain": "alpha-1.example", "set": "2026-01-01T00:00:00.0Z",
            "sentTo": "anna@alpha-1.example",
        ],
    ]
}
