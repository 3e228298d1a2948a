import JSON

/// The JSON schemas of Openprovider's bodies and answers.
enum OpenproviderSchemas {
    private static let text = Schema.text
    private static let number = Schema.number
    private static let name = Schema.object(["name": text, "extension": text])
    private static let nameServer = Schema.object(["name": text], ["seq_nr": number, "ip": text, "ip6": text])

    /// Every answer stands in an envelope.
    private static func answer(_ data: JSONValue) -> JSONValue {
        Schema.object([
            "code": number, "desc": text, "data": data, "maintenance": Schema.flag,
            "warnings": Schema.list(Schema.anything),
        ])
    }

    private static let handles: [String: JSONValue] = [
        "owner_handle": text, "admin_handle": text, "tech_handle": text, "billing_handle": text,
        "name_servers": Schema.list(nameServer), "autorenew": Schema.choice(["on", "off", "default"]),
    ]

    static let all: [String: JSONValue] = [
        "OpenAPI": Schema.anything,
        "LoginRequest": Schema.object(["username": text, "password": text], ["ip": text]),
        "LoginResponse": answer(Schema.object(["token": text, "reseller_id": number])),
        "Domain": domain,
        "DomainList": answer(Schema.object(["results": Schema.list(of: "Domain"), "total": number])),
        "DomainAnswer": answer(Schema.reference("Domain")),
        "DomainRequest": Schema.object([:], ["domain": name, "id": number]),
        "DomainUpdate": Schema.object(
            [:],
            handles.merging([
                "is_locked": Schema.flag, "auth_code": text, "reset_auth_code": Schema.flag, "domain": name,
                "id": number,
            ]) { own, _ in own }
        ),
        "StatusAnswer": answer(Schema.object(["status": text], ["id": number])),
        "CheckRequest": Schema.object(["domains": Schema.list(name)], ["with_price": Schema.flag]),
        "CheckAnswer": answer(
            Schema.object([
                "results": Schema.list(
                    Schema.object(["domain": text, "status": text, "reason": text, "is_premium": Schema.flag])
                )
            ])
        ),
        "RenewRequest": Schema.object([:], ["period": number, "domain": name, "id": number]),
        "CodeAnswer": answer(Schema.object(["auth_code": text, "success": Schema.flag, "type": text])),
        "ResetRequest": Schema.object(
            [:],
            [
                "auth_code_type": Schema.choice(["external", "internal"]), "domain": name, "id": number,
                "sending_type": text,
            ]
        ),
        "ResetAnswer": answer(
            Schema.object([
                "auth_code": text, "auth_info": Schema.object(["pw": text]), "success": Schema.flag, "type": text,
                "domain_roid": text, "epp_statuses": Schema.texts,
                "rgp_statuses": Schema.object(["add_period": text, "auto_renew_period": text]),
            ])
        ),
        "TransferRequest": Schema.object(
            ["domain": name],
            handles.merging([
                "auth_code": text, "period": number,
                "additional_data": Schema.object([:], ["process_number": text]),
            ]) { own, _ in own }
        ),
        "TransferAnswer": answer(
            Schema.object([
                "id": number, "status": text, "auth_code": text, "expiration_date": text, "renewal_date": text,
            ])
        ),
        "ApproveRequest": Schema.object(
            ["approve": number],
            ["auth_code": text, "registrar_tag": text, "domain": name, "id": number]
        ),
        "SuccessAnswer": answer(Schema.object(["success": Schema.flag])),
    ]

    private static let domain = Schema.object(
        ["id": number, "domain": name, "status": text, "is_locked": Schema.flag, "auth_code": text],
        handles.merging([
            "internal_auth_code": text, "is_lockable": Schema.flag, "transfer_auth_code_required": text,
            "transfer_cancel_supported": Schema.flag, "creation_date": text, "active_date": text, "order_date": text,
            "last_changed": text, "expiration_date": text, "renewal_date": text, "registry_expiration_date": text,
            "restorable_until": text, "registry_statuses": Schema.object(["epp": Schema.texts, "rgp": Schema.texts]),
            "is_deleted": Schema.flag, "is_premium": Schema.flag, "reseller_id": number, "unit": text,
        ]) { own, _ in own }
    )
}
