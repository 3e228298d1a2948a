import Hosting
import JSON
import Scorecards

/// The JSON schemas of cards and of what has become of them.
enum ScorecardSchemas {
    static let all: [String: JSONValue] = [
        "ScorecardTurn": object(["do": ["enum": ["start", "stop", "reset"]]], ["registrar": text, "run": flag]),
        "Scorecards": list(
            object([
                "name": text, "title": text, "proves": text, "steps": number, "isOwn": flag, "state": watchState,
            ])
        ),
        "ScorecardState": object(
            [
                "name": text, "title": text, "proves": text, "sources": list(text), "state": watchState,
                "missed": number,
                "registrars": list(
                    object(["registrar": text, "verdict": verdict, "passed": number, "steps": number])
                ), "steps": list(result),
            ],
            ["policy": text]
        ),
        "ScorecardReport": object([
            "card": ControlSchemas.reference("ScorecardState"), "registry": text, "version": text,
            "frames": [
                "type": "object",
                "additionalProperties": list(
                    object(["step": text, "entry": number], ["request": text, "answer": text])
                ),
            ],
        ]),
        "NewClass": object(
            [
                "id": ["type": "string", "pattern": "^[a-z0-9-]{1,48}$"], "exercise": text,
                "students": bounded(ControlSchemas.label, 1...TrainingClass.mostStudents),
            ],
            [
                "reach": ["enum": .array(ClassPlan.Reach.allCases.map { .string($0.rawValue) })],
                "certificates": ["type": "boolean", "description": "Whether each student gets a certificate"],
            ]
        ),
        "ClassTurn": object(
            [:],
            [
                "advance": advance, "freeze": flag, "message": text, "reset": flag,
                "speed": ["type": "number", "minimum": 0, "maximum": 1_000_000],
                "student": [
                    "type": "string", "description": "For one alone: the student's registry, or name",
                ],
            ]
        ),
        "Class": object(["id": text, "exercise": text, "title": text, "students": list(student)]),
        "Classes": list(ControlSchemas.reference("Class")),
        "Exercises": list(object(["name": text, "title": text, "proves": text, "steps": number, "hints": number])),
        "Exercise": object([
            "name": text, "title": text, "proves": text, "story": text, "hints": list(text), "solution": list(text),
        ]),
        "ExerciseSheet": object(
            [
                "name": text, "title": text, "story": text, "host": text, "port": number, "registrar": text,
                "hints": list(text), "hintsLeft": number,
            ],
            ["serverName": text, "suffix": text, "password": text, "certificate": text]
        ),
        "Scorecard": object(
            ["name": name, "title": text, "proves": text, "steps": bounded(step, 1...Scorecard.mostSteps)],
            [
                "sources": list(text), "policy": text,
                "registry": [
                    "type": "object",
                    "description": "The registry in which it can be passed, as POST /registries takes one",
                ],
            ]
        ),
    ]

    private static let student = object([
        "name": text, "registry": text, "registrar": text, "port": number, "verdict": verdict, "passed": number,
        "steps": number, "verdicts": ["type": "object", "additionalProperties": verdict], "hints": number,
        "sessions": number, "clock": ControlSchemas.reference("Clock"),
    ])

    private static let result = object(
        [
            "id": text, "title": text, "verdict": verdict, "failures": number, "expected": text, "rule": text,
            "from": list(text), "operatorDoes": list(text),
        ],
        ["registrar": text, "came": text, "entry": number, "time": ControlSchemas.date]
    )

    private static let step = object(
        ["id": name, "title": text, "rule": text],
        [
            "from": list(text), "expect": demand, "never": demand, "calls": text, "after": list(text), "before": text,
            "follows": demand, "within": ControlSchemas.span, "earliest": ControlSchemas.span,
            "times": object(
                [:],
                ["atLeast": ["type": "integer", "minimum": 1], "atMost": ["type": "integer", "minimum": 1]]
            ),
            "act": list(
                object([:], ["advance": advance, "fault": ControlSchemas.reference("Fault"), "message": text])
            ),
        ]
    )

    private static let demand = object(
        [:],
        [
            "by": ["enum": ["registrar", "another", "operator"]], "command": text, "codes": list(number), "name": text,
            "via": text, "commands": list(text), "request": places, "answer": places, "fault": text,
            "answerIsLost": flag,
            "state": list(
                object(
                    [:],
                    [
                        "domain": text, "host": text, "contact": text, "registrar": text, "exists": flag,
                        "has": ["type": "object"],
                    ]
                )
            ),
            "repeats": ["enum": ["clTRID", "secret"]], "sessionsAbove": ["type": "integer", "minimum": 0],
            "unread": ControlSchemas.span,
        ]
    )

    private static let places: JSONValue = [
        "type": "object", "description": "What stands in places of a frame: names of elements, or XPath expressions",
    ]

    private static let name: JSONValue = ["type": "string", "pattern": "^[a-z0-9-]{1,64}$"]
    private static let advance: JSONValue = ["type": "string", "pattern": "^[+]?[0-9]+(d|h|m|s|ms)$"]
    private static let watchState: JSONValue = ["enum": .array(WatchState.allCases.map { .string($0.rawValue) })]
    private static let verdict: JSONValue = ["enum": .array(StepVerdict.allCases.map { .string($0.rawValue) })]
    private static let (text, number, flag) = (ControlSchemas.text, ControlSchemas.number, ControlSchemas.flag)

    private static func list(_ item: JSONValue) -> JSONValue { ControlSchemas.list(of: item) }

    private static func bounded(_ item: JSONValue, _ range: ClosedRange<Int>) -> JSONValue {
        [
            "type": "array", "items": item, "minItems": .integer(Int64(range.lowerBound)),
            "maxItems": .integer(Int64(range.upperBound)),
        ]
    }

    private static func object(
        _ required: [String: JSONValue],
        _ optional: [String: JSONValue] = [:]
    ) -> JSONValue { ControlSchemas.object(required, optional) }
}
