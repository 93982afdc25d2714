// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that `swift build` of Kring neither builds it nor fetches anything for it. SwiftPM
// takes no sources from outside a package's folder, hence the links in Sources: the code measured is Kring's own.
let package = Package(
    name: "bench-icalendar",
    targets: [
        .systemLibrary(name: "CLibical"),
        .target(name: "CivilTime"),
        .target(name: "ICalendar", dependencies: ["CLibical", "CivilTime"]),
        .executableTarget(name: "bench-icalendar", dependencies: ["ICalendar", "CivilTime"]),
    ]
)
