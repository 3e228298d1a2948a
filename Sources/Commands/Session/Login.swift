import EPP
import Registry
import XML

/// Opens a session: RFC 5730 §2.9.1.1.
package struct Login: Command {
    package static let key = CommandKey(.login, Namespace.epp)
    package static let rules: [Rule<Login>] = [
        Rule(
            "the language is one of the greeting's",
            else: .unimplementedOption,
            "RFC 5730 §2.9.1.1, policy session.languages",
            at: { Item(Namespace.epp, "lang", $0.language) },
            found: { "the greeting says \($0.policy.session.languages.joined(separator: ", "))" }
        ) { situation in
            situation.policy.session.languages.contains { $0.lowercased() == situation.command.language.lowercased() }
        },
        Rule(
            "few logins have failed lately",
            else: .authenticationFailedClosing,
            "policy session.registrarFailures, session.addressFailures",
            found: { Finding("too many logins have failed", until: $0.command.lock($0.context)?.until) }
        ) {
            $0.command.lock($0.context) == nil
        },
        Rule(
            "the credentials are right",
            else: .authenticationError,
            "RFC 5730 §2.9.1.1",
            at: nil,
            found: {
                Finding("the clID, the password or the certificate is wrong", note: $0.command.flaw($0.context) ?? "")
            }
        ) {
            $0.command.isAuthentic($0.context)
        },
        Rule(
            "the registrar is not suspended",
            else: .authorizationError,
            "RFC 5730 §3, 2201",
            found: { "\($0.command.client) is suspended" }
        ) {
            $0.world.registrars[$0.command.client]?.isSuspended == false
        },
        Rule(
            "the registrar has sessions left",
            elseOneOf: [.sessionLimitClosing, .authenticationFailedClosing],
            "RFC 5730 §3, 2502, policy session.mostSessionsCode",
            code: { ResultCode(rawValue: $0.policy.session.mostSessionsCode) ?? .sessionLimitClosing },
            found: { _ in "it has as many as it may" }
        ) {
            $0.context.connection.admits($0.command.client)
        },
    ]

    package let client: ClientID
    /// The password as the schema reads it; an extension may put a longer one in its place.
    package var password: String
    package var newPassword: String?
    /// The language of answers that the client wishes for.
    package let language: String
    package let services: Services

    package var item: Item { Item(Namespace.epp, "clID", client) }

    package init(_ object: Element) throws(EPPError) {
        var children = try Children(of: object)
        client = try children.required("clID").token(3...16)
        password = try children.required("pw").token(6...16)
        newPassword = try children.optional("newPW").map { element throws(EPPError) in try element.token(6...16) }
        language = try Self.language(children.required("options"))
        services = try Self.readServices(children.required("svcs"))
        try children.end()
    }

    /// The version is 1.0 (otherwise 2100).
    private static func language(_ element: Element) throws(EPPError) -> String {
        var children = try Children(of: element)
        let version = try children.required("version")
        let text = try version.token(1...64)
        guard text == "1.0" || text.wholeMatch(of: /[1-9]+\.[0-9]+/) != nil else {
            throw EPPError(.valueSyntax, "\(version.quoted(text)) is no version", "RFC 5730 §4", at: Item(version))
        }
        guard text == "1.0" else {
            throw EPPError(.unimplementedVersion, "the greeting says 1.0", "RFC 5730 §2.9.1.1", at: Item(version))
        }
        let language = try children.required("lang").language()
        try children.end()
        return language
    }

    private static func readServices(_ element: Element) throws(EPPError) -> Services {
        var children = try Children(of: element)
        let objects = try children.some("objURI").map { uri throws(EPPError) in try uri.token(0...1024) }
        var extensions: [String] = []
        if let container = children.optional("svcExtension") {
            var inner = try Children(of: container)
            extensions = try inner.some("extURI").map { uri throws(EPPError) in try uri.token(0...1024) }
            try inner.end()
        }
        try children.end()
        return Services(objects: Set(objects), extensions: Set(extensions))
    }

    /// Unknown registrar, wrong password and wrong certificate all look the same (RFC 5730 §3, 2200).
    package func isAuthentic(_ context: Context) -> Bool { flaw(context) == nil }

    /// What refuses it, right or wrong, as too many logins have failed.
    package func lock(_ context: Context) -> LoginLock? {
        context.connection.vouchedFor == client ? nil : context.connection.lock(client, context.now)
    }

    /// Which credential is wrong, for the operator alone; nil where all are right.
    func flaw(_ context: Context) -> String? {
        let registrar = context.world.claimant(client)
        if context.connection.vouchedFor == client, !registrar.isStranger { return nil }
        // All is looked at in every case, so that the time taken does not tell what was wrong.
        let isRight = registrar.password.matches(password)
        let certificate = flaw(ofCertificateFor: registrar, context)
        if registrar.isStranger { return "no registrar has this clID" }
        return isRight ? certificate : "the password is wrong"
    }

    private func flaw(ofCertificateFor registrar: Registrar, _ context: Context) -> String? {
        let needsCertificate = context.connection.needsCertificate
        guard let certificate = context.connection.certificate else {
            return needsCertificate ? "a certificate is needed, and none was shown" : nil
        }
        guard needsCertificate || certificate.isVerified else { return nil }
        guard certificate.isVerified else { return "the certificate is not valid here" }
        let isOwn = registrar.certificate.map { $0 == certificate.fingerprint } ?? (certificate.commonName == client)
        return isOwn ? nil : "the certificate is another registrar's"
    }

    /// What the client lists here counts for this very answer.
    package func services(in context: Context) -> Services { services }

    package func decide(_: Void, _ context: Context) throws(EPPError) -> Decision<Registrar> {
        guard let former = context.world.registrars[client] else {
            throw EPPError(.authenticationError, "no registrar has this clID", "RFC 5730 §2.9.1.1", at: item)
        }
        var registrar = former
        if let newPassword { registrar.password = Password(newPassword) }
        var decision = Decision(registrar, changes: { $0 == former ? [] : [.registrar($0)] })
        decision.effect = .loggedIn(client, try granted(context))
        return decision
    }

    /// What was asked for, so far as the server has it: 2307 and 2103 otherwise.
    private func granted(_ context: Context) throws(EPPError) -> Services {
        let announced = context.connection.announced
        let unknown = services.extensions.subtracting(announced.extensions).sorted()
        try refuse(services.objects.subtracting(announced.objects).sorted(), .unimplementedService, "objURI", unknown)
        if context.policy.session.unknownExtensions == .refuse {
            try refuse(unknown, .unimplementedExtension, "extURI", [])
        }
        return Services(objects: services.objects, extensions: services.extensions.intersection(announced.extensions))
    }

    /// Refuses namespaces of one kind, if there are any: the first is the item, all are named, those of the other kind too,
    /// so that a client is mended at one go.
    private func refuse(
        _ uris: [String],
        _ code: ResultCode,
        _ element: String,
        _ others: [String]
    ) throws(EPPError) {
        guard let first = uris.first else { return }
        let more = uris.dropFirst() + others
        let rest = more.isEmpty ? "it" : "it, nor \(more.joined(separator: ", "))"
        throw EPPError(
            code,
            "the greeting does not list \(rest)",
            "RFC 5730 §2.9.1.1",
            at: Item(Namespace.epp, element, first)
        )
    }
}
