import HTTP
import JSON

/// What generated clients call OpusDNS's operations, and an example of each body.
enum OpusDNSOperations {
    static let all: [String: OpenAPIOperation] = [
        "GET /openapi.json": .init("describeAPI"),
        "POST /v1/auth/token": .init(
            "createToken",
            [
                "grant_type": "client_credentials", "client_id": "organization_01h00000000000000000000000",
                "client_secret": "opk_alpha-demo",
            ]
        ),
        "GET /v1/domains": .init("listDomains"), "GET /v1/domains/check": .init("checkDomains"),
        "GET /v1/domains/{reference}": .init("showDomain"),
        "PATCH /v1/domains/{reference}": .init("updateDomain", ["transfer_lock": true, "renewal_mode": "expire"]),
        "DELETE /v1/domains/{reference}": .init("deleteDomain"),
        "POST /v1/domains/{reference}/renew": .init(
            "renewDomain",
            ["period": ["unit": "y", "value": 1], "current_expiry_date": "2026-10-28T00:00:00Z"]
        ),
        "POST /v1/domains/{reference}/restore": .init("restoreDomain", ["reason": "Registrant error."]),
        "POST /v1/domains/transfer": .init(
            "transferDomain",
            ["name": "beta-1.example", "renewal_mode": "renew", "auth_code": "beta-1-Auth"]
        ),
        "DELETE /v1/domains/{reference}/transfer": .init("cancelTransfer"),
        "POST /v1/domains/{reference}/transfer/outbound": .init("decideTransfer", ["action": "approve"]),
        "GET /v1/events": .init("listEvents"), "GET /v1/events/{event}": .init("showEvent"),
        "PATCH /v1/events/{event}": .init("acknowledgeEvent"),
    ].merging(codes) { own, _ in own }

    private static let codes: [String: OpenAPIOperation] = Dictionary(
        uniqueKeysWithValues: ["be", "cz", "eu", "lt", "se", "cymru", "wales"].map { zone in
            (
                "POST /v1/domains/tld-specific/\(zone)/{reference}/auth_code/request",
                OpenAPIOperation("request\(zone.prefix(1).uppercased())\(zone.dropFirst())Code")
            )
        }
    )
}
