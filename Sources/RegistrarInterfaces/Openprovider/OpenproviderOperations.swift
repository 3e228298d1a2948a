import HTTP
import JSON

/// What generated clients call Openprovider's operations, and an example of each body.
enum OpenproviderOperations {
    private static let name: JSONValue = ["name": "alpha-1", "extension": "example"]

    static let all: [String: OpenAPIOperation] = [
        "GET /openapi.json": .init("describeAPI"),
        "POST /v1beta/auth/login": .init(
            "login",
            ["username": "beta", "password": "beta-Demo1", "ip": "0.0.0.0"]
        ),
        "GET /v1beta/domains": .init("listDomains"), "GET /v1beta/domains/{id}": .init("showDomain"),
        "PUT /v1beta/domains/{id}": .init("updateDomain", ["is_locked": true, "autorenew": "off"]),
        "DELETE /v1beta/domains/{id}": .init("deleteDomain"),
        "POST /v1beta/domains/check": .init("checkDomains", ["domains": [name]]),
        "POST /v1beta/domains/{id}/renew": .init("renewDomain", ["period": 1]),
        "POST /v1beta/domains/{id}/restore": .init("restoreDomain", ["domain": name]),
        "GET /v1beta/domains/{id}/authcode": .init("showCode"),
        "POST /v1beta/domains/{id}/authcode/reset": .init("resetCode", ["auth_code_type": "external"]),
        "POST /v1beta/domains/transfer": .init("transferDomain", ["domain": name, "auth_code": "alpha-1-Auth"]),
        "POST /v1beta/domains/{id}/transfer/approve": .init("decideTransfer", ["approve": 1]),
    ]
}
