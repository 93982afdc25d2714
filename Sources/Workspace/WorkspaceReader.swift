package import CivilTime
package import Communities
package import Foundation

/// What the files of a workspace say.
package struct Reading: Sendable {
    /// Everything the organisation wants; `nil` while there is an error.
    package var intent: Intent?
    /// All faults of all files, by file and line.
    package var faults: [Fault]
    /// Where everything stands.
    package var places: PlaceBook

    /// Whether nothing can be planned.
    package var hasErrors: Bool { faults.contains { $0.severity == .error } }
}

/// Reads all files of a workspace and finds all their faults in one go.
package struct WorkspaceReader {
    private let folder: URL
    private let zones: ZoneDatabase
    private let templates: Set<TemplateID>?
    private let expanding: RhythmDates.Expanding?

    /// The workspace in that folder. Without `templates` (the identifiers of the library) or `expanding`
    /// (the days of a recurrence rule), the checks that need them are left out.
    package init(
        _ folder: URL, zones: ZoneDatabase = .system, templates: Set<TemplateID>? = nil,
        expanding: RhythmDates.Expanding? = nil
    ) {
        self.folder = folder
        self.zones = zones
        self.templates = templates
        self.expanding = expanding
    }

    /// Reads everything; never fails: what is wrong is in the faults.
    package func read() -> Reading {
        let log = FaultLog()
        var places = PlaceBook()
        var draft = Draft()
        if let root = root("kring.yaml", log) {
            places.note(.organisation, root)
            draft.organisation = OrganisationReader(zones: zones).organisation(root)
        }
        let errors = log.errorCount
        if let root = root("spaces.yaml", log) {
            draft.spaces = SpacesReader().spaces(root, &places)
        }
        draft.spacesAreClean = log.errorCount == errors
        if exists("people.csv", log),
            let file = SourceFile.read("people.csv", in: folder, atMost: 50_000_000, log: log)
        {
            draft.people = PeopleReader(
                file: file, log: log, language: draft.organisation?.language ?? .nl
            ).people(&places)
        }
        readCommunities(&draft, &places, log)
        WorkspaceChecks(
            draft: draft, places: places, folder: folder, templates: templates,
            expanding: expanding, log: log
        ).run()
        let faults = log.faults.sorted {
            ($0.place, $0.rule.rawValue) < ($1.place, $1.rule.rawValue)
        }
        return Reading(
            intent: log.errorCount == 0 ? draft.intent : nil, faults: faults, places: places)
    }

    private func readCommunities(_ draft: inout Draft, _ places: inout PlaceBook, _ log: FaultLog) {
        let names =
            (try? FileManager.default.contentsOfDirectory(
                atPath: folder.appendingPathComponent("communities").path)) ?? []
        let reader = CommunityReader(
            defaults: draft.organisation?.defaults
                ?? Defaults(
                    minutes: 90, maxShiftDays: 3, reminders: [], freezeDays: 7,
                    windows: Weekday.allCases.map {
                        MeetingWindow(
                            span: WeeklySpan(weekday: $0, from: .startOfDay, to: .endOfDay),
                            liking: .possible)
                    }),
            season: draft.organisation?.season)
        for name in names.sorted() where !name.hasPrefix(".") {
            guard let ending = [".yaml", ".yml"].first(where: name.hasSuffix) else { continue }
            let path = "communities/\(name)"
            let id = String(name.dropLast(ending.count))
            let errors = log.errorCount
            guard isSlug(id) else {
                let file = SourceFile(path: path, text: "")
                log.add(
                    .malformedIdentifier, at: file.place(1, 1), in: file,
                    "the file's name is the community's identifier, and '\(id)' cannot be one",
                    expected: "at most 64 lower-case letters, digits, '-', '_' and '.'")
                continue
            }
            let community = CommunityID(rawValue: id)
            guard draft.communityIDs.insert(community).inserted else {
                let file = SourceFile(path: path, text: "")
                log.add(
                    .duplicateIdentifier, at: file.place(1, 1), in: file,
                    "there are two files of the community '\(id)'", expected: "one of them")
                continue
            }
            guard let file = SourceFile.read(path, in: folder, log: log),
                let tree = readYaml(file, log: log)
            else { continue }
            let root = Cursor(tree: tree, path: "", file: file, log: log)
            places.note(.community(community), root)
            guard let read = reader.community(community, root) else { continue }
            draft.communities.append(read)
            if log.errorCount == errors { draft.clean.insert(community) }
        }
    }

    private func root(_ path: String, _ log: FaultLog) -> Cursor? {
        guard exists(path, log), let file = SourceFile.read(path, in: folder, log: log),
            let tree = readYaml(file, log: log)
        else { return nil }
        return Cursor(tree: tree, path: "", file: file, log: log)
    }

    private func exists(_ path: String, _ log: FaultLog) -> Bool {
        if FileManager.default.fileExists(atPath: folder.appendingPathComponent(path).path) {
            return true
        }
        let file = SourceFile(path: path, text: "")
        log.add(
            .fileMissing, at: file.place(1, 1), in: file, "this file is missing",
            expected: "a file as 'kring init' writes it")
        return false
    }
}

/// What could be read, before it is known to be whole.
struct Draft {
    var organisation: Organisation?
    var spaces: Spaces?
    /// Whether every room, link and resource could be read, so that a missing one is missing.
    var spacesAreClean = true
    var people: [Person]?
    var communities: [Community] = []
    /// All files of `communities/`, also those that could not be read.
    var communityIDs: Set<CommunityID> = []
    /// The communities without an error in their file.
    var clean: Set<CommunityID> = []

    var intent: Intent? {
        guard let organisation, let spaces, let people else { return nil }
        return Intent(
            organisation: organisation, rooms: spaces.rooms, onlineRooms: spaces.online,
            resources: spaces.resources, people: people, communities: communities)
    }
}
