// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

/// For the rooms that search and the one that reads files: optimised in debug builds too, with their assertions. Tests look
/// through millions of plans and open hundreds of workspaces; without this they take three times as long. A package that has such flags cannot be a dependency of others: when a room
/// becomes a product, its tests need another way.
let optimised =
    strict + [
        .unsafeFlags(["-O", "-assert-config", "Debug"], .when(configuration: .debug))
    ]

// The rooms of the house, from the ground up: a target may use only what stands above it here.
let package = Package(
    name: "kring",
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        // No traits and only the product Hummingbird: the others build BoringSSL, which Kring never uses (TLS ends at a proxy).
        .package(
            url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // No pkgConfig: it would link libicalss, libicalvcal and Berkeley DB as well.
        .systemLibrary(name: "CLibical", providers: [.apt(["libical-dev"])]),
        .systemLibrary(name: "CCrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CCurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "CivilTime", swiftSettings: strict),
        .target(name: "Platform", dependencies: ["CCrypto"], swiftSettings: strict),
        .target(name: "Transfer", dependencies: ["CCurl"], swiftSettings: strict),
        .target(name: "Planning", swiftSettings: optimised),
        .target(
            name: "ICalendar", dependencies: ["CLibical", "CivilTime"], swiftSettings: strict),
        .target(
            name: "FeedDoctor", dependencies: ["CivilTime", "ICalendar"], swiftSettings: strict),
        .target(name: "Communities", dependencies: ["CivilTime"], swiftSettings: strict),
        .target(
            name: "Facilitation", dependencies: ["CivilTime", "Communities"],
            swiftSettings: optimised),
        .target(
            name: "Feeds", dependencies: ["CivilTime", "Communities", "ICalendar"],
            swiftSettings: strict),
        .target(
            name: "Workspace",
            dependencies: [
                "CivilTime", "Communities", "Facilitation", "Platform",
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: optimised),
        .target(
            name: "Ledger",
            dependencies: [
                "CivilTime", "Communities", "Facilitation", "Platform",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .target(
            name: "Workplace",
            dependencies: [
                "CivilTime", "Communities", "Facilitation", "Feeds", "ICalendar", "Ledger",
                "Platform", "Transfer", "Workspace",
                .product(name: "Mustache", package: "swift-mustache"),
            ],
            swiftSettings: strict),
        .target(
            name: "Season",
            dependencies: [
                "CivilTime", "Communities", "Facilitation", "FeedDoctor", "Feeds", "ICalendar",
                "Ledger", "Planning", "Platform", "Transfer", "Workplace", "Workspace",
            ],
            swiftSettings: strict),
        .target(
            name: "Meeting",
            dependencies: [
                "CivilTime", "Communities", "Facilitation", "Ledger", "Season", "Workplace",
                "Workspace",
            ],
            swiftSettings: strict),
        .target(
            name: "Publishing",
            dependencies: [
                "CivilTime", "Communities", "Facilitation", "Feeds", "ICalendar", "Ledger",
                "Meeting", "Platform", "Workplace",
            ],
            swiftSettings: strict),
        .target(
            name: "Messages",
            dependencies: [
                "CivilTime", "Communities", "Facilitation", "Feeds", "ICalendar", "Ledger",
                "Meeting", "Platform", "Publishing", "Transfer", "Workplace", "Workspace",
            ],
            swiftSettings: strict),
        .target(
            name: "App",
            dependencies: [
                "CivilTime", "Communities", "Facilitation", "FeedDoctor", "Feeds", "ICalendar",
                "Ledger", "Meeting", "Messages", "Planning", "Platform", "Publishing", "Season",
                "Transfer", "Workplace", "Workspace",
            ],
            swiftSettings: strict),
        .target(
            name: "KringWeb",
            dependencies: [
                "CZlib", "CivilTime",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "kring",
            dependencies: [
                "App", "CivilTime", "Communities", "Facilitation", "Feeds", "KringWeb", "Meeting",
                "Messages", "Planning", "Platform", "Publishing", "Season", "Transfer", "Workplace",
                "Workspace",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .target(
            name: "TestSupport",
            dependencies: ["CivilTime", "Communities", "Transfer", "Workplace"],
            path: "Tests/TestSupport", swiftSettings: strict),
        .testTarget(name: "HouseTests", swiftSettings: strict),
        .testTarget(
            name: "CivilTimeTests", dependencies: ["CivilTime", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "CommunitiesTests", dependencies: ["Communities", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "PlatformTests", dependencies: ["Platform", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "TransferTests", dependencies: ["TestSupport", "Transfer"],
            swiftSettings: strict),
        .testTarget(
            name: "PlanningTests", dependencies: ["Planning", "TestSupport"],
            exclude: ["Fixtures"],
            swiftSettings: strict),
        .testTarget(
            name: "ICalendarTests",
            dependencies: ["CivilTime", "FeedDoctor", "ICalendar", "TestSupport"],
            exclude: ["Fixtures"], swiftSettings: strict),
        .testTarget(
            name: "FeedDoctorTests",
            dependencies: ["CivilTime", "FeedDoctor", "ICalendar", "TestSupport"],
            exclude: ["Golden"], swiftSettings: strict),
        .testTarget(
            name: "FeedsTests",
            dependencies: [
                "CivilTime", "Communities", "FeedDoctor", "Feeds", "ICalendar", "TestSupport",
            ],
            exclude: ["Golden"], swiftSettings: strict),
        .testTarget(
            name: "FacilitationTests",
            dependencies: [
                "CivilTime", "Communities", "Facilitation", "TestSupport", "Workspace",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "LedgerTests",
            dependencies: [
                "CivilTime", "Communities", "Facilitation", "Ledger", "Platform", "TestSupport",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            exclude: ["Fixtures"], swiftSettings: strict),
        .testTarget(
            name: "WorkspaceTests",
            dependencies: ["CivilTime", "Communities", "Facilitation", "TestSupport", "Workspace"],
            exclude: ["Fixtures"], swiftSettings: strict),
        .testTarget(
            name: "SeasonTests",
            dependencies: [
                "CivilTime", "Communities", "ICalendar", "Platform", "Season", "TestSupport",
                "Transfer", "Workplace",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "MeetingTests",
            dependencies: [
                "CivilTime", "Communities", "Facilitation", "Ledger", "Meeting", "TestSupport",
                "Workplace", "Workspace",
            ],
            exclude: ["Golden"], swiftSettings: strict),
        .testTarget(
            name: "PublishingTests",
            dependencies: [
                "CivilTime", "Communities", "Facilitation", "Ledger", "Meeting", "Platform",
                "Publishing", "TestSupport", "Workplace",
            ],
            exclude: ["Golden"], swiftSettings: strict),
        .testTarget(
            name: "MessagesTests",
            dependencies: [
                "CivilTime", "Communities", "Ledger", "Messages", "Platform", "TestSupport",
                "Workplace", "Workspace",
            ],
            exclude: ["Envelope/Fixtures", "Invitation/Golden", "Reminder/Golden"],
            swiftSettings: strict),
        .testTarget(
            name: "AppTests",
            dependencies: [
                "App", "CivilTime", "Communities", "Facilitation", "ICalendar", "Ledger", "Meeting",
                "Messages", "Platform", "Publishing", "Season", "TestSupport", "Transfer",
                "Workplace", "Workspace",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "KringWebTests",
            dependencies: [
                "CivilTime", "KringWeb",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "KringCommandTests",
            dependencies: [
                "App", "CivilTime", "Communities", "Feeds", "Meeting", "Platform", "Publishing",
                "Season", "TestSupport", "Workplace", "kring",
            ],
            exclude: ["Golden"], swiftSettings: strict),
    ]
)
