import HTTP
import JSON
import Registry

/// The JSON schemas of organizations.
enum OrganizationSchemas {
    private typealias Schemas = ControlSchemas
    private static let text = ControlSchemas.text
    private static let texts = ControlSchemas.list(of: text)

    static let organization = Schemas.object(
        ["id": text, "roles": roles],
        fields.filter { $0.key != "roles" }
    )

    static let fields: [String: JSONValue] = [
        "number": Schemas.number, "sponsor": text, "creator": text, "created": Schemas.time, "updater": text,
        "updated": Schemas.time, "statuses": texts, "roles": roles, "parent": text, "int": address, "loc": address,
        "voice": text, "fax": text, "email": text, "url": text, "contacts": contacts,
    ]

    private static let roles = Schemas.list(of: Schemas.object(["type": text], ["statuses": texts, "roleID": text]))

    private static let contacts = Schemas.list(
        of: Schemas.object(
            [
                "id": text,
                "type": ["enum": .array(OrganizationContact.Kind.allCases.map { .string($0.rawValue) })],
            ],
            ["typeName": text]
        )
    )

    private static let address = Schemas.object(
        ["name": text],
        ["street": texts, "city": text, "stateOrProvince": text, "postalCode": text, "country": text]
    )
}
