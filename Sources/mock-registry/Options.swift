import EPP
import Hosting
import MockRegistry
import Registry

/// Every option, in the order of the help.
enum Options {
    static let all: [Option] = listening + control + contents + certificates + limits + rest

    static func named(_ name: some StringProtocol) -> Option? { all.first { $0.name == name } }

    private static let listening: [Option] = [
        .text("host", "ADDRESS", "where to listen; 127.0.0.1 unless told otherwise") { $0.configuration.host = $1 },
        .number("port", 0...65_535, "the port; 7700 unless told otherwise, 0 lets the system choose") {
            $0.configuration.port = $1
        },
        .text("ready-file", "FILE", "a JSON file with host, port, ca and pid, written when the server is ready") {
            $0.readyFile = $1
        },
        .number("threads", 1...256, "event loops; one for each core unless told otherwise") {
            $0.configuration.threads = $1
        },
    ]

    private static let control: [Option] = [
        .number("control", 0...65_535, "the control API's port; one above --port, and 0 where that is 0") {
            $0.control.port = $1
        },
        .text("control-host", "ADDRESS", "where the control API listens; 127.0.0.1, others need a token") {
            $0.control.host = $1
        },
        .text("control-token", "TOKEN", "what clients of the control API must show as a bearer token") {
            $0.control.token = $1
        },
        .flag("control-tls", "the control API speaks https, with the EPP port's certificate") {
            $0.control.usesTLS = true
        },
        .flag("no-control", "no control API") { $0.control.isOff = true },
        .flag("no-console", "no web console beside the control API") { $0.control.hasConsole = false },
        .number("journal", 0...10_000_000, "entries that each registry's journal keeps; 4096, 0 for no journal") {
            $0.configuration.journalEntries = $1
        },
        .flag("no-reserved-names", "names such as answer-lost.example are names like any other") {
            $0.configuration.honoursReservedNames = false
        },
    ]

    private static let contents: [Option] = [
        .text("registry", "FILE", "the seed; the demonstration unless told otherwise") {
            $0.registryFile = $1
        },
        .text("policy", "NAME|FILE", "the registry's rules: a name of `policies`, or a JSON file that differs") {
            $0.configuration.rules = Policy.named($1) == nil ? .file($1) : .named($1)
        },
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
        Option("speed", "N", "how fast time passes: 1 is real, 0 stands still, 86400 is a day a second", speed),
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
        .flag("require-client-certificate", "a registrar must show a certificate of its own name") {
            $0.configuration.requiresClientCertificate = true
        },
    ]

    private static let limits: [Option] = [
        .number("frame-bytes", 1024...16_777_216, "the longest frame, header included; 65536") {
            $0.configuration.limits.frameBytes = $1
        },
        .number("connections", 1...1_000_000, "connections of all clients together; 20000") {
            $0.configuration.limits.connections = $1
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
        .number("failed-logins", 0...1000, "logins that may fail on one connection; the policy's") {
            $0.configuration.limits.failedLogins = $1
        },
    ]

    private static let rest: [Option] = [
        .text("schemas", "DIR", "check every frame, both ways, against the XML schemas in DIR, and tell of problems") {
            $0.configuration.schemaDirectory = $1
        },
        Option("log-level", "LEVEL", "off, error, info or debug, on standard error; info", logLevel),
        .flag("version", "tell the version") { $0.action = .showVersion },
        .flag("help", "tell all this") { $0.action = .showHelp },
    ]

    private static let clock: Option.Take = { invocation, text throws(SetupError) in
        switch text {
        case "real": invocation.configuration.time = .real
        case "frozen": invocation.configuration.speed = 0
        default:
            guard let start = Instant(text), ClockRange.contains(start) else {
                throw Option.fault("clock", text, "real, frozen or a date such as 2026-01-01T00:00:00Z, 1970 to 8999")
            }
            invocation.configuration.time = .at(text)
        }
    }

    private static let speed: Option.Take = { invocation, text throws(SetupError) in
        guard let speed = Double(text), (0...1_000_000).contains(speed) else {
            throw Option.fault("speed", text, "a number from 0 to 1000000")
        }
        invocation.configuration.speed = speed
    }

    private static let logLevel: Option.Take = { invocation, text throws(SetupError) in
        guard let level = LogLevel(name: text) else {
            throw Option.fault("log-level", text, "off, error, info or debug")
        }
        invocation.configuration.logLevel = level
    }
}
