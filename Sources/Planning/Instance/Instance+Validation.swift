extension Instance {
    /// Everything that makes this no planning problem; empty when it can be planned.
    ///
    /// Sizes are judged before anything is computed from them, so absurd numbers end at once.
    public func validate() -> [InstanceFault] {
        var check = Check()
        checkSizes(&check)
        guard check.faults.isEmpty else { return check.faults }
        checkPlaces(&check)
        checkCommunities(&check)
        checkPublished(&check)
        guard check.faults.isEmpty else { return check.faults }
        checkMagnitudes(&check)
        return check.faults
    }

    func requireValid() throws(InvalidInstance) {
        let faults = validate()
        guard faults.isEmpty else { throw InvalidInstance(faults: faults) }
    }

    private struct Check {
        static let most = 1_000_000
        var faults: [InstanceFault] = []

        mutating func add(_ fault: InstanceFault) {
            if faults.count < 100 { faults.append(fault) }
        }

        mutating func range(
            _ what: @autoclosure () -> String, _ value: Int, _ least: Int = 0, _ most: Int = most
        ) {
            if value < least || value > most {
                add(.outOfRange(what: what(), value: value, least: least, most: most))
            }
        }

        mutating func span(_ what: @autoclosure () -> String, _ from: Int, _ to: Int, in day: Int) {
            if from < 0 || from >= to || to > day {
                add(.badSpan(what: what(), from: from, to: to))
            }
        }

        mutating func ids(_ list: String, _ ids: some Sequence<String>) {
            var seen: Set<String> = []
            for id in ids where !seen.insert(id).inserted { add(.sameID(list: list, id: id)) }
        }

        mutating func product(_ what: String, _ factors: Int..., most: Int = 64_000_000) {
            var product = 1
            for factor in factors {
                let (result, overflow) = product.multipliedReportingOverflow(by: factor)
                if overflow || result > most { return add(.tooLarge(what: what, most: most)) }
                product = result
            }
        }
    }

    private func checkSizes(_ check: inout Check) {
        if format != Self.currentFormat { check.add(.unknownFormat(format)) }
        if CivilDate.weekday(start) == nil { check.add(.badStart(start)) }
        check.range("days", days, 1, 4000)
        check.range("slotsPerDay", slotsPerDay, 1, 1440)
        check.range("slotMinutes", slotMinutes, 1, 1440)
        check.range("frozenBefore", frozenBefore, Int.min, 1 << 40)
        guard check.faults.isEmpty else { return }
        let words = (slotsPerDay + 63) / 64
        check.product("people × days", people.count, days, words)
        check.product("rooms × days", rooms.count, days, words)
        check.product("resources × slots", resources.count, days, slotsPerDay)
        check.product("communities × days", communities.count, days, words)
        check.product("communities × starts", communities.count, 7, slotsPerDay)
        check.product("communities × rooms", communities.count, 3, max(1, rooms.count))
        check.product("communities²", communities.count, communities.count, most: 1_000_000_000)
        var occurrences = 0
        for community in communities { occurrences += community.count }
        check.product("the number of sessions", occurrences, most: 5_000_000)
        if occurrences <= 5_000_000 {
            var communitiesOf = [Int](repeating: 0, count: people.count)
            for community in communities {
                for list in [community.core, community.active, community.peripheral] {
                    for person in list where people.indices.contains(person) {
                        communitiesOf[person] += 1
                    }
                }
            }
            var shared = 0
            for count in communitiesOf where shared <= 64_000_000 {
                shared += min(count, 10_000) * min(count, 10_000)
            }
            check.product("shared memberships", shared)
        }
    }

    private func checkPlaces(_ check: inout Check) {
        for (name, price) in weights.named { check.range("weights.\(name)", price) }
        for day in closed { check.range("closed day", day, 0, days - 1) }
        check.ids("rooms", rooms.lazy.map(\.id))
        check.ids("people", people.lazy.map(\.id))
        check.ids("resources", resources.lazy.map(\.id))
        check.ids("communities", communities.lazy.map(\.id))
        for (index, row) in travel.enumerated() {
            if row.count != travel.count {
                check.add(
                    .wrongCount(
                        what: "travel[\(index)]", count: row.count, expected: travel.count))
            }
            for slots in row { check.range("travel[\(index)]", slots) }
        }
        for (index, room) in rooms.enumerated() {
            let what = "rooms[\(index)]"
            check.range("\(what).site", room.site, 0, travel.count - 1)
            check.range("\(what).capacity", room.capacity)
            check.range("\(what).buffer", room.buffer, 0, slotsPerDay)
            for open in room.open {
                check.range("\(what).open weekday", open.weekday, 0, 6)
                check.span("\(what).open", open.from, open.to, in: slotsPerDay)
            }
            checkCalendar(what, room.weekly, room.busy, &check)
        }
        for (index, resource) in resources.enumerated() {
            check.range("resources[\(index)].capacity", resource.capacity)
        }
        for (index, person) in people.enumerated() {
            checkCalendar("people[\(index)]", person.weekly, person.busy, &check)
        }
    }

    private func checkCalendar(
        _ what: String, _ weekly: [Instance.WeeklySpan], _ busy: [DaySpan], _ check: inout Check
    ) {
        for span in weekly {
            check.range("\(what).weekly weekday", span.weekday, 0, 6)
            check.span("\(what).weekly", span.from, span.to, in: slotsPerDay)
        }
        for span in busy {
            check.range("\(what).busy day", span.day, 0, days - 1)
            check.span("\(what).busy", span.from, span.to, in: slotsPerDay)
        }
    }

    private func checkCommunities(_ check: inout Check) {
        var lastSeen = [Int](repeating: -1, count: people.count)
        for (index, community) in communities.enumerated() {
            let what = "communities[\(index)]"
            for person in community.core + community.active + community.peripheral {
                check.range("\(what) person", person, 0, people.count - 1)
                guard people.indices.contains(person) else { continue }
                if lastSeen[person] == index {
                    check.add(.personTwice(community: index, person: person))
                }
                lastSeen[person] = index
            }
            check.range("\(what).duration", community.duration, 1, slotsPerDay)
            if community.count == 0 { check.add(.noPattern(community: index)) }
            for (position, pattern) in community.patterns.enumerated() {
                if pattern.days.count != community.count {
                    check.add(.unequalPatterns(community: index, pattern: position))
                }
                for day in pattern.days { check.range("\(what) pattern day", day, 0, days - 1) }
            }
            for window in community.windows {
                check.range("\(what).windows weekday", window.weekday, 0, 6)
                check.span("\(what).windows", window.from, window.to, in: slotsPerDay)
                check.range("\(what).windows cost", window.cost)
            }
            for day in community.blackout {
                check.range("\(what).blackout", day, -(1 << 40), 1 << 40)
            }
            check.range("\(what).maxShift", community.maxShift)
            check.range("\(what).minGap", community.minGap)
            check.range("\(what).maxGap", community.maxGap)
            check.range("\(what).maxSkips", community.maxSkips)
            if community.modes.isEmpty {
                check.add(.noMode(community: index))
            } else if rooms.isEmpty, community.modes[.online] == nil {
                check.add(.noRoom(community: index))
            }
            for (mode, option) in community.modes {
                let what = "\(what).modes.\(mode.rawValue)"
                check.range("\(what).seats", option.seats)
                check.range("\(what).cost", option.cost)
                check.range("\(what).min", option.min, 0, 5_000_000)
                check.range("\(what).max", option.max ?? 0, 0, 5_000_000)
                for (resource, amount) in option.uses {
                    check.range("\(what).uses", resource, 0, resources.count - 1)
                    check.range("\(what).uses amount", amount)
                }
            }
        }
    }

    private func checkMagnitudes(_ check: inout Check) {
        let magnitudes = Magnitudes(self)
        for c in communities.indices {
            let cost = magnitudes.cost(c)
            if cost > Double(Magnitudes.mostCost) {
                check.add(.tooDear(community: c, most: Magnitudes.mostCost))
            }
        }
        for (index, use) in magnitudes.uses().enumerated()
        where use.atOnce > Double(Magnitudes.mostUse)
            || use.inAll > Double(Magnitudes.mostUseInAll)
        {
            check.add(.tooMuchUsed(resource: index))
        }
        for (index, misses) in magnitudes.misses().enumerated()
        where misses > Double(Magnitudes.mostMisses) {
            check.add(.tooOften(person: index))
        }
        var cells = 0
        var absences = 0
        for community in communities where cells <= Magnitudes.mostTimes {
            let more = community.mostTimes(in: days)
            cells += more
            absences += more * community.members.count
        }
        check.product("communities × days × starts", cells, most: Magnitudes.mostTimes)
        check.product("members × days × starts", absences, most: Magnitudes.mostAbsences)
    }

    private func checkPublished(_ check: inout Check) {
        for pin in pinned {
            check.range("pinned community", pin.community, 0, communities.count - 1)
            guard communities.indices.contains(pin.community) else { continue }
            check.range(
                "pinned occurrence", pin.occurrence, 0, communities[pin.community].count - 1)
        }
        guard let published else { return }
        for (what, count) in [
            ("published.series", published.series.count),
            ("published.occurrences", published.occurrences.count),
        ] where count != communities.count {
            check.add(.wrongCount(what: what, count: count, expected: communities.count))
        }
        for (index, pair) in zip(communities, published.occurrences).enumerated() {
            guard let sessions = pair.1 else { continue }
            if sessions.count != pair.0.count {
                check.add(
                    .wrongCount(
                        what: "published.occurrences[\(index)]", count: sessions.count,
                        expected: pair.0.count))
            }
        }
    }
}
