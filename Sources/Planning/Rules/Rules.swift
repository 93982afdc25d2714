extension Scorer {
    func scoreCommunity(_ c: Int, _ plan: Plan, _ tally: inout Tally) -> [Held] {
        let community = instance.communities[c]
        let series = plan.series[c]
        let sessions = plan.occurrences[c]
        guard isWellFormed(series, of: community) else {
            tally.add(.series, 1)
            return []
        }
        let nominal = community.patterns[series.pattern].days
        var held: [Held] = []
        var count: [Instance.Mode: Int] = [:]
        for (index, session) in sessions.enumerated() {
            scoreChange(c, index, session, &tally)
            scoreFrozen(c, index, session, &tally)
            guard let session else {
                tally.charge(.skip, instance.weights.skip)
                continue
            }
            guard let option = community.modes[session.mode],
                (session.room == nil) == (session.mode == .online)
            else {
                tally.add(.mode, 1)
                continue
            }
            guard session.day >= 0, session.day < instance.days, session.start >= 0,
                session.start <= instance.slotsPerDay - community.duration
            else {
                tally.add(.day, 1)
                continue
            }
            let one = Held(
                community: c, index: index, session: session,
                end: session.start + community.duration)
            count[session.mode, default: 0] += 1
            scoreDayOf(one, nominal[index], &tally)
            scoreWindow(one, &tally)
            scoreRoom(one, option, &tally)
            tally.charge(.mode, option.cost)
            scoreOverrides(session, series, nominal[index], &tally)
            if let last = held.last { scoreGap(community, last, one, &tally) }
            scoreCalendars(one, &tally)
            held.append(one)
        }
        let skipped = sessions.count { $0 == nil }
        tally.add(.skips, max(0, skipped - community.maxSkips))
        scoreModeCounts(community, count, &tally)
        return held
    }

    func isWellFormed(_ series: Plan.Series, of community: Instance.Community) -> Bool {
        community.patterns.indices.contains(series.pattern) && series.start >= 0
            && series.start <= instance.slotsPerDay - community.duration
            && community.modes[series.mode] != nil
            && (series.room == nil) == (series.mode == .online)
    }

    private func publishedSession(_ c: Int, _ index: Int) -> Plan.Occurrence? {
        guard let published = instance.published, let sessions = published.occurrences[c]
        else { return nil }
        return sessions[index]
    }

    private func scoreChange(
        _ c: Int, _ index: Int, _ session: Plan.Occurrence?, _ tally: inout Tally
    ) {
        guard let published = instance.published, published.occurrences[c] != nil else { return }
        let before = publishedSession(c, index)
        guard let session, let before else {
            if (session == nil) != (before == nil) {
                tally.charge(.changeTime, instance.weights.changeTime)
            }
            return
        }
        if (session.day, session.start) != (before.day, before.start) {
            tally.charge(.changeTime, instance.weights.changeTime)
        }
        if session.room != before.room { tally.charge(.changeRoom, instance.weights.changeRoom) }
        if session.mode != before.mode { tally.charge(.changeMode, instance.weights.changeMode) }
    }

    private func scoreFrozen(
        _ c: Int, _ index: Int, _ session: Plan.Occurrence?, _ tally: inout Tally
    ) {
        guard instance.published != nil else { return }
        let before = publishedSession(c, index)
        guard session != before else { return }
        let frozen = instance.frozenBefore
        tally.add(
            .frozen,
            if: pins.contains(Instance.Pin(community: c, occurrence: index))
                || before.map { $0.day < frozen } ?? false
                || session.map { $0.day < frozen } ?? false)
    }

    private func scoreDayOf(_ one: Held, _ nominal: Int, _ tally: inout Tally) {
        let community = instance.communities[one.community]
        tally.add(.day, if: closed.contains(one.session.day))
        tally.add(.day, if: community.blackout.contains(one.session.day))
        tally.add(.day, if: abs(one.session.day - nominal) > community.maxShift)
    }

    private func scoreWindow(_ one: Held, _ tally: inout Tally) {
        let weekday = weekday(one.session.day)
        let cost = instance.communities[one.community].windows.filter {
            $0.weekday == weekday && $0.from <= one.session.start && one.end <= $0.to
        }.map(\.cost).min()
        if let cost { tally.charge(.window, cost) } else { tally.add(.window, if: true) }
    }

    private func scoreRoom(_ one: Held, _ option: Instance.ModeOption, _ tally: inout Tally) {
        guard let index = one.session.room else { return }
        let room = instance.rooms[index]
        let day = one.session.day
        let weekday = weekday(day)
        let start = one.session.start
        tally.add(.roomFit, if: room.capacity < option.seats)
        tally.add(.roomFit, if: !Set(option.features).isSubset(of: room.features))
        tally.add(
            .roomOpen,
            if: !room.open.contains {
                $0.weekday == weekday && $0.from <= start && one.end <= $0.to
            })
        tally.add(
            .roomBusy, if: isTaken(room.weekly, room.busy, day, start, one.end + room.buffer))
        tally.charge(
            .emptySeats,
            instance.weights.emptySeats * (max(0, room.capacity - option.seats) / 10))
    }

    private func scoreOverrides(
        _ session: Plan.Occurrence, _ series: Plan.Series, _ nominal: Int, _ tally: inout Tally
    ) {
        let weights = instance.weights
        if session.day != nominal { tally.charge(.otherDay, weights.otherDay) }
        if session.start != series.start { tally.charge(.otherTime, weights.otherTime) }
        if session.mode != series.mode { tally.charge(.otherMode, weights.otherMode) }
        if let room = session.room, let usual = series.room, room != usual {
            tally.charge(.otherRoom, weights.otherRoom)
        }
    }

    private func scoreGap(
        _ community: Instance.Community, _ a: Held, _ b: Held, _ tally: inout Tally
    ) {
        let gap = b.session.day - a.session.day
        tally.add(.gap, if: gap < community.minGap)
        tally.add(.gap, if: gap > community.maxGap)
    }

    private func scoreCalendars(_ one: Held, _ tally: inout Tally) {
        for (index, level) in levels[one.community] {
            let person = instance.people[index]
            guard isTaken(person.weekly, person.busy, one.session.day, one.session.start, one.end)
            else { continue }
            if level == .core {
                tally.add(.coreBusy, 1)
            } else {
                tally.charge(.miss, price(level))
                tally.misses[index] += 1
            }
        }
    }

    private func scoreModeCounts(
        _ community: Instance.Community, _ count: [Instance.Mode: Int], _ tally: inout Tally
    ) {
        for (mode, option) in community.modes {
            let held = count[mode] ?? 0
            tally.add(.modeCount, max(0, option.min - held))
            tally.add(.modeCount, max(0, held - (option.max ?? community.count)))
        }
    }

    func scoreDay(_ held: [Held], _ tally: inout Tally) {
        scoreResources(held, &tally)
        for first in held.indices {
            for second in held.indices where second > first {
                scoreRoomDouble(held[first], held[second], &tally)
                if held[first].community != held[second].community,
                    clash(held[first], held[second])
                {
                    scoreClash(held[first].community, held[second].community, &tally)
                }
            }
        }
    }

    private func scoreResources(_ held: [Held], _ tally: inout Tally) {
        var use: [Int: [Int]] = [:]
        for one in held {
            let option = instance.communities[one.community].modes[one.session.mode]
            for (resource, amount) in option?.uses ?? [:] {
                for slot in one.session.start..<one.end {
                    use[resource, default: .init(repeating: 0, count: instance.slotsPerDay)][
                        slot] += amount
                }
            }
        }
        for (resource, slots) in use {
            let capacity = instance.resources[resource].capacity
            for amount in slots { tally.add(.resource, max(0, amount - capacity)) }
        }
    }

    private func scoreRoomDouble(_ a: Held, _ b: Held, _ tally: inout Tally) {
        guard let room = a.session.room, room == b.session.room else { return }
        let buffer = instance.rooms[room].buffer
        tally.add(
            .roomDouble,
            if: meets(a.session.start, a.end + buffer, b.session.start, b.end + buffer))
    }

    private func clash(_ a: Held, _ b: Held) -> Bool {
        var travel = 0
        if let from = a.session.room, let to = b.session.room {
            travel = instance.travel[instance.rooms[from].site][instance.rooms[to].site]
        }
        return a.session.start < b.end + travel && b.session.start < a.end + travel
    }

    private func scoreClash(_ a: Int, _ b: Int, _ tally: inout Tally) {
        let (small, large) = levels[a].count < levels[b].count ? (a, b) : (b, a)
        for (person, level) in levels[small] {
            guard let other = levels[large][person] else { continue }
            if level == .core && other == .core {
                tally.add(.coreClash, 1)
            } else {
                tally.charge(.miss, price(level.rawValue > other.rawValue ? level : other))
                tally.misses[person] += 1
            }
        }
    }

    func scoreUnfair(_ tally: inout Tally) {
        let weights = instance.weights
        for misses in tally.misses {
            tally.charge(.unfair, weights.unfair * max(0, misses - weights.freeMisses))
        }
    }
}
