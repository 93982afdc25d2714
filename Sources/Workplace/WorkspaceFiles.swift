package import Communities
package import Facilitation
import FoundationEssentials
package import Ledger
package import Platform
package import Workspace

/// Everything that the files of a workspace say, and all their faults.
package struct WorkspaceFiles {
    /// What the organisation wants; `nil` while there is an error.
    package let intent: Intent?
    /// The methods and templates; `nil` while there is an error in them.
    package let library: MethodLibrary?
    /// All faults, those of the library first.
    package private(set) var faults: [Fault]
    /// Where everything stands.
    package let places: PositionBook
    /// What was read, path and text.
    package let texts: [(path: String, text: String)]
    /// Those of them that people wrote in the workspace.
    let ownTexts: [(path: String, text: String)]
    /// Out of which folders files may come.
    package let bounds: ReadingBounds
    /// The files that are the list of people.
    let peopleFiles: [String]
    /// Everybody on the list of people, also while there is an error; `nil` where it cannot be read.
    package let listed: [Person]?
    /// The communities whose files could be read, also while there is an error.
    package let readable: [Community]
    private let seasons: [SeasonID]
    private let communities: Set<CommunityID>

    /// Reads the files, and the library with the workspace's own entries over those that come with Kring, and holds them
    /// against what is published, and against the last good reading where somebody is not known.
    package init(_ workplace: Workplace) {
        let files = WorkspaceFiles(workplace, standIns: nil, former: [])
        let ledger = workplace.historyForReading
        let isSomebodyUnknown = files.faults.contains { $0.rule == .unknownPerson }
        // Who was known at the last good reading is asked only where somebody is not known now: it is a whole reading more.
        let last = isSomebodyUnknown ? LastGoodReading(workplace, ledger) : nil
        self = last.map { WorkspaceFiles(workplace, standIns: nil, former: $0.people) } ?? files
        faults += goneCommunities(ledger, workplace)
    }

    /// - Parameters:
    ///   - standIns: texts in the place of files.
    ///   - former: everybody who was known before.
    init(_ workplace: Workplace, standIns: StandIns?, former: [Person]) {
        bounds = workplace.bounds(reading: standIns?.texts["kring.yaml"] ?? nil)
        let library = LibraryReader(
            [URL(filePath: workplace.templates), URL(filePath: workplace.path("templates"))],
            bounds: bounds, standIns: standIns
        ).read()
        let reading = WorkspaceReader(
            URL(filePath: workplace.folder), templates: Set(library.library.templates.map(\.id)),
            expanding: RhythmExpansion.byRule, holidays: .read, bounds: bounds, standIns: standIns,
            former: former
        ).read()
        intent = reading.intent
        places = reading.positions
        texts = library.texts + reading.texts
        ownTexts = reading.texts + library.ownTexts
        peopleFiles = reading.peopleFiles
        listed = reading.listed
        readable = reading.readable
        seasons = reading.seasons
        communities = reading.communities
        self.library =
            library.faults.contains { $0.severity == .error } ? nil : library.library
        faults = library.faults + reading.faults
    }

    /// What nothing can be planned with.
    package var errors: [Fault] { faults.filter { $0.severity == .error } }

    /// The files as they are to be kept for the day on which they have faults; `nil` while there is one.
    package var kept: [KeptFile]? {
        guard errors.isEmpty, let intent else { return nil }
        var files = ownTexts.filter { $0.path != StandIns.departed }
            .map { KeptFile(path: $0.path, text: $0.text) }
        let departed = intent.people.filter { intent.departed.contains($0.id) }
        if !departed.isEmpty {
            files.append(
                KeptFile(path: StandIns.departed, text: DepartedPeople(departed).table))
        }
        return files
    }

    /// Communities of which people know sessions, and that have no file: a file that is gone ends no community.
    private func goneCommunities(_ ledger: Ledger?, _ workplace: Workplace) -> [Fault] {
        guard let ledger, !seasons.isEmpty,
            // Whoever needs the ledger says what is wrong with it.
            let gone = try? ledger.publishedCommunities(of: seasons, besides: communities)
        else { return [] }
        return gone.sorted().map { community in
            let name = "\(community).yaml"
            let unread = faults.first {
                $0.fact == .file(.notRead(readAs: name))
                    && $0.position.file.hasPrefix("communities/")
            }
            return Fault(
                .file(.communityGone(community, lookalike: unread?.position.file)),
                at: FilePosition(file: "communities/\(name)", line: 1, column: 1), source: "")
        }
    }
}

extension Workplace {
    /// The ledger, where it can be read: whoever cannot do without it says what is wrong with it.
    var historyForReading: Ledger? { try? readLedger() }
}
