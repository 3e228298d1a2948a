// swift-tools-version:6.2
import PackageDescription

/// Every Swift target is compiled under the same house rules.
let houseRules: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

/// A room: a folder of `Sources` and the rooms it may see.
func room(_ name: String, sees rooms: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: rooms, swiftSettings: houseRules)
}

/// The tests of a room.
func tests(_ name: String, see rooms: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: rooms, swiftSettings: houseRules)
}

let package = Package(
    name: "mock-registry",
    products: [
        .library(name: "MockRegistry", targets: ["MockRegistry"]),
        .executable(name: "mock-registry", targets: ["mock-registry"]),
        .executable(name: "mock-registry-load", targets: ["mock-registry-load"]),
    ],
    targets: [
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "COpenSSL", pkgConfig: "openssl", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CLinux"),
        room("Locks", sees: []),
        room("XML", sees: ["CLibXML2", "Locks"]),
        room("JSON", sees: []),
        room("Crypto", sees: ["COpenSSL", "Locks"]),
        room("TLS", sees: ["CLinux", "COpenSSL"]),
        room("EPP", sees: ["XML"]),
        room("Registry", sees: ["Crypto", "EPP", "Locks"]),
        room("Commands", sees: ["EPP", "Registry", "XML"]),
        room("Extensions", sees: ["Commands", "Crypto", "EPP", "Registry", "XML"]),
        room("Network", sees: ["Locks", "TLS"]),
        room("Faults", sees: ["EPP", "Locks", "Network", "Registry", "TLS", "XML"]),
        room("Journal", sees: ["EPP", "Faults", "Locks", "Network", "Registry", "TLS", "XML"]),
        room(
            "Session",
            sees: ["Commands", "EPP", "Faults", "Journal", "Locks", "Network", "Registry", "TLS", "XML"]
        ),
        room("HTTP", sees: ["Crypto", "JSON", "Network"]),
        room("Seed", sees: ["Crypto", "EPP", "Extensions", "JSON", "Registry"]),
        room(
            "Hosting",
            sees: [
                "Commands", "Crypto", "EPP", "Extensions", "JSON", "Locks", "Network", "Registry", "Seed", "Faults",
                "Journal", "Session",
                "TLS", "XML",
            ]
        ),
        room(
            "ControlAPI",
            sees: [
                "EPP", "HTTP", "Hosting", "JSON", "Network", "Registry", "Seed", "Faults", "Journal", "Session", "TLS",
            ]
        ),
        room(
            "MockRegistry",
            sees: [
                "ControlAPI", "Crypto", "EPP", "Hosting", "JSON", "Network", "Registry", "Seed", "Faults", "Journal",
                "Session", "TLS", "XML",
            ]
        ),
        .executableTarget(
            name: "mock-registry",
            dependencies: ["EPP", "Hosting", "JSON", "MockRegistry", "Registry", "Seed", "TLS"],
            swiftSettings: houseRules
        ),
        room("Load", sees: ["Locks", "TLS"]),
        .executableTarget(name: "mock-registry-load", dependencies: ["Load"], swiftSettings: houseRules),
        .target(
            name: "TestSupport",
            dependencies: [
                "Commands", "EPP", "Extensions", "Network", "Registry", "Seed", "Faults", "Journal", "Session", "TLS",
                "XML",
            ],
            path: "Tests/TestSupport",
            swiftSettings: houseRules
        ),
        tests("XMLTests", see: ["XML"]),
        tests("JSONTests", see: ["JSON"]),
        tests("CryptoTests", see: ["Crypto"]),
        tests("TLSTests", see: ["TLS"]),
        tests("LoadTests", see: ["Load", "Locks", "TLS"]),
        tests("EPPTests", see: ["EPP", "XML"]),
        tests("RegistryTests", see: ["EPP", "Locks", "Registry"]),
        tests("CommandsTests", see: ["Commands", "EPP", "Registry", "XML"]),
        tests("ExtensionsTests", see: ["Commands", "EPP", "Extensions", "Registry", "XML"]),
        tests("NetworkTests", see: ["Locks", "Network", "TLS"]),
        .target(
            name: "SessionSupport",
            dependencies: ["Commands", "EPP", "Faults", "Journal", "Network", "Registry", "Session", "XML"],
            path: "Tests/SessionSupport",
            swiftSettings: houseRules
        ),
        tests(
            "FaultsTests",
            see: ["EPP", "Faults", "Journal", "Network", "Registry", "Session", "SessionSupport", "TLS", "XML"]
        ),
        tests("JournalTests", see: ["EPP", "Faults", "Journal", "Network", "Registry", "SessionSupport"]),
        tests("SessionTests", see: ["Commands", "EPP", "Network", "Registry", "Session", "XML"]),
        tests("HTTPTests", see: ["HTTP", "JSON", "Locks", "Network", "TLS"]),
        tests("SeedTests", see: ["EPP", "Registry", "Seed"]),
        tests(
            "HostingTests",
            see: [
                "Crypto", "EPP", "Hosting", "Locks", "MockRegistry", "Registry", "Seed", "Faults", "Journal", "Session",
                "TLS", "TestSupport",
            ]
        ),
        tests(
            "ControlAPITests",
            see: [
                "ControlAPI", "EPP", "HTTP", "JSON", "MockRegistry", "Network", "Faults", "Journal", "Session", "TLS",
            ]
        ),
        tests(
            "MockRegistryTests",
            see: ["MockRegistry", "Registry", "Seed", "TLS", "TestSupport"]
        ),
        tests(
            "CommandLineTests",
            see: [
                "ControlAPI", "HTTP", "JSON", "MockRegistry", "Registry", "Seed", "Faults", "Journal", "Session",
                "TestSupport",
                "mock-registry",
            ]
        ),
        tests(
            "ConversationTests",
            see: [
                "Commands", "EPP", "Extensions", "Locks", "MockRegistry", "Network", "Registry", "Faults", "Journal",
                "Session", "TLS",
                "TestSupport", "XML",
            ]
        ),
        tests(
            "ConformanceTests",
            see: [
                "Commands", "EPP", "Extensions", "MockRegistry", "Registry", "Faults", "Journal", "Session",
                "TestSupport", "XML",
            ]
        ),
        tests("HouseRulesTests", see: ["Commands", "EPP", "Extensions", "TestSupport", "XML"]),
    ]
)
