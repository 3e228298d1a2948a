import HTTP
import JSON

/// What generated clients call the operations of the control API, each a verb, and an example of each body.
enum ControlOperations {
    static let all: [String: OpenAPIOperation] = {
        var all = service
        for list in [state, clock, objects, commands, faults, observation, holder, marks] {
            for (key, operation) in list {
                let parts = key.split(separator: " ", maxSplits: 1)
                all["\(parts[0]) /registries/{registry}\(parts.count > 1 ? parts[1] : "")"] = operation
            }
        }
        return all
    }()

    /// Examples of what stands in paths; with the demonstration seed all of them are there.
    static let parameters: [String: JSONValue] = [
        "registry": "default", "snapshot": "before-transfer", "name": "alpha-1.example", "id": "alpha", "number": "1",
        "session": "1", "webhook": "wh1", "fault": "lose-create", "key": "4f1d2c0a9b8e7d6c", "process": "17113454",
        "token": "5f0c9a1e", "card": "first-steps", "exercise": "answer-lost", "class": "spring",
        "day": "2026010100", "first": "2", "second": "6", "third": "9",
        "notice": "rJ1NrDO92vDsAzf7EQzgjX4R0000000001.xml",
    ]

    private static let service: [String: OpenAPIOperation] = [
        "GET /health": .init(
            "checkHealth",
            answer: ["status": "up", "version": "0.1.0", "registries": 1, "connections": 0]
        ),
        "GET /livez": .init("checkLiveness"), "GET /readyz": .init("checkReadiness"),
        "GET /openapi.json": .init("describeAPI"), "GET /metrics": .init("readMetrics"),
        "POST /drain": .init("beginDraining"), "DELETE /drain": .init("endDraining"),
        "GET /haproxy.map": .init("writeHAProxyMap"),
        "GET /ca.pem": .init("showCertificateAuthority"), "GET /marks.pem": .init("showMarkAuthority"),
        "GET /policies": .init(
            "listPolicies",
            answer: [["name": "tac", "summary": "ICANN's transfer authorization code."]]
        ),
        "GET /classes": .init("listClasses"), "GET /classes/{class}": .init("showClass"),
        "POST /classes": .init(
            "openClass",
            ["id": "spring", "exercise": "answer-lost", "students": ["Ada", "Bo"]]
        ),
        "POST /classes/{class}": .init("turnClass", ["advance": "5d"]), "DELETE /classes/{class}": .init("endClass"),
        "GET /classes/{class}/hand-outs": .init("printHandOuts"),
        "GET /classes/{class}/archive": .init("archiveClass"),
        "GET /exercises": .init("listExercises"), "GET /exercises/{exercise}": .init("showExercise"),
        "GET /registries": .init("listRegistries"),
        "POST /registries": .init(
            "createRegistry",
            [
                "id": "mine", "policy": "tac", "seed": "demonstration",
                "clock": ["start": "2026-01-01T00:00:00Z", "speed": 0],
            ]
        ),
    ]

    private static let state: [(String, OpenAPIOperation)] = [
        ("GET", .init("showRegistry")), ("PATCH", .init("labelRegistry", ["label": "Ada's"])),
        ("GET /tokens", .init("listTokens")), ("POST /tokens", .init("createToken", ["label": "Ada's job"])),
        ("DELETE /tokens/{token}", .init("revokeToken")), ("DELETE", .init("deleteRegistry")),
        ("GET /policy", .init("showPolicy")), ("GET /state", .init("saveState")),
        ("PUT /state", .init("replaceState", ["registrars": [["id": "alpha", "password": "alpha-Pass1"]]])),
        ("POST /reset", .init("resetRegistry")), ("GET /snapshots", .init("listSnapshots")),
        ("POST /snapshots", .init("takeSnapshot", ["name": "before-transfer"])),
        ("POST /snapshots/{snapshot}/restore", .init("restoreSnapshot")),
        ("DELETE /snapshots/{snapshot}", .init("deleteSnapshot")),
    ]

    private static let clock: [(String, OpenAPIOperation)] = [
        (
            "GET /clock",
            .init("showClock", answer: ["now": "2026-01-01T00:00:00.0Z", "speed": 0, "isFrozen": true])
        ),
        ("POST /clock/freeze", .init("freezeClock")),
        ("POST /clock/set", .init("setClock", ["now": "2026-02-01T00:00:00Z"])),
        ("POST /clock/advance", .init("advanceClock", ["by": "5d"])),
        ("POST /clock/speed", .init("changeSpeed", ["speed": 86_400])), ("GET /due", .init("listDue")),
    ]

    private static let objects: [(String, OpenAPIOperation)] =
        object(
            "domains",
            "{name}",
            "Domain",
            ["name": "alpha-1.example", "sponsor": "alpha"],
            ["registrant": "ALPHA-1"]
        )
        + object(
            "hosts",
            "{name}",
            "Host",
            ["name": "ns3.alpha-1.example", "sponsor": "alpha", "addresses": ["198.51.100.3"]],
            ["addresses": ["198.51.100.4"]]
        )
        + object(
            "contacts",
            "{id}",
            "Contact",
            [
                "id": "ALPHA-3", "sponsor": "alpha", "email": "aida@alpha-1.example",
                "int": ["name": "Aida Aspen", "city": "Utrecht", "country": "NL"],
            ],
            ["email": "aida@example.net"]
        )
        + object(
            "registrars",
            "{id}",
            "Registrar",
            ["id": "epsilon", "password": "epsilon-Pass1"],
            ["balance": 10_000]
        )
        + object(
            "maintenances",
            "{id}",
            "Maintenance",
            [
                "id": "spring", "created": "2026-01-01T00:00:00Z", "start": "2026-02-01T00:00:00Z",
                "end": "2026-02-01T02:00:00Z",
                "systems": [["name": "EPP", "impact": "full"]],
            ],
            ["description": "New disks"]
        )
        + object(
            "applications",
            "{id}",
            "Application",
            ["id": "A-1", "phase": "landrush", "domain": ["name": "wanted.example", "sponsor": "alpha"]],
            ["status": "allocated"]
        )
        + object(
            "organizations",
            "{id}",
            "Organization",
            ["id": "reseller-1", "sponsor": "alpha", "roles": [["type": "reseller"]], "int": ["name": "Aspen Resale"]],
            ["email": "desk@alpha-1.example"]
        )

    private static func object(
        _ list: String,
        _ parameter: String,
        _ kind: String,
        _ whole: JSONValue,
        _ change: JSONValue
    ) -> [(String, OpenAPIOperation)] {
        [
            ("GET /\(list)", .init("list\(kind)s")), ("GET /\(list)/\(parameter)", .init("show\(kind)")),
            ("PUT /\(list)/\(parameter)", .init("put\(kind)", whole)),
            ("PATCH /\(list)/\(parameter)", .init("change\(kind)", change)),
            ("DELETE /\(list)/\(parameter)", .init("delete\(kind)")),
        ]
    }

    private static let commands: [(String, OpenAPIOperation)] = [
        ("GET /transfers", .init("listTransfers")),
        ("POST /domains/{name}/confirmation", .init("answerForHolder", ["decision": "confirm"])),
        ("POST /domains/{name}/creation", .init("decideCreate", ["decision": "allocate"])),
        (
            "POST /domains/{name}/transferability",
            .init("examineTransfer", ["as": "beta", "authInfo": "alpha-1-Auth"])
        ),
        (
            "POST /registrars/{id}/commands",
            .init("sendCommand", ["xml": "<epp xmlns=\"urn:ietf:params:xml:ns:epp-1.0\"><hello/></epp>"])
        ),
        ("GET /interface-keys", .init("listInterfaceKeys")), ("GET /messages", .init("listMessages")),
        ("POST /messages", .init("queueMessage", ["to": "alpha", "text": "The registry is closed on Sunday."])),
        ("DELETE /messages/{number}", .init("deleteMessage")),
    ]

    private static let fault: JSONValue = [
        "match": ["command": "domain:create", "registrar": "alpha"], "remaining": 1,
        "effect": ["close": ["at": "beforeAnswer", "by": "reset"]],
    ]

    private static let faults: [(String, OpenAPIOperation)] = [
        ("GET /faults", .init("listFaults")), ("POST /faults", .init("addFault", fault)),
        ("PUT /faults/{fault}", .init("putFault", fault)), ("DELETE /faults/{fault}", .init("removeFault")),
        ("DELETE /faults", .init("clearFaults")), ("GET /reserved-names", .init("showReservedNames")),
        ("PUT /reserved-names", .init("switchReservedNames", ["apply": false])),
    ]

    private static let observation: [(String, OpenAPIOperation)] = [
        ("GET /journal", .init("readJournal")), ("DELETE /journal", .init("clearJournal")),
        (
            "POST /journal/assertions",
            .init(
                "checkJournal",
                ["assertions": [["name": "one create", "match": ["command": "domain:create"], "count": 1]]]
            )
        ),
        (
            "POST /journal/report",
            .init(
                "writeReport",
                ["title": "Nightly run", "assertions": [["match": ["command": "domain:create"], "atLeast": 1]]]
            )
        ),
        ("GET /journal/requirements", .init("listRequirements")), ("GET /scorecards", .init("listScorecards")),
        ("GET /scorecards/{card}", .init("showScorecard")),
        ("POST /scorecards/{card}", .init("turnScorecard", ["do": "start", "registrar": "alpha", "run": true])),
        (
            "PUT /scorecards/{card}",
            .init(
                "putScorecard",
                [
                    "name": "mine", "title": "Log in", "proves": "The client can log in.",
                    "steps": [
                        [
                            "id": "login", "title": "Log in", "rule": "RFC 5730 §2.9.1.1",
                            "expect": ["command": "login", "codes": [1000]],
                        ]
                    ],
                ]
            )
        ),
        ("DELETE /scorecards/{card}", .init("forgetScorecard")),
        ("GET /scorecards/{card}/report", .init("reportScorecard")), ("GET /exercise", .init("showTask")),
        ("POST /exercise/hints", .init("tellHint")), ("GET /exercise/certificate", .init("showStudentCertificate")),
        ("POST /exercise/certificate", .init("renewStudentCertificate")),
        ("GET /journal/sessions/{session}/dialogue", .init("exportDialogue")), ("GET /events", .init("streamEvents")),
        ("GET /webhooks", .init("listWebhooks")),
        (
            "POST /webhooks",
            .init("orderWebhook", ["url": "http://127.0.0.1:9000/hook", "events": ["transfer.*", "code.mailed"]])
        ),
        ("DELETE /webhooks/{webhook}", .init("endWebhook")),
        ("GET /webhooks/{webhook}/deliveries", .init("listDeliveries")),
        ("GET /sessions", .init("listSessions")), ("DELETE /sessions/{session}", .init("endSession")),
        ("GET /outbox", .init("readOutbox")), ("DELETE /outbox", .init("clearOutbox")),
    ]

    private static let marks: [(String, OpenAPIOperation)] = [
        ("POST /marks", .init("signMark", ["labels": ["alder"], "holder": "Alder and Sons", "notAfter": "+365d"])),
        ("POST /marks/{id}/revocation", .init("revokeMark")), ("GET /smdrl.csv", .init("listRevokedMarks")),
        (
            "PUT /smdrl.csv",
            .init("replaceRevokedMarks", ["list": "1,2026-01-01T00:00:00.0Z\nsmd-id,insertion-datetime\n"])
        ),
        ("GET /dnl.csv", .init("listTrademarkLabels")),
        (
            "PUT /dnl.csv",
            .init("replaceTrademarkLabels", ["list": "1,2026-01-01T00:00:00.0Z\nDNL,lookup-key,insertion-datetime\n"])
        ),
        ("GET /cnis/{day}/{first}/{second}/{third}/{notice}", .init("showClaimsNotice")),
    ]

    private static let holder: [(String, OpenAPIOperation)] = [
        (
            "POST /holder/sessions",
            .init("signHolderIn", ["handle": "ALPHA-1", "password": "ALPHA-1-Holder"])
        ),
        ("POST /holder/recoveries", .init("recoverHolder", ["taxpayerNumber": "200000001", "country": "NL"])),
        ("GET /holder/recoveries/{key}", .init("showRecovery")),
        ("POST /holder/recoveries/{key}", .init("finishRecovery", ["password": "another-Pass1"])),
        ("GET /holder/transfers/{key}", .init("showHolderTransfer")),
        ("POST /holder/transfers/{key}", .init("answerTransfer", ["decision": "confirm"])),
        ("GET /holder/processes", .init("listProcesses")),
        ("POST /holder/processes/{process}/code", .init("fetchCode")),
    ]
}
