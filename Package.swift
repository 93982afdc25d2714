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
    dependencies: [],
    targets: [
        .target(name: "CivilTime", swiftSettings: strict),
        .target(name: "Communities", dependencies: ["CivilTime"], swiftSettings: strict),
        .target(
            name: "TestSupport", dependencies: ["CivilTime", "Communities"],
            path: "Tests/TestSupport", swiftSettings: strict),
        .testTarget(name: "CivilTimeTests", dependencies: ["CivilTime"], swiftSettings: strict),
    ]
)
