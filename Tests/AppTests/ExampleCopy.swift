import App
import CivilTime
import Foundation
import TestSupport
import Workplace

extension ExampleCopy {
    static let publishedAt = Instant(rfc3339: "2027-01-11T09:00:00+01:00")
    static let remindedAt = Instant(rfc3339: "2027-02-16T08:00:00+01:00")

    var workplace: Workplace {
        get throws {
            try Workplace(
                folder: folder.path,
                installation: Installation(
                    templates: Repository.templates.path, home: nil,
                    executable: nil, currentFolder: "/"))
        }
    }

    func planAndPublish() async throws { try planAndPublish(steps: 10_000) }

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
