import CivilTime
import Communities

extension WorkspaceChecks {
    /// A holiday outside the season changes nothing: a typing error, or last year's list.
    func checkSeason() {
        guard let organisation = draft.organisation else { return }
        let season = organisation.season
        for holiday in organisation.holidays
        where holiday.to < season.from || season.to < holiday.from {
            report(
                .holidayOutsideSeason, .organisation, "holidays", entry: holiday.name,
                "'\(holiday.name.prefix(60))' lies outside the season,"
                    + " \(season.from) to \(season.to)",
                severity: .warning)
        }
    }

    /// A block lies in the season.
    func checkBlock(_ community: Community, _ organisation: Organisation) {
        guard let block = community.block else { return }
        let season = organisation.season
        guard block.lowerBound < season.from || season.to < block.upperBound else { return }
        report(
            .blockOutsideSeason, .community(community.id),
            block.lowerBound < season.from ? "season.from" : "season.to",
            "the block \(block.lowerBound) to \(block.upperBound) is not within the season",
            expected: "days from \(season.from) to \(season.to)")
    }

    /// Some window is long enough for a session, on the rhythm's weekday if it has one.
    func checkWindows(_ community: Community) {
        let minutes = community.rhythm.minutes
        let fitting = community.windows.filter { $0.minutes >= minutes }
        if fitting.isEmpty {
            report(
                .noWindow, .community(community.id), "when",
                "no window is left that is long enough for \(minutes) minutes",
                expected: "a window of at least \(minutes) minutes outside 'never'")
            return
        }
        if let big = community.big,
            !community.windows.contains(where: { $0.minutes >= big.minutes })
        {
            report(
                .noWindow, .community(community.id), "big",
                "no window is long enough for a big session of \(big.minutes) minutes",
                expected: "a window of at least \(big.minutes) minutes in 'when'")
        }
        let day: Weekday?
        switch community.rhythm.cadence {
        case .weeks(_, let on): day = on
        case .monthly(_, let weekday): day = weekday
        default: day = nil
        }
        guard let day, !fitting.contains(where: { $0.span.weekday == day }) else { return }
        let name = DateWords(.en).weekday(day)
        report(
            .noWindow, .community(community.id), "rhythm",
            "it meets on \(name), and no window on a \(name) is long enough for \(minutes) minutes",
            expected: "a window on \(name) in 'when'")
    }

    /// The rhythm gives the sessions that are wanted, and the modes can share them out.
    func checkSessions(_ community: Community, _ organisation: Organisation) {
        if case .rule = community.rhythm.cadence, expanding == nil { return }
        let expand = expanding ?? { _, _, _ in nil }
        let most = RhythmDates.mostSessions(of: community, in: organisation, expanding: expand)
        guard most > 0 else {
            if !log.faults.contains(where: { $0.rule == .noWindow }) {
                report(
                    .impossibleRhythm, .community(community.id), "rhythm",
                    "the rhythm gives no session in the season",
                    expected: "a rhythm with days between holidays")
            }
            return
        }
        if let keep = community.keep, keep > most {
            report(
                .tooManySessions, .community(community.id), "season.keep",
                "\(keep) sessions are wanted, and the rhythm gives at most \(most)"
                    + " once holidays are made up",
                expected: "at most \(most), or a quicker rhythm")
            return
        }
        let count =
            community.keep
            ?? RhythmDates.patterns(of: community, in: organisation, expanding: expand)
            .first?.days.count ?? 0
        checkModes(community, count)
        if let last = community.big?.numbers.last, last > count {
            report(
                .bigSessionOutOfRange, .community(community.id), "big.sessions",
                entry: String(last), "there is no session \(last): the season has \(count)",
                expected: "numbers from 1 to \(count)")
        }
        for number in community.templates.once.keys.sorted() where number > count {
            report(
                .onceOutOfRange, .community(community.id), "templates.once",
                entry: String(number), "there is no session \(number): the season has \(count)",
                expected: "numbers from 1 to \(count)")
        }
        for weave in community.woven where weave.every > count {
            report(
                .weaveOutOfRange, .community(community.id), "with",
                entry: weave.community.rawValue,
                "every \(weave.every)th session is none: the season has \(count)",
                expected: "at most every \(count)th session")
        }
    }

    private func checkModes(_ community: Community, _ count: Int) {
        let least = community.modes.values.reduce(0) { $0 + $1.least }
        let limits = community.modes.values.map(\.most)
        if least > count {
            report(
                .modeCounts, .community(community.id), "modes",
                "the modes ask for at least \(least) sessions, and the season has \(count)",
                expected: "numbers that add up to at most \(count)")
        } else if !limits.contains(nil) {
            let most = limits.reduce(0) { $0 + ($1 ?? 0) }
            if most < count - community.maxSkips {
                report(
                    .modeCounts, .community(community.id), "modes",
                    "the modes allow \(most) sessions, and the season has \(count)",
                    expected: "numbers that add up to \(count), or one mode 'any'")
            }
        }
    }

    /// Every mode that can be used has a room with the seats and features it asks for, and a link.
    func checkSpaces(_ community: Community) {
        guard draft.spacesAreClean, let spaces = draft.spaces else { return }
        for (mode, wish) in community.modes.sorted(by: { $0.key < $1.key }) where wish.most != 0 {
            let path = "modes.\(mode.rawValue)"
            if mode.needsLink, spaces.online.isEmpty {
                report(
                    .noOnlineRoom, .community(community.id), path,
                    "a \(mode.rawValue) session needs a link, and spaces.yaml has no online room",
                    expected: "an entry under 'online' in spaces.yaml")
            }
            guard mode.needsRoom else { continue }
            let fitted = spaces.rooms.filter { wish.features.isSubset(of: $0.features) }
            if fitted.contains(where: { $0.capacity >= wish.seats }) { continue }
            let asked =
                wish.features.isEmpty
                ? "" : " with \(wish.features.sorted().joined(separator: ", "))"
            let largest = fitted.map(\.capacity).max()
            // What asks for too much is what is pointed at: the seats where they are given, else the features.
            let asking = ["seats", "features"].filter { largest != nil || $0 == "features" }
                .flatMap { ["needs.\(mode.rawValue).\($0)", "needs.\($0)"] }
                .first { places.says(.community(community.id), $0) }
            report(
                .noRoomFits, .community(community.id), asking ?? path,
                "no room has \(wish.seats) seats\(asked)",
                expected: largest.map { "at most \($0) seats: the largest such room" }
                    ?? "features that some room of spaces.yaml has")
        }
    }
}
