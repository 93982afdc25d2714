// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

// The rooms of the house, from the ground up: a target may use only what stands above it here.
let package = Package(
    name: "kring",
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
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
        .target(name: "CivilTime", swiftSettings: strict),
        .target(name: "Digest", dependencies: ["CCrypto"], swiftSettings: strict),
        .target(name: "DurableFiles", swiftSettings: strict),
        .target(name: "Transfer", dependencies: ["CCurl"], swiftSettings: strict),
        .target(name: "Planning", swiftSettings: strict),
        .target(
            name: "ICalendar", dependencies: ["CLibical", "CivilTime"], swiftSettings: strict),
        .target(name: "Communities", dependencies: ["CivilTime"], swiftSettings: strict),
        .target(
            name: "Facilitation", dependencies: ["CivilTime", "Communities"],
            swiftSettings: strict),
        .target(
            name: "Feeds", dependencies: ["CivilTime", "Communities", "ICalendar"],
            swiftSettings: strict),
        .target(
            name: "Reminders", dependencies: ["CivilTime", "Communities", "Digest"],
            swiftSettings: strict),
        .target(
            name: "Mail",
            dependencies: [
                "CivilTime", "Communities", "Digest", "DurableFiles", "Reminders", "Transfer",
            ],
            swiftSettings: strict),
        .target(
            name: "Workspace",
            dependencies: [
                "CivilTime", "Communities", "Facilitation", .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: strict),
        .target(
            name: "Ledger",
            dependencies: [
                "CivilTime", "Communities", "Digest", "DurableFiles", "Facilitation",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .target(
            name: "KringKit",
            dependencies: [
                "CivilTime", "Communities", "Digest", "DurableFiles", "Facilitation", "Feeds",
                "ICalendar", "Ledger", "Mail", "Planning", "Reminders", "Transfer", "Workspace",
                .product(name: "Mustache", package: "swift-mustache"),
            ],
            swiftSettings: strict),
        .target(
            name: "KringWeb",
            dependencies: ["CivilTime", .product(name: "Hummingbird", package: "hummingbird")],
            swiftSettings: strict),
        .executableTarget(
            name: "kring",
            dependencies: [
                "CivilTime", "Communities", "Digest", "Facilitation", "Feeds", "KringKit",
                "KringWeb", "Planning", "Transfer", "Workspace",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .target(
            name: "TestSupport", dependencies: ["CivilTime", "Communities"],
            path: "Tests/TestSupport", swiftSettings: strict),
        .testTarget(name: "HouseTests", swiftSettings: strict),
        .testTarget(name: "CivilTimeTests", dependencies: ["CivilTime"], swiftSettings: strict),
        .testTarget(name: "DigestTests", dependencies: ["Digest"], swiftSettings: strict),
        .testTarget(
            name: "DurableFilesTests", dependencies: ["DurableFiles", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "TransferTests", dependencies: ["TestSupport", "Transfer"],
            swiftSettings: strict),
        .testTarget(
            name: "PlanningTests", dependencies: ["Planning", "TestSupport"],
            exclude: ["Fixtures"],
            swiftSettings: strict),
        .testTarget(
            name: "ICalendarTests", dependencies: ["ICalendar", "CivilTime"],
            exclude: ["Fixtures"], swiftSettings: strict),
        .testTarget(
            name: "FeedsTests",
            dependencies: ["CivilTime", "Communities", "Feeds", "ICalendar", "TestSupport"],
            exclude: ["Golden"], swiftSettings: strict),
        .testTarget(
            name: "FacilitationTests",
            dependencies: [
                "CivilTime", "Communities", "Facilitation", "TestSupport", "Workspace",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "RemindersTests",
            dependencies: ["CivilTime", "Communities", "Digest", "Reminders", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "MailTests",
            dependencies: [
                "CivilTime", "Communities", "DurableFiles", "Mail", "Reminders", "TestSupport",
            ],
            exclude: ["Fixtures"], swiftSettings: strict),
        .testTarget(
            name: "LedgerTests",
            dependencies: [
                "CivilTime", "Communities", "Digest", "Facilitation", "Ledger", "TestSupport",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "WorkspaceTests",
            dependencies: ["CivilTime", "Communities", "Facilitation", "Workspace"],
            exclude: ["Fixtures"], swiftSettings: strict),
        .testTarget(
            name: "KringKitTests",
            dependencies: [
                "CivilTime", "Communities", "DurableFiles", "Facilitation", "ICalendar", "KringKit",
                "Ledger", "TestSupport", "Transfer", "Workspace",
            ],
            exclude: ["Calendars/Golden", "Harvest/Golden", "Layouts/Golden"], swiftSettings: strict
        ),
        .testTarget(
            name: "KringWebTests", dependencies: ["CivilTime", "KringWeb"], swiftSettings: strict),
        .testTarget(
            name: "KringCommandTests",
            dependencies: ["Communities", "Feeds", "KringKit", "TestSupport", "kring"],
            exclude: ["Golden"], swiftSettings: strict),
    ]
)
