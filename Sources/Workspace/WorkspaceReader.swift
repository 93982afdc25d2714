package import CivilTime
package import Communities
package import Foundation
package import Platform

/// What the files of a workspace say.
package struct Reading: Sendable {
    /// Everything the organisation wants; `nil` while there is an error.
    package var intent: Intent?
    /// All faults of all files, by file and line.
    package var faults: [Fault]
    /// Where everything stands.
    package var positions: PositionBook
    /// The files all this was read from, path and text, in the order of reading.
    package var texts: [(path: String, text: String)]
    /// The seasons, as far as they could be read.
    package var seasons: [SeasonID]
    /// All communities that have a file, also one that could not be read.
    package var communities: Set<CommunityID>
    /// The files that are the list of people.
    package var peopleFiles: [String]
    /// Everybody on the list, also while there is an error; `nil` where it cannot be read.
    package var listed: [Person]?
    /// The communities whose files could be read, also while there is an error.
    package var readable: [Community]

    /// Whether nothing can be planned.
    package var hasErrors: Bool { faults.contains { $0.severity == .error } }
}

/// Reads all files of a workspace and finds all their faults in one go.
package struct WorkspaceReader {
    private let folder: URL
    private let zones: ZoneDatabase
    private let templates: Set<TemplateID>?
    private let expanding: RhythmDates.Expanding?
    private let holidays: HolidayCalendars?
    private let source: SourceFolder
    private let former: [Person]

    /// The workspace in that folder, whose files lie within the bounds: else in it, and where it says. Without `templates` (the identifiers of the library) or `expanding`
    /// (the days of a recurrence rule), the checks that need them are left out.
    ///
    /// - Parameters:
    ///   - holidays: how calendars of holidays are read; without it they are not.
    ///   - standIns: texts that are read in the place of files.
    ///   - former: everybody who was known at an earlier reading: who of them still stands in a community is missed, and not unknown.
    package init(
        _ folder: URL, zones: ZoneDatabase = .system, templates: Set<TemplateID>? = nil,
        expanding: RhythmDates.Expanding? = nil, holidays: HolidayCalendars? = nil,
        bounds: ReadingBounds? = nil, standIns: StandIns? = nil, former: [Person] = []
    ) {
        source = SourceFolder(
            folder, bounds: bounds ?? ReadingBounds(workspace: folder.path), standIns: standIns)
        self.former = former
        self.holidays = holidays
        self.folder = folder
        self.zones = zones
        self.templates = templates
        self.expanding = expanding
    }

    /// How the name of a community's file ends, after its identifier.
    package static let communityEndings = [".yaml", ".yml"]

    /// Reads everything; never fails: what is wrong is in the faults.
    package func read() -> Reading {
        let log = FaultLog()
        var positions = PositionBook()
        var reading = PartReading()
        if let root = root("kring.yaml", log) {
            positions.note(.organisation, root)
            reading.list = PeopleListReader().list(root)
            reading.organisation = OrganisationReader(
                zones: zones,
                holidays: holidays.map {
                    HolidayReader(source: source, calendars: $0, log: log)
                }
            ).organisation(root)
        }
        let errors = log.errorCount
        if let root = root("spaces.yaml", log) {
            reading.spaces = SpacesReader().spaces(root, &positions)
        }
        reading.spacesAreClean = log.errorCount == errors
        readPeople(&reading, &positions, log)
        readCommunities(&reading, &positions, log)
        DepartedPeople(former + readDeparted(reading, log)).join(&reading, folder: folder, log)
        WorkspaceChecks(
            reading: reading, positions: positions, folder: folder, templates: templates,
            expanding: expanding, isGoingOn: source.standIns != nil, log: log
        ).run()
        return Reading(
            intent: log.errorCount == 0 ? reading.intent : nil, faults: log.faults.inOrder(),
            positions: positions, texts: log.files.map { ($0.path, $0.text) },
            seasons: reading.organisation?.seasons.map(\.id) ?? [],
            communities: reading.communityIDs, peopleFiles: reading.list.files,
            listed: reading.people?.filter { !reading.departed.contains($0.id) },
            readable: reading.communities)
    }

    /// Who had left the list already when the texts that stand in were read.
    private func readDeparted(_ reading: PartReading, _ log: FaultLog) -> [Person] {
        guard source.has(StandIns.departed),
            let file = source.read(StandIns.departed, atMost: 50_000_000, log: log)
        else { return [] }
        var positions = PositionBook()
        return reader(PeopleList(), reading, log).people([file], &positions) ?? []
    }

    /// One list out of all its files; without one of them not everybody is known.
    private func readPeople(
        _ reading: inout PartReading, _ positions: inout PositionBook, _ log: FaultLog
    ) {
        let names = reading.list.files
        let missing: FileFact = names == [PeopleList.usualFile] ? .missing : .namedMissing
        let files = names.compactMap {
            source.read($0, atMost: 50_000_000, missing: missing, log: log)
        }
        let people = reader(reading.list, reading, log).people(files, &positions)
        if files.count == names.count { reading.people = people }
    }

    private func reader(
        _ list: PeopleList, _ reading: PartReading, _ log: FaultLog
    ) -> PeopleReader {
        PeopleReader(list, log: log, language: reading.organisation?.language ?? .nl)
    }

    private func readCommunities(
        _ reading: inout PartReading, _ positions: inout PositionBook, _ log: FaultLog
    ) {
        let reader = CommunityReader(
            defaults: reading.organisation?.defaults
                ?? Defaults(
                    minutes: 90, maxShiftDays: 3, reminders: [], freezeDays: 7,
                    windows: Weekday.allCases.map {
                        MeetingWindow(
                            span: WeeklySpan(weekday: $0, from: .startOfDay, to: .endOfDay),
                            liking: .possible)
                    }),
            seasons: reading.organisation?.seasons ?? [])
        let names = source.names(in: "communities", log: log)
        for name in names where !name.hasPrefix(".") {
            let path = "communities/\(name)"
            guard let ending = WorkspaceReader.communityEndings.first(where: name.hasSuffix) else {
                source.notRead(name, among: names, in: "communities", called: path, log) {
                    isSlug(String($0.dropLast(5)))
                }
                continue
            }
            let id = String(name.dropLast(ending.count))
            let errors = log.errorCount
            guard isSlug(id) else {
                log.add(.communityNameMalformed(id), path: path)
                continue
            }
            let community = CommunityID(rawValue: id)
            guard reading.communityIDs.insert(community).inserted else {
                log.add(.twoFiles(of: community), path: path)
                continue
            }
            guard let file = source.read(path, log: log), let tree = readYaml(file, log: log)
            else { continue }
            let root = Cursor(tree: tree, path: "", file: file, log: log)
            positions.note(.community(community), root)
            guard let read = reader.community(community, root) else { continue }
            reading.communities.append(read)
            if log.errorCount == errors { reading.clean.insert(community) }
        }
    }

    private func root(_ path: String, _ log: FaultLog) -> Cursor? {
        guard let file = source.read(path, log: log), let tree = readYaml(file, log: log)
        else { return nil }
        return Cursor(tree: tree, path: "", file: file, log: log)
    }
}
