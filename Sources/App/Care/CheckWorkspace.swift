package import CivilTime
package import Communities
import Facilitation
import ICalendar
import Ledger
import Season
import Transfer
package import Workplace
package import Workspace

/// What reading a workspace came to, for people and for `kring check --json`.
package struct CheckReport: Sendable, Encodable {
    /// A community as it was understood.
    package struct Reading: Sendable, Encodable {
        /// Its identifier.
        package var id: String
        /// Its name.
        package var name: String
        /// Its rhythm in words.
        package var rhythm: String
        /// How many sessions the rhythm gives, holidays taken out.
        package var sessions: Int
        /// Its first three dates, laid on the first weekday that suits.
        package var firstDates: [String]
    }

    /// The first and the last day that are planned.
    package struct Season: Sendable, Encodable {
        /// The first day.
        package var from: CivilDate
        /// The last day, included.
        package var to: CivilDate
    }

    /// Faults without which nothing can be planned.
    package var errors: Int
    /// Faults that can be lived with.
    package var warnings: Int
    /// All faults, by file and line.
    package var faults: [FaultInWords]
    /// The organisation; empty while there is an error.
    package var organisation: String = ""
    /// The season.
    package var season: Season?
    /// How many people there are.
    package var people = 0
    /// How many rooms.
    package var rooms = 0
    /// How many online rooms.
    package var onlineRooms = 0
    /// How many methods the library has.
    package var methods = 0
    /// How many session templates.
    package var templates = 0
    /// Each community as it was understood.
    package var communities: [Reading] = []
}

/// Reads everything and reports every fault: `kring check`.
package struct CheckWorkspace: Sendable {
    private let workplace: Workplace
    private let now: Instant
    private let language: Language?

    /// Of that workspace, at that moment; `language` of who reads it, else the organisation's.
    package init(_ workplace: Workplace, now: Instant, language: Language? = nil) {
        self.language = language
        self.workplace = workplace
        self.now = now
    }

    /// Reads the files, the library and the busy calendars; the faults are told in that language.
    package func run(_ language: Language) -> CheckReport {
        // Why one cannot be got is told below, where it is named.
        try? workplace.fetchHolidays(now: now)
        let files = WorkspaceFiles(workplace)
        var faults = files.faults
        if let intent = files.intent {
            faults += calendarFaults(intent, files) + goneSeasons(intent, files)
            // What ails a ledger is told by the doctor.
            faults += (try? namedSessions(intent, files)) ?? []
        }
        faults += CheckLayouts(workplace: workplace, language: language).faults()
        faults.sort { $0.position < $1.position }
        var report = CheckReport(
            errors: faults.filter { $0.severity == .error }.count,
            warnings: faults.filter { $0.severity == .warning }.count,
            faults: faults.map { FaultInWords($0, in: language) })
        guard let intent = files.intent, let library = files.library else { return report }
        let organisation = intent.organisation.during(
            intent.organisation.season(
                on: intent.organisation.zone.local(at: now).date))
        report.organisation = organisation.name
        report.season = CheckReport.Season(
            from: organisation.season.from, to: organisation.season.to)
        report.people = intent.people.count
        report.rooms = intent.rooms.count
        report.onlineRooms = intent.onlineRooms.count
        report.methods = library.methods.count
        report.templates = library.templates.count
        report.communities = intent.communities.map {
            reading(of: $0.during(organisation.season), organisation)
        }
        return report
    }

    private func reading(of community: Community, _ organisation: Organisation)
        -> CheckReport.Reading
    {
        let language = self.language ?? organisation.language
        let patterns = RhythmDates.patterns(
            of: community, in: organisation, expanding: RhythmExpansion.byRule)
        let days = patterns.first?.days ?? []
        return CheckReport.Reading(
            id: community.id.rawValue, name: community.name.text(organisation.language),
            rhythm: RhythmWords(language).text(community.rhythm), sessions: days.count,
            firstDates: days.prefix(3).map { DateWords(language).short($0) })
    }

    /// Seasons that `kring.yaml` names no more, with sessions still to come.
    private func goneSeasons(_ intent: Intent, _ files: WorkspaceFiles) -> [Fault] {
        let key = files.places.says(.organisation, "seasons") ? "seasons" : "season"
        // What ails a ledger is told by the doctor.
        guard let gone = try? sessionsToCome(besides: intent.organisation), !gone.isEmpty,
            let line = files.places.line(of: .organisation, key)
        else { return [] }
        return gone.map { season, count in
            Fault(
                .wish(.seasonGone(season, sessions: count)), at: line.position, source: line.text)
        }
    }

    /// Sessions that communities name, and that are not there.
    private func namedSessions(_ intent: Intent, _ files: WorkspaceFiles) throws -> [Fault] {
        try CheckNamedSessions(
            intent: intent, places: files.places, ledger: workplace.readLedger()
        ).faults()
    }

    /// How many sessions are to come of published seasons that the files do not name; those without any are left out.
    private func sessionsToCome(
        besides organisation: Organisation
    ) throws -> [(season: Season, count: Int)] {
        guard let ledger = try workplace.readLedger() else { return [] }
        return try ledger.seasons().filter { organisation.season($0.id) == nil }.map { season in
            let coming = try ledger.publishedSessions(season: season.id).count { entry in
                entry.status != .cancelled
                    && entry.session.span(in: organisation.zone).start > now
            }
            return (season, coming)
        }.filter { $0.count > 0 }
    }

    /// Busy calendars that are none, and events in them that were skipped or mended.
    private func calendarFaults(_ intent: Intent, _ files: WorkspaceFiles) -> [Fault] {
        let library = workplace.calendars(intent.organisation.calendars, now: now)
        var faults: [Fault] = []
        var seen: Set<String> = []
        func check(_ name: String?, _ described: Described, _ path: String) {
            guard let name, seen.insert(name).inserted else { return }
            do throws(Refusal) {
                let file = try workplace.calendar(name, in: library)
                let reading = try file.read(defaultZone: intent.organisation.zone)
                faults += CheckWorkspace.faults(of: reading.findings, in: file)
            } catch {
                let advice = error.words(.en).advice.map { _ in
                    LocalizedText { error.words($0).advice ?? "" }
                }
                let isWeb = HTTPAddress.isMeant(by: name)
                // What is on the web stands nowhere in the workspace but where it is named.
                let named = isWeb ? files.places.line(of: described, path)?.position : nil
                let said = LocalizedText { error.words($0).message }
                faults.append(
                    Fault(
                        .calendar(
                            isWeb
                                ? .webUnusable(said, advice: advice)
                                : .fileUnusable(said)),
                        at: named
                            ?? FilePosition(
                                file: isWeb ? "kring.yaml" : name, line: 1, column: 1),
                        // The line itself may hold a secret address.
                        source: ""))
            }
        }
        for calendar in intent.organisation.holidayCalendars {
            check(calendar.name, .organisation, "holidays")
        }
        for room in intent.rooms { check(room.calendar, .room(room.id), "calendar") }
        for person in intent.people { check(person.calendar, .person(person.id), "") }
        return faults
    }

    /// At most twenty for each calendar: one that is broken throughout must not hide the others.
    private static func faults(of findings: [Finding], in file: CalendarFile) -> [Fault] {
        let lines = ExcerptLines(of: file.bytes, at: Set(findings.prefix(20).map(\.line)))
        var faults = findings.prefix(20).map { finding -> Fault in
            let said = LocalizedText(finding.words)
            return Fault(
                .calendar(finding.line == 0 ? .oddity(said) : .event(said)),
                at: FilePosition(file: file.path, line: max(1, finding.line), column: 1),
                source: lines[finding.line])
        }
        if let next = findings.dropFirst(20).first {
            faults.append(
                Fault(
                    .calendar(.more(findings.count - 20, calendar: file.name)),
                    at: FilePosition(file: file.path, line: max(1, next.line), column: 1),
                    source: ""))
        }
        return faults
    }
}
