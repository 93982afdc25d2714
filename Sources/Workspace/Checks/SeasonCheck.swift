import CivilTime
import Communities

extension WorkspaceChecks {
    /// A holiday outside every season changes nothing: a typing error, or last year's list.
    func checkSeason() {
        guard let organisation = reading.organisation else { return }
        let seasons = organisation.seasons
        guard let first = seasons.first, let last = seasons.last else { return }
        // A calendar has holidays of many years.
        let others = Set(organisation.holidayCalendars.flatMap(\.holidays))
        for holiday in organisation.holidays
        where !others.contains(holiday)
            && !seasons.contains(where: { holiday.from <= $0.to && $0.from <= holiday.to })
        {
            report(
                .wish(.holidayOutsideSeason(name: holiday.name, from: first.from, to: last.to)),
                .organisation, "holidays", entry: holiday.name)
        }
    }

    /// A block of days lies in a season.
    func checkBlock(_ community: Community, _ organisation: Organisation) {
        guard case .days(let from, let to) = community.usualBlock else { return }
        let season =
            organisation.seasons.first { community.usualBlock?.days(in: $0) != nil }
            ?? organisation.season
        let block = (from ?? season.from)...max(from ?? season.from, to ?? season.to)
        guard block.lowerBound < season.from || season.to < block.upperBound else { return }
        let isLate = block.lowerBound >= season.from
        let path = positions.says(.community(community.id), "block") ? "block" : "season"
        report(
            .wish(.blockOutsideSeason(block, season: season.from...season.to)),
            .community(community.id), isLate ? "\(path).to" : "\(path).from")
    }

    /// In each season the rhythm gives the sessions that are wanted; the first season in which it does not is told.
    func checkSeasons(_ community: Community, _ organisation: Organisation) {
        for season in organisation.seasons {
            let count = log.faults.count
            var checks = self
            if organisation.seasons.count > 1 { checks.season = season.id }
            checks.checkWindows(community.during(season))
            checks.checkSessions(community.during(season), organisation.during(season))
            if log.faults.count > count { return }
        }
    }

    /// Some window is long enough for a session, on the rhythm's weekday if it has one.
    func checkWindows(_ community: Community) {
        let minutes = community.rhythm.minutes
        let fitting = community.windows.filter { $0.minutes >= minutes }
        if fitting.isEmpty {
            report(
                .wish(.noWindow(minutes: minutes)), .community(community.id), "when")
            return
        }
        if let big = community.big,
            !community.windows.contains(where: { $0.minutes >= big.minutes })
        {
            report(
                .wish(.noBigWindow(minutes: big.minutes)), .community(community.id), "big")
        }
        let day: Weekday?
        switch community.rhythm.cadence {
        case .weeks(_, let on): day = on
        case .monthly(_, let weekday): day = weekday
        default: day = nil
        }
        guard let day, !fitting.contains(where: { $0.span.weekday == day }) else { return }
        report(
            .wish(.noWindowOn(day, minutes: minutes)), .community(community.id), "rhythm")
    }

    /// The rhythm gives the sessions that are wanted, and the modes can share them out.
    func checkSessions(_ community: Community, _ organisation: Organisation) {
        if case .rule = community.rhythm.cadence, expanding == nil { return }
        let expand = expanding ?? { _, _, _ in nil }
        let most = RhythmDates.mostSessions(of: community, in: organisation, expanding: expand)
        guard most > 0 else {
            if community.isCut { return }
            if !log.faults.contains(where: { $0.rule == .noWindow }) {
                report(.wish(.noSession), .community(community.id), "rhythm")
            }
            return
        }
        if let keep = community.keep, keep > most, !community.isCut {
            report(
                .wish(.tooManySessions(wanted: keep, most: most)), .community(community.id),
                "season.keep")
            return
        }
        let count =
            community.keep
            ?? RhythmDates.patterns(of: community, in: organisation, expanding: expand)
            .first?.days.count ?? 0
        // What its wishes ask for can be more than a pause or an end leaves.
        if community.isCut { return }
        checkModes(community, count)
        if let last = community.big?.numbers.max(), last > count {
            report(
                .wish(.noSuchBigSession(last, sessions: count)), .community(community.id),
                "big.sessions", entry: String(last))
        }
        for number in community.templates.once.keys.sorted() where number > count {
            report(
                .wish(.noSuchTemplateSession(number, sessions: count)),
                .community(community.id), "templates.once", entry: String(number))
        }
        for weave in community.woven where weave.every > count {
            report(
                .wish(.noSuchWovenSession(every: weave.every, sessions: count)),
                .community(community.id), "with", entry: weave.community.rawValue)
        }
    }

    private func checkModes(_ community: Community, _ count: Int) {
        let least = community.modes.values.reduce(0) { $0 + $1.least }
        let limits = community.modes.values.map(\.most)
        if least > count {
            report(
                .wish(.modesAskForMore(least: least, sessions: count)),
                .community(community.id), "modes")
        } else if !limits.contains(nil) {
            let most = limits.reduce(0) { $0 + ($1 ?? 0) }
            if most < count - community.maxSkips {
                report(
                    .wish(.modesAllowFewer(most: most, sessions: count)),
                    .community(community.id), "modes")
            }
        }
    }

    /// Every mode that can be used has a room with the seats and features it asks for, and a link.
    func checkSpaces(_ community: Community) {
        guard reading.spacesAreClean, let spaces = reading.spaces else { return }
        for (mode, wish) in community.modes.sorted(by: { $0.key < $1.key }) where wish.most != 0 {
            let path = "modes.\(mode.rawValue)"
            if mode.needsLink, spaces.online.isEmpty {
                report(.wish(.noOnlineRoom(mode)), .community(community.id), path)
            }
            guard mode.needsRoom else { continue }
            let fitted = spaces.rooms.filter { wish.features.isSubset(of: $0.features) }
            if fitted.contains(where: { $0.capacity >= wish.seats }) { continue }
            let largest = fitted.map(\.capacity).max()
            // What asks for too much is what is pointed at: the seats where they are given, else the features.
            let asking = ["seats", "features"].filter { largest != nil || $0 == "features" }
                .flatMap { ["needs.\(mode.rawValue).\($0)", "needs.\($0)"] }
                .first { positions.says(.community(community.id), $0) }
            report(
                .wish(
                    .noRoomFits(
                        seats: wish.seats, features: wish.features.sorted(), largest: largest)),
                .community(community.id), asking ?? path)
        }
    }
}
