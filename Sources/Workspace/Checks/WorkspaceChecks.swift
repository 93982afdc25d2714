import Communities
import Foundation

/// What must hold between the files, found before anything is planned.
struct WorkspaceChecks {
    let reading: PartReading
    let positions: PositionBook
    let folder: URL
    let templates: Set<TemplateID>?
    let expanding: RhythmDates.Expanding?
    /// Whether texts of an earlier reading stand in, so that work can go on.
    let isGoingOn: Bool
    let log: FaultLog
    /// The one of several seasons that is looked at.
    var season: SeasonID?

    /// All rules; those whose files could not be read are left out, for their answers would be noise.
    func run() {
        checkSites()
        checkSeason()
        // Nothing that goes on without a plan needs them, and whoever goes on has been told.
        if !isGoingOn { checkCalendars() }
        let people = reading.people.map { Set($0.map(\.id)) }
        let peopleNames = people.map { Array($0).map(\.rawValue).sorted() }
        for community in reading.communities {
            if let people, let peopleNames {
                checkPeople(community, people, peopleNames)
                checkCoordinators(community, people, peopleNames)
            }
            checkEnd(community)
            checkRoles(community)
            checkTemplates(community)
            checkNoAgenda(community)
            if let organisation = reading.organisation {
                checkChannel(community, organisation.channels)
            }
            checkWeaves(community)
            checkResources(community)
            guard reading.clean.contains(community.id), let organisation = reading.organisation
            else {
                continue
            }
            checkBlock(community, organisation)
            checkSeasons(community, organisation)
            checkSpaces(community)
        }
    }

    func report(
        _ fact: FaultFact, _ described: Described, _ path: String, entry: String? = nil,
        suggestion: String? = nil
    ) {
        var fact = fact
        if let season, case .wish(let wish) = fact { fact = .wish(.inSeason(season, wish)) }
        log.add(
            positions.fault(
                fact, of: described, path, entry: entry, suggestion: suggestion))
    }
}
