import Arguments
import EPP
import Hosting
import MockRegistry
import Registry
import Seed
import TLS

/// Every option of the program, in the order of the help.
enum Options {
    typealias Option = Arguments.Option<Invocation>

    static let groups: [ProgramUsage<Invocation>.Group] = [
        .init("Where clients come", listening), .init("The control API", control), .init("The registry", contents),
        .init("A class", lesson), .init("Certificates", certificates), .init("Limits", limits), .init("Besides", rest),
    ]

    private static let listening: [Option] = [
        .text("host", "ADDRESS", "where to listen; localhost unless told otherwise: 127.0.0.1 and ::1") {
            $0.configuration.host = $1
        },
        .number("port", 0...65_535, "the port; 7700 unless told otherwise, 0 lets the system choose") {
            $0.configuration.port = $1
        },
        Option(
            "host-name",
            "NAME",
            "a name that clients call this machine by, such as registry or *.test.example: for certificate and control API",
            isRepeatable: true,
            hostName
        ),
        Option(
            "proxy-from",
            "ADDRESS/PREFIX",
            "whence a proxy's PROXY header (version 1 or 2) is demanded and believed, such as 10.0.0.0/8; none unless told",
            isRepeatable: true,
            proxy
        ),
        .text("ready-file", "FILE", "a JSON file with host, port, ca and pid, written when the server is ready") {
            $0.readyFile = $1
        },
        .number("threads", 1...256, "event loops; one for each core unless told otherwise") {
            $0.configuration.threads = $1
        },
    ]

    private static let control: [Option] = [
        .number("control-port", 0...65_535, "the control API's port; one above --port, and 0 where that is 0") {
            $0.control.port = $1
        },
        .text("control-host", "ADDRESS", "where the control API listens; localhost, others need a token") {
            $0.control.host = $1
        },
        .text("control-token", "TOKEN", "what clients of the control API must show as a bearer token") {
            $0.control.token = $1
        },
        .flag("control-tls", "the control API speaks https, with the EPP port's certificate") {
            $0.control.usesTLS = true
        },
        .number(
            "control-connections",
            1...100_000,
            "connections to the control API, beyond which the oldest that is idle or waits makes way; 1200"
        ) {
            $0.control.connections = $1
        },
        .number("control-connections-per-address", 1...100_000, "those of one address, with the same rule; 1100") {
            $0.control.connectionsPerAddress = $1
        },
        .text(
            "webhook-host",
            "NAME",
            "a host that webhooks may go to besides this machine's loopback addresses",
            isRepeatable: true
        ) {
            $0.control.webhookHosts.append($1)
        },
        .text("webhook-ca", "FILE", "the certificates that webhooks' receivers are held against by https; the system's")
        {
            $0.control.webhookAuthorityFile = $1
        },
        .flag("no-control", "no control API") { $0.control.isOff = true },
        .flag("no-console", "no web console beside the control API") { $0.control.hasConsole = false },
        .number("journal", 0...10_000_000, "entries that each registry's journal keeps; 4096, 0 for no journal") {
            $0.configuration.journalEntries = $1
        },
        .text("journal-file", "FILE", "each entry of every journal is added to FILE as a line of JSON") {
            $0.configuration.journalFile = $1
        },
        .number(
            "journal-file-bytes",
            65_536...1_099_511_627_776,
            "when FILE is that long it becomes FILE.1, in the place of the one before; 67108864"
        ) {
            $0.configuration.journalFileBytes = $1
        },
        .flag("no-reserved-names", "names such as answer-lost.example are names like any other") {
            $0.configuration.honoursReservedNames = false
        },
    ]

    /// The set-up comes first: it has names for policies.
    private static let contents: [Option] = [
        Option(
            "setup",
            "DIR",
            "a folder with seed.json, policy.json, clock.json, faults.json, policies, registries, snapshots",
            setup
        ),
        .text(
            "state",
            "FILE",
            "go on where FILE has kept all registries, if it is there, and keep them there at the end"
        ) {
            $0.configuration.stateFile = $1
        },
        .text("registry", "FILE", "the seed; the demonstration unless told otherwise") {
            $0.registryFile = $1
        },
        Option(
            "policy",
            policyValue,
            "the registry's rules: a name of `policies`, or a JSON file that differs",
            policy
        ),
        Option(
            "clock",
            "DATE|real|frozen",
            "the time at the start, as 2026-01-01T00:00:00Z; frozen stands still",
            clock
        ),
        .number("seed", 0...Int.max, "salts and auth codes that repeat themselves: anyone can predict them, tests only")
        {
            $0.configuration.randomSeed = UInt64($1)
        },
        .parsed(
            "speed",
            "N",
            "how fast time passes: 1 is real, 0 stands still, 86400 is a day a second",
            expected: "a number from 0 to 1000000"
        ) { text in
            Double(text).flatMap { (0...1_000_000).contains($0) ? $0 : nil }
        } _: {
            $0.configuration.speed = $1
        },
    ]

    private static let lesson: [Option] = [
        .text("students", "FILE", "a class's students, a name in each line") { $0.lesson.studentFile = $1 },
        .text("exercise", "NAME", "what they do: a name of `exercise list`") { $0.lesson.exercise = $1 },
        .text("class-id", "NAME", "what the class is called; class unless told otherwise") { $0.lesson.id = $1 },
        .parsed(
            "class-reach",
            OptionValue("suffix|port", words: ClassPlan.Reach.allCases.map(\.rawValue)),
            "how they come to their registries: by the end of the account's name, or by a port each; suffix",
            expected: "suffix or port"
        ) {
            ClassPlan.Reach(rawValue: $0)
        } _: {
            $0.lesson.reach = $1
        },
        .flag("class-certificates", "each of them gets a certificate, which is the only one that the account may show")
        {
            $0.lesson.hasCertificates = true
        },
        .text("hand-outs", "FILE", "where to write the page with a sheet for each, which its owner alone may read") {
            $0.lesson.handOutFile = $1
        },
    ]

    private static let certificates: [Option] = [
        .text("certs", "DIR", "where the development certificates are kept or made; certs unless told otherwise") {
            $0.configuration.certificateDirectory = $1
        },
        .text("certificate", "FILE", "the server's own certificate chain, in PEM") {
            $0.configuration.identity = $0.configuration.identity ?? .init(certificateFile: "", privateKeyFile: "")
            $0.configuration.identity?.certificateFile = $1
        },
        .text("private-key", "FILE", "the key of --certificate, in PEM") {
            $0.configuration.identity = $0.configuration.identity ?? .init(certificateFile: "", privateKeyFile: "")
            $0.configuration.identity?.privateKeyFile = $1
        },
        .flag(
            "require-client-certificate",
            "a registrar must show a certificate of its own name; others fail in the handshake"
        ) {
            $0.configuration.requiresClientCertificate = true
        },
        .flag("strangers-to-login", "with that, a client without such a certificate gets as far as its login") {
            $0.configuration.admitsStrangersToLogin = true
        },
        .flag("tls-legacy", "TLS 1.2 with suites other than AES-GCM and ChaCha20-Poly1305 too") {
            $0.configuration.allowsLegacyTLS = true
        },
        .flag("allow-readable-keys", "private keys that others than their owner can read are used all the same") {
            $0.configuration.allowsReadableKeys = true
        },
    ]

    private static let limits: [Option] = [
        .number("frame-bytes", 1024...16_777_216, "the longest frame, header included; 65536") {
            $0.configuration.limits.frameBytes = $1
        },
        .number("connections", 1...1_000_000, "connections of all clients together; 20000") {
            $0.configuration.limits.connections = $1
        },
        .number(
            "connections-before-login",
            1...1_000_000,
            "connections of one address that have not logged in, beyond which the oldest makes way; 4096"
        ) {
            $0.configuration.limits.connectionsBeforeLogin = $1
        },
        .number("connections-per-registrar", 1...1_000_000, "sessions of one registrar; 20000") {
            $0.configuration.limits.sessionsPerRegistrar = $1
        },
        .time("handshake-time", "for the TLS handshake; 10s") { $0.configuration.limits.handshakeTime = $1 },
        .time("login-time", "from the greeting to the login; 60s") { $0.configuration.limits.loginTime = $1 },
        .time("frame-time", "from the first byte of a frame to its last; 30s") {
            $0.configuration.limits.frameTime = $1
        },
        .time("idle-time", "from one command to the next; 10m") { $0.configuration.limits.idleTime = $1 },
        .time("session-lifetime", "of a session in all; 1d") { $0.configuration.limits.sessionLifetime = $1 },
        .number("registries", 1...100_000, "registries of the process, the first included; 10000") {
            $0.configuration.limits.registries = $1
        },
        .number("failed-logins", 0...1000, "logins that may fail on one connection; the policy's") {
            $0.configuration.limits.failedLogins = $1
        },
    ]

    private static let rest: [Option] = [
        .text("schemas", "DIR", "check every frame, both ways, against the XML schemas in DIR, and tell of problems") {
            $0.configuration.schemaDirectory = $1
        },
        .parsed(
            "log-level",
            OptionValue("LEVEL", words: LogLevel.allCases.map { "\($0)" }),
            "off, error, warning (what failed), notice (start and end), info (commands) or debug (frames), each with those before; notice",
            expected: "off, error, warning, notice, info or debug"
        ) {
            LogLevel(name: $0)
        } _: {
            $0.configuration.logLevel = $1
        },
        .time("slow-time", "a command or a call that takes longer is told at warning; 1s") {
            $0.configuration.slowTime = $1
        },
        .parsed(
            "log-format",
            "text|json",
            "lines for people, or an object in each; text",
            expected: "text or json"
        ) {
            LogFormat(rawValue: $0)
        } _: {
            $0.configuration.logFormat = $1
        },
        .text("config", "FILE", "a JSON object of options by their names; options and variables win over it") { _, _ in
        },
        .flag("version", "tell the version", letter: "v") { $0.action = .showVersion },
        .flag("help", "tell all this", letter: "h") { $0.action = .showHelp },
    ]

    private static let policyNames = PolicyPreset.names
    private static let policyValue = OptionValue("NAME|FILE", words: policyNames)

    /// A name that is known, or a file; a word that can be neither is probably a name misspelt.
    private static let policy: Option.Take = { invocation, text throws(ArgumentError) in
        if let file = invocation.setup?.file("policies/\(text).json") {
            invocation.configuration.rules = .file(file)
        } else if PolicyPreset.policy(named: text) != nil {
            invocation.configuration.rules = .named(text)
        } else if text.contains(where: { "./".contains($0) }) || Files.exists(text) {
            invocation.configuration.rules = .file(text)
        } else {
            throw Program.unknownPolicy(text, besides: invocation.setup?.policyNames ?? [])
        }
    }

    private static let setup: Option.Take = { invocation, text throws(ArgumentError) in
        do throws(SetupError) {
            invocation.setup = try SetupFolder(text)
        } catch {
            throw ArgumentError(error.description, error.kind == .unreadable ? .unreadable : .badData)
        }
    }

    private static let hostName: Option.Take = { invocation, text throws(ArgumentError) in
        let labels = text.lowercased().split(separator: ".", omittingEmptySubsequences: false)
        let isName = labels.enumerated().allSatisfy { index, label in
            (label == "*" && index == 0 && labels.count > 2)
                || (!label.isEmpty && label.utf8.allSatisfy { Self.isNameByte($0) })
        }
        guard isName || IPAddress(text, .v6) != nil else {
            throw Option.misfit(
                "host-name",
                text,
                expected: "a name such as registry or *.test.example, or an IP address"
            )
        }
        invocation.configuration.hostNames.append(text.lowercased())
    }

    private static let proxy: Option.Take = { invocation, text throws(ArgumentError) in
        guard AddressBlock(text) != nil else {
            throw Option.misfit("proxy-from", text, expected: "an address such as 10.0.0.7, or a block as 10.0.0.0/8")
        }
        invocation.configuration.trustedProxies.append(text)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
        default: false
        }
    }

    private static let clock: Option.Take = { invocation, text throws(ArgumentError) in
        switch text {
        case "real": invocation.configuration.time = .real
        case "frozen": invocation.configuration.speed = 0
        default:
            guard let start = Instant(text), ClockRange.contains(start) else {
                let expected = "real, frozen or a date such as 2026-01-01T00:00:00Z, from \(ClockRange.words)"
                throw Option.misfit("clock", text, expected: expected)
            }
            invocation.configuration.time = .at(text)
        }
    }
}

extension Option {
    /// An option that is a length of time, as in policies.
    static func time(
        _ name: String,
        _ help: String,
        _ set: @escaping @Sendable (inout Settings, Duration) -> Void
    ) -> Option {
        let read: @Sendable (String) -> Duration? = { text in Duration(written: text).flatMap { $0 > .zero ? $0 : nil }
        }
        let expected = "a length of time such as 500ms, 30s, 10m, 1h or 2d"
        return parsed(name, "TIME", help, expected: expected, read, set)
    }
}
