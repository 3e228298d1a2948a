import JSON

/// The JSON schemas of HostUp's bodies and answers.
enum HostUpSchemas {
    private static let text = Schema.text
    private static let flag = Schema.flag
    private static let date = Schema.optional(Schema.date)
    private static let identifier: JSONValue = ["type": "string", "pattern": "^dom_[0-9a-hjkmnpq-tv-z]{26}$"]

    static let all: [String: JSONValue] = [
        "OpenAPI": Schema.anything,
        "Domain": domain,
        "DomainPage": Schema.object(["data": Schema.list(of: "Domain"), "nextCursor": Schema.optional(text)]),
        "DomainPatch": closed([
            "autoRenew": flag, "registrarLock": flag, "whoisPrivacyAutoEnable": flag, "cancelPendingOrder": flag,
        ]),
        "RequestEPP": closed(["forceNew": flag]),
        "EPPCode": Schema.object([
            "domainId": identifier, "requestSubmitted": flag,
            "deliveryMethod": Schema.choice(["registry_console", "unknown"]),
            "codeSource": Schema.choice(["fresh_request", "recent_request", "current_code"]),
            "generatedAt": date, "eppCode": Schema.optional(text),
        ]),
        "UpdateEPP": closed(["eppCode": text]),
        "KeptCode": Schema.object(["domainId": identifier, "eppCodePersisted": flag, "updatedAt": Schema.date]),
        "RequestUnlock": closed(["forceRequest": flag]),
        "Unlock": Schema.object([
            "domainId": identifier,
            "status": Schema.choice([
                "already_unlocked", "already_requested", "bankid_required", "verification_failed", "submitted",
            ]),
            "domainName": text, "domainExtension": text, "ticVerified": Schema.optional(flag),
            "verifiedAs": Schema.optional(text), "companyName": Schema.optional(text),
            "daysSinceRequest": Schema.optional(Schema.number), "verificationReason": Schema.optional(text),
            "requiresConfirmation": flag,
        ]),
    ]

    private static let unlockAction = Schema.object(["method": text, "href": text])

    private static let domain = Schema.object(
        [
            "id": identifier, "name": text, "orderId": text,
            "serviceStatus": Schema.choice([
                "active", "suspended", "terminated", "pending", "cancelled", "expired", "fraud", "unknown",
            ]),
            "lifecycle": Schema.object([
                "type": text, "autoRenewEnabled": flag, "registrarLockEnabled": flag, "transferInProgress": flag,
            ]),
        ],
        [
            "billing": Schema.object(["currency": text, "period": text]), "createdAt": date, "expiresAt": date,
            "nextDueAt": date, "tags": Schema.texts, "pinned": flag, "nameservers": Schema.texts,
            "registryLock": Schema.object([
                "requiresManualUnlockFlow": flag, "unlockAction": Schema.optional(unlockAction),
            ]),
        ]
    )

    /// An object of these fields and no others.
    private static func closed(_ fields: [String: JSONValue]) -> JSONValue {
        guard case .object(var schema) = Schema.object([:], fields) else { return Schema.anything }
        schema["additionalProperties"] = false
        return .object(schema)
    }
}
