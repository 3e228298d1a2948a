import HTTP
import JSON

/// What generated clients call HostUp's operations, and an example of each body.
enum HostUpOperations {
    static let all: [String: OpenAPIOperation] = [
        "GET /openapi.json": .init("describeAPI"), "GET /api/v2/domains": .init("listDomains"),
        "GET /api/v2/domains/{id}": .init("showDomain"),
        "PATCH /api/v2/domains/{id}": .init("updateDomain", ["autoRenew": false, "registrarLock": true]),
        "POST /api/v2/domains/{id}/actions/request-epp": .init("requestCode", ["forceNew": false]),
        "POST /api/v2/domains/{id}/actions/update-epp": .init("keepCode", ["eppCode": "another-Code-1"]),
        "POST /api/v2/domains/{id}/actions/request-unlock": .init("requestUnlock", ["forceRequest": false]),
    ]
}
