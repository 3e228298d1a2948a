import Arguments

/// What the options become inside `<extension>`.
extension CommandFields {
    /// The extensions of a command, by its verb and the kind of object.
    func extensionElements(of command: ClientCommand) throws(ArgumentError) -> [Markup] {
        let words = command.words.split(separator: " ")
        let verb = String(words[0])
        guard verb != "restore" else {
            return try subProducts + restore(isReport: words.count > 1) + fees(of: "update")
        }
        return try subProducts + numbers(verb) + signers(verb) + fees(of: verb) + lifetimes(verb) + tokens + codes(verb)
            + organizations(verb)
    }

    /// ptdomain-1.0, as clients of DNS.PT send it.
    private func numbers(_ verb: String) -> [Markup] {
        let namespace: KeyValuePairs = ["xmlns:ptdomain": "http://eppdev.dns.pt/schemas/ptdomain-1.0"]
        return Markup.some("ptdomain:roid", extensions.domainNumber).map { number in
            Markup("ptdomain:\(verb)", namespace, [number])
        }
    }

    /// Verisign, Namestore Extension Mapping.
    private var subProducts: [Markup] {
        let namespace: KeyValuePairs = ["xmlns:namestoreExt": "http://www.verisign-grs.com/epp/namestoreExt-1.1"]
        return Markup.some("namestoreExt:subProduct", extensions.subProduct).map { name in
            Markup("namestoreExt:namestoreExt", namespace, [name])
        }
    }

    /// RFC 5910 §5.2.
    private func signers(_ verb: String) throws(ArgumentError) -> [Markup] {
        let life = Markup.some("secDNS:maxSigLife", extensions.maxSigLife.map(String.init))
        let added = try Self.records(extensions.delegationSigners, extensions.keys)
        let removed =
            extensions.removesAllSigners
            ? [Markup("secDNS:all", text: "true")]
            : try Self.records(extensions.delegationSignersToRemove, extensions.keysToRemove)
        guard !added.isEmpty || !removed.isEmpty || !life.isEmpty else { return [] }
        let content =
            verb == "create"
            ? life + added
            : Markup.unlessEmpty("secDNS:rem", removed) + Markup.unlessEmpty("secDNS:add", added)
                + Markup.unlessEmpty("secDNS:chg", life)
        return [Markup("secDNS:\(verb)", ["xmlns:secDNS": "urn:ietf:params:xml:ns:secDNS-1.1"], content)]
    }

    /// `12345 13 2 ABCD…` and `257 3 13 AQPJ…`: the numbers of the records, as zone files write them.
    private static func records(_ signers: [String], _ keys: [String]) throws(ArgumentError) -> [Markup] {
        try signers.map { text throws(ArgumentError) in
            try record("dsData", text, ["keyTag", "alg", "digestType", "digest"], "TAG ALG TYPE DIGEST")
        }
            + keys.map { text throws(ArgumentError) in
                try record("keyData", text, ["flags", "protocol", "alg", "pubKey"], "FLAGS PROTOCOL ALG KEY")
            }
    }

    private static func record(
        _ name: String,
        _ text: String,
        _ fields: [String],
        _ form: String
    ) throws(ArgumentError) -> Markup {
        let values = text.split(whereSeparator: \.isWhitespace)
        guard values.count >= fields.count else {
            throw ArgumentError("A record is written \"\(form)\", not \"\(text)\".")
        }
        // A digest or a key may be cut by spaces, as in zone files.
        let last = values[(fields.count - 1)...].joined()
        let texts = values.prefix(fields.count - 1).map(String.init) + [last]
        return Markup("secDNS:\(name)", zip(fields, texts).map { Markup("secDNS:\($0)", text: $1) })
    }

    /// RFC 8748 §5.
    private func fees(of verb: String) throws(ArgumentError) -> [Markup] {
        let currency = Markup.some("fee:currency", extensions.currency)
        let content: [Markup]
        if verb == "check" {
            guard !extensions.feeCommands.isEmpty else {
                guard currency.isEmpty else { throw ArgumentError("--currency needs --fee-of.") }
                return []
            }
            content = currency + extensions.feeCommands.map { Markup("fee:command", ["name": $0]) }
        } else {
            guard let fee = extensions.fee else {
                guard currency.isEmpty else { throw ArgumentError("--currency needs --fee.") }
                return []
            }
            content = currency + [Markup("fee:fee", text: fee)]
        }
        return [Markup("fee:\(verb)", ["xmlns:fee": "urn:ietf:params:xml:ns:epp:fee-1.0"], content)]
    }

    /// RFC 9803 §3: `NS=3600`, and `NS=` for the server's own value.
    private func lifetimes(_ verb: String) throws(ArgumentError) -> [Markup] {
        let namespace: KeyValuePairs = ["xmlns:ttl": "urn:ietf:params:xml:ns:epp:ttl-1.0"]
        if extensions.asksForLifetimes { return [Markup("ttl:info", namespace)] }
        guard !extensions.lifetimes.isEmpty else { return [] }
        var content: [Markup] = []
        for text in extensions.lifetimes {
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else {
                throw ArgumentError("--ttl is written TYPE=SECONDS, such as NS=3600, not \"\(text)\".")
            }
            content.append(Markup("ttl:ttl", ["for": String(parts[0])], text: String(parts[1])))
        }
        return [Markup("ttl:\(verb)", namespace, content)]
    }

    /// RFC 8495 §3.
    private var tokens: [Markup] {
        extensions.token.map { token in
            let namespace: KeyValuePairs = ["xmlns:allocationToken": "urn:ietf:params:xml:ns:allocationToken-1.0"]
            return [Markup("allocationToken:allocationToken", namespace, text: token)]
        } ?? []
    }

    /// Codes that the registry makes, as this product's own extension has them.
    private func codes(_ verb: String) -> [Markup] {
        let namespace: KeyValuePairs = ["xmlns:authCode": "urn:mock-registry:authCode-1.0"]
        if verb == "transfer", let number = extensions.processNumber {
            return [Markup("authCode:transfer", namespace, [Markup("authCode:processNumber", text: number)])]
        }
        switch extensions.codeWish {
        case .request: return [Markup("authCode:request", namespace)]
        case .new: return [Markup("authCode:request", namespace).with("force", "true")]
        case .cancel: return [Markup("authCode:cancel", namespace)]
        case nil: return []
        }
    }

    /// RFC 3915 §4.2.5.
    private func restore(isReport: Bool) throws(ArgumentError) -> [Markup] {
        let namespace: KeyValuePairs = ["xmlns:rgp": "urn:ietf:params:xml:ns:rgp-1.0"]
        guard isReport else {
            return [Markup("rgp:update", namespace, [Markup("rgp:restore", ["op": "request"])])]
        }
        guard let deleted = extensions.deleted, let restored = extensions.restored, let reason = extensions.reason
        else {
            throw ArgumentError("A report needs --deleted, --restored and --reason.")
        }
        let report = Markup(
            "rgp:report",
            [
                Markup("rgp:preData", text: "As before the deletion."), Markup("rgp:postData", text: "As before."),
                Markup("rgp:delTime", text: deleted), Markup("rgp:resTime", text: restored),
                Markup("rgp:resReason", text: reason),
                Markup("rgp:statement", text: "The name is restored for its registrant alone."),
                Markup("rgp:statement", text: "What is said here is true."),
            ]
        )
        return [Markup("rgp:update", namespace, [Markup("rgp:restore", ["op": "report"], [report])])]
    }
}
