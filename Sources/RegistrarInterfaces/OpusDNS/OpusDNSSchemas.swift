import JSON

/// The JSON schemas of OpusDNS's bodies and answers.
enum OpusDNSSchemas {
    private static let text = Schema.text
    private static let date = Schema.optional(Schema.date)
    private static let mode = Schema.choice(["renew", "expire"])
    private static let statuses = Schema.list(Schema.choice(OpusDNSUpdate.clientStatuses))
    private static let period = Schema.object(["unit": Schema.choice(["y", "m"]), "value": Schema.number])
    private static let nameServer = Schema.object(["hostname": text], ["ip_addresses": Schema.texts])
    private static let contacts: JSONValue = [
        "type": "object",
        "description":
            "By role (registrant, admin, tech, billing) a contact_id, an object with one, or a list of these",
    ]

    private static func identifier(_ prefix: String) -> JSONValue {
        ["type": "string", "pattern": .string("^\(prefix)_[0-7][0-9a-hjkmnpq-tv-z]{25}$")]
    }

    private static func page(of name: String) -> JSONValue {
        Schema.object(["results": Schema.list(of: name), "pagination": Schema.reference("Pagination")])
    }

    static let all: [String: JSONValue] = [
        "OpenAPI": Schema.anything,
        "TokenRequest": Schema.object(["grant_type": text, "client_id": text, "client_secret": text]),
        "Token": Schema.object(["access_token": text, "token_type": text, "expires_in": Schema.number]),
        "Pagination": Schema.object([
            "current_page": Schema.number, "page_size": Schema.number, "total_items": Schema.number,
            "total_pages": Schema.number, "has_next_page": Schema.flag, "has_previous_page": Schema.flag,
        ]),
        "DomainPage": page(of: "DomainResponse"),
        "DomainResponse": domain,
        "DomainUpdate": Schema.object(
            [:],
            [
                "auth_code": text, "statuses": statuses,
                "status_changes": Schema.object([:], ["add": statuses, "remove": statuses]),
                "transfer_lock": Schema.flag, "contacts": contacts, "nameservers": Schema.list(nameServer),
                "renewal_mode": mode, "attributes": Schema.anything,
            ]
        ),
        "DomainTransferIn": Schema.object(
            ["name": text, "renewal_mode": mode],
            [
                "auth_code": text, "contacts": contacts, "period": period, "nameservers": Schema.list(nameServer),
                "create_zone": Schema.flag, "expected_price": text,
                "attributes": Schema.object([:], ["process_number": text]),
            ]
        ),
        "OutboundTransferRequest": Schema.object(["action": Schema.choice(["approve", "reject"])]),
        "OutboundTransferResponse": Schema.object([
            "domain_id": identifier("domain"), "domain_name": text, "action": Schema.choice(["approve", "reject"]),
        ]),
        "AuthCodeResponse": Schema.object(
            ["name": text, "success": Schema.flag],
            [
                "detail": text, "auth_code": Schema.optional(text), "auth_code_expires_on": date,
                "recipients": Schema.texts,
            ]
        ),
        "RenewRequest": Schema.object(
            ["period": period, "current_expiry_date": Schema.date],
            ["expected_price": text]
        ),
        "RenewResponse": Schema.object(["name": text, "new_expiry_date": Schema.date, "period_extended": period]),
        "RestoreRequest": Schema.object([:], ["reason": text, "additional_info": text, "expected_price": text]),
        "RestoreResponse": Schema.object(["domain_id": identifier("domain"), "name": text, "restored_at": Schema.date]),
        "CheckResponse": Schema.object([
            "results": Schema.list(
                Schema.object([
                    "domain": text, "available": Schema.flag, "reason": Schema.optional(text),
                    "is_premium": Schema.flag,
                ])
            )
        ]),
        "EventPage": page(of: "EventResponse"),
        "EventResponse": Schema.object(
            [
                "event_id": identifier("event"), "created_on": Schema.date,
                "event_data": Schema.object(["message": text, "version": text]),
            ],
            [
                "type": Schema.optional(text), "subtype": text, "object_type": text,
                "object_id": Schema.optional(text), "acknowledged_on": date,
            ]
        ),
    ]

    private static let domain = Schema.object(
        [
            "domain_id": identifier("domain"), "name": text, "sld": text, "tld": text, "roid": text,
            "transfer_lock": Schema.flag, "created_on": date, "updated_on": date, "registry_statuses": Schema.texts,
        ],
        [
            "owner_id": text, "registry_account_id": identifier("registry_account"),
            "auth_code": Schema.optional(text), "auth_code_expires_on": date, "read_only": Schema.flag,
            "is_premium": Schema.flag, "renewal_mode": mode, "renewal_period": text, "registered_on": date,
            "expires_on": date, "transferred_on": date, "canceled_on": date, "deleted_on": date,
            "nameservers": Schema.list(nameServer),
            "contacts": Schema.list(Schema.object(["contact_id": identifier("contact"), "contact_type": text])),
            "hosts": Schema.list(Schema.object(["host_id": identifier("host")])), "tags": Schema.list(Schema.anything),
        ]
    )
}
