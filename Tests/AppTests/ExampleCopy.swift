import App
import CivilTime
import Foundation
import Season
import TestSupport
import Testing
import Workplace

/// A copy of the example workspace, thrown away with the value.
final class ExampleCopy: Sendable {
    static let publishedAt = Instant(rfc3339: "2027-01-11T09:00:00+01:00")
    static let remindedAt = Instant(rfc3339: "2027-02-16T08:00:00+01:00")

    let folder: URL

    /// A copy of the example, or of another copy with all that was made in it.
    init(of other: URL? = nil) throws {
        folder = FileManager.default.temporaryDirectory.appending(
            path: "kring-\(UUID().uuidString)")
        if let other {
            try FileManager.default.copyItem(at: other, to: folder)
            return
        }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let example = Repository.example
        for name in ["kring.yaml", "spaces.yaml", "people.csv", "communities", "calendars"] {
            try FileManager.default.copyItem(
                at: example.appending(path: name), to: folder.appending(path: name))
        }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    var place: Workplace {
        get throws {
            try Workplace(
                folder: folder.path,
                installation: Installation(
                    templates: Repository.templates.path, home: nil,
                    executable: nil, currentFolder: "/"))
        }
    }

    /// Plans and publishes with few steps.
    func planAndPublish(at moment: Instant? = publishedAt) async throws {
        let now = try #require(moment)
        let outcome = try await PlanSeason(place, now: now).run(
            SearchBudget(steps: 10_000, seed: 1, workers: 1))
        try #require(outcome.hard == 0)
        _ = try PublishPlan(place, now: now).run()
    }

    /// The messages in the outbox, by file name.
    func outbox() throws -> [String: Data] {
        let outbox = folder.appending(path: "outbox")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: outbox.path)) ?? []
        return Dictionary(
            uniqueKeysWithValues: try names.map {
                ($0, try Data(contentsOf: outbox.appending(path: $0)))
            })
    }
}
