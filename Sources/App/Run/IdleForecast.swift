import CivilTime
import Communities
import FoundationEssentials
import Ledger
import Publishing
import Workplace

/// What a run that had nothing left to do foresees: until then, as long as no file and nothing in the ledger changes,
/// the runs that follow have nothing to do either, and need not read the files to find that out.
struct IdleForecast {
    private let workplace: Workplace
    private let ledger: Ledger
    private let now: Instant

    private static let noteKey = "idle"

    /// What the ledger keeps of it.
    private struct Note: Codable {
        /// When there may be something to do.
        var until: Instant
        /// The folders that are published, and the zone, which stand in files that are not read.
        var published: [String]
        var zone: String
        /// What must not have changed.
        var stamp: String
    }

    init(_ workplace: Workplace, _ ledger: Ledger, now: Instant) {
        self.workplace = workplace
        self.ledger = ledger
        self.now = now
    }

    /// When there may be something to do; `nil` when that must be looked up.
    func holds() throws -> Instant? {
        // A note of another version is no forecast.
        guard let kept = try ledger.note(IdleForecast.noteKey),
            // What another version kept foresees nothing.
            let note = try? JSONDecoder().decode(Note.self, from: Data(kept.value.utf8)),
            kept.at <= now, now < note.until,
            try stamp(note.published, day: day(note.zone)) == note.stamp,
            try !ledger.hasUnfinished()
        else { return nil }
        return note.until
    }

    /// Keeps it for the runs that follow.
    ///
    /// - Parameter nextDue: when there may be something to do, as far as is known.
    func keep(_ workspace: OpenWorkspace, nextDue: Instant?) throws {
        let organisation = workspace.intent.organisation
        // A watchdog wants to hear of every run, and its address stands in the files.
        guard organisation.run.ping == nil else { return }
        let zone = workspace.zone
        let tomorrow = zone.local(at: now).date.advanced(by: 1)
        let midnight = zone.instant(of: LocalDateTime(date: tomorrow, time: .startOfDay))
        let published = try folders(below: workplace.path(organisation.web.folder))
        let note = Note(
            until: min(nextDue ?? midnight, midnight), published: published,
            zone: zone.identifier,
            stamp: try stamp(published, day: zone.local(at: now).date))
        let text = String(decoding: try JSONEncoder().encode(note), as: UTF8.self)
        try ledger.note(IdleForecast.noteKey, text, at: now)
    }

    /// The next run has to look for itself.
    func forget() throws { try ledger.forgetNote(IdleForecast.noteKey) }

    private func day(_ zone: String) -> CivilDate {
        (ZoneDatabase.system.zone(zone) ?? .utc).local(at: now).date
    }

    /// The folders in which published files are: one that goes or comes changes its folder's age. There may be tens of
    /// thousands of files, and only a few folders.
    private func folders(below root: String) throws -> [String] {
        let files = try PublicFolder(path: root, manifest: workplace.publicListPath).listed()
        let inner = files.compactMap { file in file.lastIndex(of: "/").map { file[..<$0] } }
        return ([root] + Set(inner).map { "\(root)/\($0)" }).sorted()
    }

    private func stamp(_ published: [String], day: CivilDate) throws -> String {
        let files = PagesFingerprint(
            folders: workplace.pageFolders + [workplace.path("calendars")]
                + workplace.holidayFiles, published: published, today: day)
        return "\(files.digest) \(try ledger.changeStamp())"
    }
}
