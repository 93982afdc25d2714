package import CivilTime
package import Communities
import FoundationEssentials
import Platform
package import Workplace
import Workspace

/// Proposes the season after the last, and adds it when asked to: `kring season next`.
package struct NextSeason: Sendable {
    private let workplace: Workplace
    private let language: Language

    /// - Parameter language: of who reads it.
    package init(_ workplace: Workplace, language: Language = .en) {
        self.workplace = workplace
        self.language = language
    }

    /// Proposes the season after the last, and adds it when asked to.
    ///
    /// - Parameters:
    ///   - id, from, to: what is said of it; what is left open follows the halves of a school year.
    ///   - isWritten: whether `kring.yaml` gets the line.
    package func propose(
        id: SeasonID?, from: CivilDate?, to: CivilDate?, isWritten: Bool
    ) throws -> NextSeasonReport {
        let workspace = try OpenWorkspace(workplace)
        let organisation = workspace.intent.organisation
        let season = try next(after: organisation, id: id, from: from, to: to)
        if isWritten { try write(season) }
        return NextSeasonReport(
            season: SeasonRecord(
                id: season.id, from: season.from, to: season.to, isNamed: isWritten, sessions: 0,
                draft: nil),
            line: SeasonLines.line(season),
            decisions: decisions(season, workspace.intent).map { $0.words(season.id, language) },
            isWritten: isWritten)
    }

    private func next(
        after organisation: Organisation, id: SeasonID?, from: CivilDate?, to: CivilDate?
    ) throws(Refusal) -> Season {
        let last = organisation.seasons.last ?? organisation.season
        let half = SchoolHalf(after: last.to)
        let first = from ?? max(half.from, last.to.advanced(by: 1))
        let end = to ?? max(half.to, first.advanced(by: 120))
        guard last.to < first, first <= end else {
            throw Refusal(SeasonRefusal.overlaps(last, from: first, to: end))
        }
        let season = Season(
            id: id ?? SeasonID(rawValue: String(first.description.prefix(7))), from: first, to: end)
        guard organisation.season(season.id) == nil else {
            throw Refusal(SeasonRefusal.exists(season.id))
        }
        return season
    }

    private func write(_ season: Season) throws {
        let path = workplace.path("kring.yaml")
        let bytes = try refusingFileFaults { () throws(FileFault) in
            try DurableFile.read(path, limit: 1_000_000)
        }
        guard let bytes, let text = String(validating: bytes, as: UTF8.self),
            let changed = SeasonLines.adding(season, to: text)
        else { throw Refusal(SeasonRefusal.leftToPeople(SeasonLines.line(season))) }
        try refusingFileFaults { () throws(FileFault) in
            _ = try DurableFile.write(
                Array(changed.utf8), to: path, mode: try DurableFile.mode(path) ?? 0o644)
        }
    }

    private func decisions(_ season: Season, _ intent: Intent) -> [NextSeasonReport.Decision] {
        var found: [NextSeasonReport.Decision] = []
        let organisation = intent.organisation.during(season)
        if !organisation.holidays.contains(where: { $0.from <= season.to && season.from <= $0.to })
        {
            found.append(.noHolidays)
        }
        for usual in intent.communities {
            let community = usual.during(season)
            if case .days = usual.usualBlock, usual.seasonal[season.id]?.block == nil,
                community.block == nil
            {
                found.append(.blockElsewhere(usual.id))
            }
            let most = RhythmDates.mostSessions(
                of: community, in: organisation, expanding: RhythmExpansion.byRule)
            guard most > 0 else {
                found.append(.noSession(usual.id))
                continue
            }
            if let keep = community.keep, keep > most {
                found.append(.keepsMore(usual.id, keep: keep, most: most))
            }
            let count =
                community.keep.map { min($0, most) }
                ?? RhythmDates.patterns(
                    of: community, in: organisation, expanding: RhythmExpansion.byRule
                ).first?.days.count ?? 0
            if let number = community.big?.numbers.max(), number > count {
                found.append(.bigBeyond(usual.id, number: number, sessions: count))
            }
        }
        return found
    }
}

/// A half of a school year: September to January, or February to the first half of July.
private struct SchoolHalf {
    let from: CivilDate
    let to: CivilDate

    /// The first that begins after a day.
    init(after day: CivilDate) {
        func date(_ year: Int, _ month: Int, _ day: Int) -> CivilDate {
            // These days are in every year.
            CivilDate(year: year, month: month, day: day) ?? CivilDate(daysSinceEpoch: 0)
        }
        let year = day.year
        let halves = [
            (date(year, 2, 1), date(year, 7, 10)), (date(year, 9, 1), date(year + 1, 1, 31)),
            (date(year + 1, 2, 1), date(year + 1, 7, 10)),
        ]
        let half = halves.first { day < $0.0 } ?? halves[2]
        (from, to) = half
    }
}
