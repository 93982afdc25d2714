import Communities
import Foundation

/// What must hold between the files, found before anything is planned.
struct WorkspaceChecks {
    let draft: Draft
    let places: PlaceBook
    let folder: URL
    let templates: Set<TemplateID>?
    let expanding: RhythmDates.Expanding?
    let log: FaultLog

    /// All rules; those whose files could not be read are left out, for their answers would be noise.
    func run() {
        checkSites()
        checkSeason()
        checkCalendars()
        let people = draft.people.map { Set($0.map(\.id)) }
        let peopleNames = people.map { Array($0).map(\.rawValue).sorted() }
        for community in draft.communities {
            if let people, let peopleNames { checkPeople(community, people, peopleNames) }
            checkRoles(community)
            checkTemplates(community)
            checkNoAgenda(community)
            if let organisation = draft.organisation {
                checkChannel(community, organisation.channels)
            }
            checkWeaves(community)
            checkResources(community)
            guard draft.clean.contains(community.id), let organisation = draft.organisation else {
                continue
            }
            checkWindows(community)
            checkBlock(community, organisation)
            checkSessions(community, organisation)
            checkSpaces(community)
        }
    }

    func report(
        _ rule: FaultRule, _ described: Described, _ path: String, entry: String? = nil,
        _ message: String, expected: String? = nil, suggestion: String? = nil,
        severity: Fault.Severity = .error
    ) {
        log.add(
            places.fault(
                rule, severity, of: described, path, entry: entry, message: message,
                expected: expected, suggestion: suggestion))
    }
}
