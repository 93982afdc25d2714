// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that the main build stays without it; Sources holds links, as in Benchmarks/icalendar.
// libFuzzer brings its own main, hence -parse-as-library and a library instead of an executable target.
let package = Package(
    name: "fuzz-icalendar",
    products: [
        .library(name: "fuzz-icalendar", type: .static, targets: ["FuzzICalendar"])
    ],
    targets: [
        .systemLibrary(name: "CLibical"),
        .target(name: "CivilTime"),
        .target(name: "ICalendar", dependencies: ["CLibical", "CivilTime"]),
        .target(name: "FeedDoctor", dependencies: ["ICalendar", "CivilTime"]),
        .target(name: "FuzzICalendar", dependencies: ["FeedDoctor", "ICalendar", "CivilTime"]),
    ]
)
