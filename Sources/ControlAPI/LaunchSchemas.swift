import HTTP
import JSON
import Marks
import Registry

/// The JSON schemas of applications in launch phases, and of marks.
enum LaunchSchemas {
    private typealias Schemas = ControlSchemas
    private static let text = ControlSchemas.text

    static let application = Schemas.object(
        ["id": text, "phase": phase, "domain": Schemas.reference("Domain")],
        fields.filter { !["phase", "domain"].contains($0.key) }
    )

    static let fields: [String: JSONValue] = [
        "domain": Schemas.reference("Domain"), "phase": phase, "phaseName": text, "status": status, "statusName": text,
        "statusText": text,
        "marks": Schemas.list(of: mark), "notices": Schemas.list(of: notice),
        "months": ["type": "integer", "minimum": 1, "maximum": 1188],
        "origin": Schemas.object(["server": text], ["client": text]),
    ]

    private static let phase: JSONValue = ["enum": .array(LaunchPhase.Kind.allCases.map { .string($0.rawValue) })]
    private static let status: JSONValue = [
        "enum": .array(LaunchApplication.Status.allCases.map { .string($0.rawValue) })
    ]

    static let draft = Schemas.object(
        [:],
        [
            "labels": texts, "name": text, "holder": text, "mark": mark, "id": text, "notBefore": Schemas.time,
            "notAfter": Schemas.time,
            "flaw": ["enum": .array(MarkAuthority.Flaw.allCases.map { .string($0.rawValue) })],
        ]
    )

    private static let notice = Schemas.object(
        ["noticeID": text, "notAfter": Schemas.date, "acceptedDate": Schemas.date],
        ["validatorID": text]
    )

    private static let texts = Schemas.list(of: text)

    static let claim = Schemas.object(
        ["label": text, "claimKey": text],
        ["validatorID": text, "inserted": Schemas.date, "rights": Schemas.list(of: right)]
    )
    static let revokedMark = Schemas.object(["id": text, "at": Schemas.date])

    private static let mark = Schemas.object(["rights": Schemas.list(of: right)])
    private static let right = Schemas.object(
        ["id": text, "markName": text, "holders": Schemas.list(of: party), "goodsAndServices": text],
        [
            "contacts": Schemas.list(of: party), "labels": texts, "trademark": trademark, "treatyOrStatute": treaty,
            "court": court,
        ]
    )

    private static let party = Schemas.object(
        ["street": texts, "city": text, "country": text],
        [
            "role": text, "name": text, "organization": text, "stateOrProvince": text, "postalCode": text,
            "voice": text, "voiceExtension": text, "fax": text, "faxExtension": text, "email": text,
        ]
    )

    private static let trademark = Schemas.object(
        ["jurisdiction": text, "registrationNumber": text, "registrationDate": Schemas.date],
        [
            "classes": Schemas.list(of: ["type": "integer"]), "applicationID": text, "applicationDate": Schemas.date,
            "expires": Schemas.date,
        ]
    )

    private static let treaty = Schemas.object([
        "protections": Schemas.list(of: Schemas.object(["country": text], ["region": text, "ruling": texts])),
        "referenceNumber": text, "protectionDate": Schemas.date, "title": text, "executionDate": Schemas.date,
    ])

    private static let court = Schemas.object(
        ["referenceNumber": text, "protectionDate": Schemas.date, "country": text, "courtName": text],
        ["regions": texts]
    )
}
