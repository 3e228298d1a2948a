// swift-tools-version:6.2
import PackageDescription

/// The C libraries; each has one owner among the targets, or two for OpenSSL.
let libraries: [Target] = [
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "COpenSSL", pkgConfig: "openssl", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CLinux"),
    // Files of Sources, embedded as they lie there.
    .target(name: "CFiles"),
]

/// The architecture: each target with what it holds and what it may import.
///
/// A target stands below all that it imports. A test holds the sources to it, and the README's table is made from it.
let architecture: [Target] = [
    target("Locks", "a value that one thread at a time may touch"),
    target(
        "EmbeddedFiles",
        "the files that are part of the program: the console's, the manual's pages, policies of registries, demands of RFCs",
        imports: ["CFiles"]
    ),
    target("JSON", "reading with lines and paths, strict decoding, the documents that are written"),
    target(
        "Arguments",
        "a program's options and commands: one table for parser, help, completions and manual page",
        imports: ["JSON"]
    ),
    target(
        "XML",
        "the only importer of libxml2: elements, reader, writer, schema validation",
        imports: ["CLibXML2", "Locks"]
    ),
    target(
        "Crypto",
        "hashes, random bytes, Base64, signatures and who vouches for them",
        imports: ["COpenSSL", "Locks"]
    ),
    target(
        "TLS",
        "the only user of OpenSSL's TLS and of sockets: contexts, connections, certificates, signals",
        imports: ["CLinux", "COpenSSL"]
    ),
    target(
        "Network",
        "event loops, listeners, connections, timers, back-pressure; knows bytes, not EPP",
        imports: ["Locks", "TLS"]
    ),
    target(
        "HTTP",
        "HTTP/1.1: reading, access rules, routing, OpenAPI, a client; knows no registry",
        imports: ["Crypto", "JSON", "Locks", "Network", "TLS"]
    ),
    target(
        "Console",
        "the web console: its files, part of the program, and who gets them",
        imports: ["EmbeddedFiles", "HTTP", "Network"],
        exclude: ["Assets"]
    ),
    target("EPP", "the language: frames, envelopes, strict reading, values, result codes", imports: ["XML"]),
    target(
        "Registry",
        "the world: objects, policy, time, poll queues, the store",
        imports: ["Crypto", "EPP", "Locks"]
    ),
    target(
        "Commands",
        "one file for each command; rules, router, hooks for extensions",
        imports: ["EPP", "Registry", "XML"]
    ),
    target(
        "Marks",
        "trademarks in launches: XML signatures, who vouches for them, the test authority, the clearing house's lists",
        imports: ["Commands", "Crypto", "EPP", "Locks", "Registry", "XML"]
    ),
    target(
        "Extensions",
        "one folder for each extension",
        imports: ["Commands", "Crypto", "EPP", "Marks", "Registry", "XML"]
    ),
    target(
        "Faults",
        "what goes wrong on purpose: rules, and one type for each kind of fault",
        imports: ["EPP", "JSON", "Locks", "Network", "Registry", "TLS", "XML"]
    ),
    target(
        "Seed",
        "the documents that people write, seed and policy: read with line and path, written back",
        imports: ["Crypto", "EPP", "EmbeddedFiles", "Extensions", "JSON", "Registry"],
        exclude: ["Presets"]
    ),
    target(
        "Journal",
        "what was said lately, by whom and with what result, and what it changed; secrets masked for whoever reads",
        imports: ["EPP", "Faults", "JSON", "Locks", "Network", "Registry", "Seed", "TLS", "XML"]
    ),
    target(
        "Session",
        "one client's conversation from greeting to logout; calls journal and faults",
        imports: ["Commands", "EPP", "Faults", "Journal", "Locks", "Network", "Registry", "TLS", "XML"]
    ),
    target(
        "Scorecards",
        "tests that clients can pass: cards, and the judge that reads the journal by them",
        imports: ["EPP", "EmbeddedFiles", "Faults", "JSON", "Journal", "Registry", "Seed", "XML"],
        exclude: ["Cards", "Exercises"]
    ),
    target(
        "Hosting",
        "many isolated registries in one process: plans, snapshots, routing by port, server name, suffix",
        imports: [
            "Commands", "Crypto", "EPP", "Extensions", "Faults", "JSON", "Journal", "Locks", "Marks", "Network",
            "Registry", "Scorecards", "Seed", "Session", "TLS", "XML",
        ]
    ),
    target(
        "Requirements",
        "what the RFCs demand of a server, and which of it a client has put to the test",
        imports: ["EmbeddedFiles", "Faults", "JSON", "Journal"],
        exclude: ["Sentences"]
    ),
    target(
        "ControlAPI",
        "the resources of the control API and their views",
        imports: [
            "Commands", "Console", "Crypto", "EPP", "Faults", "HTTP", "Hosting", "JSON", "Journal", "Locks", "Marks",
            "Network", "Registry", "Requirements", "Scorecards", "Seed", "Session", "TLS", "XML",
        ]
    ),
    target(
        "RegistrarInterfaces",
        "what OpusDNS, Openprovider and HostUp offer to resellers, carried out as EPP commands",
        imports: [
            "Commands", "Crypto", "EPP", "Extensions", "Faults", "HTTP", "Hosting", "JSON", "Locks", "Network",
            "Registry", "Session", "XML",
        ]
    ),
    target(
        "Lint",
        "what frames have against the RFCs: schemas, rules beyond them, reports as text, JSON, SARIF, JUnit",
        imports: ["EPP", "JSON", "XML"]
    ),
    target(
        "Client",
        "an EPP client for people and scripts: commands from words, answers as text, a prompt",
        imports: ["Arguments", "EPP", "JSON", "Lint", "TLS", "XML"]
    ),
    target(
        "Operator",
        "the control API as commands: words for each call, answers as tables, faults as people say them",
        imports: ["Arguments", "ControlAPI", "EPP", "Faults", "HTTP", "JSON", "TLS"]
    ),
    target(
        "MockRegistry",
        "the public Swift API: configuration, start and stop, typed controls",
        imports: [
            "ControlAPI", "Crypto", "EPP", "Faults", "Hosting", "JSON", "Journal", "Locks", "Marks", "Network",
            "RegistrarInterfaces", "Registry", "Seed", "Session", "TLS", "XML",
        ]
    ),
    target(
        "Recorder",
        "between clients and servers: what both say is linted, recorded, played again",
        imports: [
            "Arguments", "Client", "Crypto", "EPP", "Hosting", "JSON", "Journal", "Lint", "Locks", "MockRegistry",
            "Network", "Registry", "Seed", "Session", "TLS", "XML",
        ]
    ),
    program(
        "mock-registry",
        "the program: its command line",
        imports: [
            "Arguments", "Client", "EPP", "Hosting", "JSON", "MockRegistry", "Operator", "Recorder", "Registry", "Seed",
            "TLS",
        ]
    ),
    target("Load", "the load tool: connections, measurements, report", imports: ["Arguments", "Locks", "TLS"]),
    program("mock-registry-load", "the program of the load tool: one call", imports: ["Load"]),
]

/// What several targets of tests share.
let testSupport: [Target] = [
    support(
        "SessionSupport",
        imports: ["Commands", "EPP", "Faults", "Journal", "Network", "Registry", "Session", "XML"]
    ),
    support(
        "TestSupport",
        imports: [
            "Commands", "EPP", "EmbeddedFiles", "Extensions", "JSON", "Journal", "Locks", "Network", "Registry",
            "Requirements", "Seed", "Session", "TLS", "XML",
        ]
    ),
    support(
        "FuzzSupport",
        imports: [
            "Commands", "ControlAPI", "Crypto", "EPP", "Faults", "HTTP", "Hosting", "JSON", "Journal", "Marks",
            "MockRegistry", "Network", "Registry", "Seed", "Session", "SessionSupport", "TestSupport", "XML",
        ]
    ),
]

let testTargets: [Target] = [
    tests("ArgumentsTests", import: ["Arguments"]),
    tests("JSONTests", import: ["JSON"]),
    tests("XMLTests", import: ["XML"]),
    tests("CryptoTests", import: ["Crypto"]),
    tests("TLSTests", import: ["TLS"]),
    tests("NetworkTests", import: ["Locks", "Network", "TLS"]),
    tests("HTTPTests", import: ["HTTP", "JSON", "Locks", "Network", "TLS"]),
    tests(
        "ConsoleTests",
        import: ["Console", "HTTP", "JSON", "Network", "TestSupport"],
        exclude: ["browser.py", "control.py", "classroom.py", "looks.py", "server.py", "stories.py", "webdriver.py"]
    ),
    tests("EPPTests", import: ["EPP"]),
    tests("RegistryTests", import: ["EPP", "Locks", "Registry"]),
    tests("CommandsTests", import: ["Commands", "EPP", "Registry", "XML"]),
    tests("MarksTests", import: ["Crypto", "EPP", "Marks", "Registry", "TestSupport", "XML"]),
    tests("ExtensionsTests", import: ["Commands", "EPP", "Extensions", "Registry", "XML"]),
    tests(
        "FaultsTests",
        import: ["EPP", "Faults", "Journal", "Network", "Registry", "Session", "SessionSupport", "TLS", "XML"]
    ),
    tests(
        "JournalTests",
        import: [
            "EPP", "Faults", "Journal", "Locks", "Network", "Registry", "Session", "SessionSupport", "TestSupport",
        ]
    ),
    tests(
        "SessionTests",
        import: [
            "Commands", "EPP", "Faults", "Journal", "Network", "Registry", "Session", "SessionSupport", "TLS", "XML",
        ]
    ),
    tests("SeedTests", import: ["EPP", "Registry", "Seed"]),
    tests(
        "HostingTests",
        import: [
            "Crypto", "EPP", "Faults", "Hosting", "Journal", "Locks", "MockRegistry", "Network", "Registry", "Seed",
            "Session", "TLS", "TestSupport",
        ]
    ),
    tests(
        "ControlAPITests",
        import: [
            "ControlAPI", "Crypto", "EPP", "Faults", "HTTP", "Hosting", "JSON", "Journal", "Locks", "Marks",
            "MockRegistry", "Network", "Registry", "Session", "TLS", "TestSupport", "XML",
        ]
    ),
    tests(
        "RegistrarInterfacesTests",
        import: [
            "EPP", "HTTP", "Hosting", "JSON", "MockRegistry", "Network", "RegistrarInterfaces", "Registry", "Session",
            "TestSupport",
        ]
    ),
    tests(
        "MockRegistryTests",
        import: [
            "EPP", "Faults", "Hosting", "JSON", "Journal", "Locks", "MockRegistry", "Network", "Registry", "Scorecards",
            "Seed",
            "Session",
            "TLS", "TestSupport",
        ]
    ),
    tests(
        "ClientTests",
        import: ["Arguments", "Client", "EPP", "Locks", "Network", "Registry", "TLS", "TestSupport", "XML"]
    ),
    tests(
        "OperatorTests",
        import: ["Arguments", "ControlAPI", "EPP", "HTTP", "MockRegistry", "Operator", "TLS", "TestSupport"]
    ),
    tests("LintTests", import: ["EPP", "Faults", "JSON", "Lint", "TestSupport", "XML"]),
    tests(
        "RecorderTests",
        import: [
            "Arguments", "Client", "EPP", "Faults", "JSON", "Lint", "Locks", "MockRegistry", "Network", "Recorder",
            "Registry", "TLS", "TestSupport", "XML",
        ]
    ),
    tests(
        "ScorecardTests",
        import: [
            "Arguments", "Client", "Commands", "ControlAPI", "EPP", "EmbeddedFiles", "Faults", "HTTP", "Hosting",
            "JSON",
            "Journal", "MockRegistry", "Network", "RegistrarInterfaces", "Registry", "Scorecards", "Session", "TLS",
            "TestSupport", "XML",
        ]
    ),
    tests("LoadTests", import: ["Arguments", "Load", "Locks", "TLS"]),
    tests(
        "CommandLineTests",
        import: [
            "Arguments", "ControlAPI", "Faults", "HTTP", "JSON", "Lint", "MockRegistry", "Operator", "Recorder",
            "Registry",
            "Seed", "TLS", "TestSupport", "mock-registry",
        ]
    ),
    tests(
        "ConversationTests",
        import: [
            "Commands", "EPP", "EmbeddedFiles", "Extensions", "JSON", "Locks", "Registry", "Requirements", "Seed",
            "Session", "TestSupport", "XML",
        ]
    ),
    tests(
        "ConformanceTests",
        import: ["Commands", "EPP", "Extensions", "Network", "Registry", "Session", "TLS", "TestSupport", "XML"]
    ),
    tests("FuzzTests", import: ["FuzzSupport", "TestSupport"]),
    tests("ArchitectureTests", import: ["Commands", "EPP", "Extensions", "TestSupport", "XML"]),
]

let package = Package(
    name: "mock-registry",
    products: [
        .library(name: "MockRegistry", targets: ["MockRegistry"]),
        .executable(name: "mock-registry", targets: ["mock-registry"]),
        .executable(name: "mock-registry-load", targets: ["mock-registry-load"]),
    ],
    targets: libraries + architecture + testSupport + testTargets
)

enum Compiler {
    /// Every Swift target is compiled with the same settings.
    static let settings: [SwiftSetting] = [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .strictMemorySafety(),
        .treatAllWarnings(as: .error),
    ]
}

/// A folder of `Sources`; `holds` is for readers and for the manual.
func target(
    _ name: String,
    _ holds: String,
    imports: [Target.Dependency] = [],
    exclude: [String] = []
) -> Target {
    .target(name: name, dependencies: imports, exclude: exclude, swiftSettings: Compiler.settings)
}

func program(_ name: String, _ holds: String, imports: [Target.Dependency] = []) -> Target {
    .executableTarget(name: name, dependencies: imports, swiftSettings: Compiler.settings)
}

/// A folder of `Tests`.
func tests(_ name: String, import imports: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name, dependencies: imports, exclude: exclude, swiftSettings: Compiler.settings)
}

func support(_ name: String, imports: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: imports, path: "Tests/\(name)", swiftSettings: Compiler.settings)
}
