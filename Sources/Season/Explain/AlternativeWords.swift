import CivilTime
import Communities
package import Planning

/// Alternatives of a session in people's words.
package struct AlternativeWords {
    package let compiler: PlanCompiler
    private let dates = DateWords(.en)
    private var intent: Intent { compiler.intent }

    package init(compiler: PlanCompiler) { self.compiler = compiler }

    /// When and where.
    package func place(_ place: Plan.Occurrence) -> String {
        let room = place.room.map { intent.rooms[$0].id.rawValue } ?? "online"
        return
            "\(dates.short(compiler.grid.date(place.day))) \(compiler.grid.time(place.start)), \(room)"
            + (place.mode == .hybrid ? " (hybrid)" : "")
    }

    /// An alternative with its price.
    package func alternative(
        _ alternative: Explanation.Alternative, of series: Int
    ) -> SessionExplanation.Alternative {
        let obstacles = ObstacleWords(compiler: compiler, series: series)
        let place = alternative.place
        let cost = alternative.soft.values.reduce(0, +)
        let standing = alternative.obstacles.map { obstacle in
            SessionExplanation.Obstacle(
                rule: obstacle.rule.rawValue, words: obstacles.words(obstacle),
                person: obstacle.person.map { intent.people[$0].id.rawValue },
                session: obstacles.session(obstacle))
        }
        return SessionExplanation.Alternative(
            place: place.map { self.place($0) } ?? "left out",
            cost: cost, rules: alternative.soft,
            broken: alternative.hard.filter { $0.value > 0 },
            people: alternative.people.map { intent.people[$0].id.rawValue },
            words: standing.isEmpty
                ? sentence(alternative.charges, cost)
                : "not possible: " + obstacles.sentence(alternative.obstacles),
            isPossible: standing.isEmpty,
            date: place.map { compiler.grid.date($0.day).description },
            start: place.map { compiler.grid.time($0.start).description },
            room: place?.room.map { intent.rooms[$0].id.rawValue },
            mode: place.map { $0.mode.rawValue },
            reasons: alternative.charges.map { reason($0, series) }, obstacles: standing)
    }

    private func reason(_ charge: Charge, _ series: Int) -> SessionExplanation.Reason {
        let id = charge.person.map { intent.people[$0].id }
        return SessionExplanation.Reason(
            rule: charge.rule.rawValue, price: charge.price, words: words([charge]),
            person: id?.rawValue,
            level: id.flatMap { id in
                compiler.series[series].members.first { $0.person == id }?.level.rawValue
            },
            because: charge.cause.map {
                switch $0 {
                case .calendar: "calendar"
                case .session(let community, let occurrence):
                    compiler.series[community].sessionID(occurrence).rawValue
                }
            })
    }

    /// `costs 12 more: … (8), and … (4)`.
    private func sentence(_ charges: [Charge], _ cost: Int) -> String {
        let dearer = grouped(charges.filter { $0.price > 0 })
        let cheaper = grouped(charges.filter { $0.price < 0 }).reversed()
        func list(_ groups: some Sequence<[Charge]>) -> String {
            joined(groups.map { "\(words($0)) (\(price($0)))" })
        }
        func price(_ group: [Charge]) -> String {
            let sum = group.reduce(0) { $0 + $1.price }
            return sum < 0 ? "−\(-sum)" : "\(sum)"
        }
        let head =
            cost > 0 ? "costs \(cost) more" : cost < 0 ? "costs \(-cost) less" : "costs the same"
        switch (dearer.isEmpty, cheaper.isEmpty) {
        case (true, true): return head
        case (false, true): return "\(head): \(list(dearer))"
        case (true, false): return "\(head): \(list(cheaper))"
        case (false, false):
            return cost < 0
                ? "\(head): \(list(cheaper)); against that, \(list(dearer))"
                : "\(head): \(list(dearer)); in return, \(list(cheaper))"
        }
    }

    /// Charges that one sentence can name together: one rule, one cause.
    private func grouped(_ charges: [Charge]) -> [[Charge]] {
        var groups: [[Charge]] = []
        for charge in charges {
            let same = groups.firstIndex {
                $0[0].rule == charge.rule && community($0[0]) == community(charge)
                    && ($0[0].cause == nil) == (charge.cause == nil)
            }
            if let same { groups[same].append(charge) } else { groups.append([charge]) }
        }
        func size(_ group: [Charge]) -> Int { group.reduce(0) { $0 + $1.price } }
        return groups.enumerated().sorted {
            (size($1.element), $0.offset) < (size($0.element), $1.offset)
        }.map(\.element)
    }

    private func community(_ charge: Charge) -> Int? {
        guard case .session(let community, _) = charge.cause else { return nil }
        return community
    }

    private func words(_ group: [Charge]) -> String {
        guard let first = group.first else { return "" }
        let isDearer = first.price > 0
        let names = self.names(group.compactMap(\.person))
        let isOne = Set(group.compactMap(\.person)).count < 2
        switch first.rule {
        case .miss:
            switch first.cause {
            case .session(let series, _):
                let title = ObstacleWords.title(compiler.series[series], intent)
                return isDearer
                    ? "\(names) \(isOne ? "is" : "are") in \(title) then"
                    : "\(names) \(isOne ? "is" : "are") no longer needed in \(title) at once"
            case .calendar, nil:
                return isDearer
                    ? "\(names) \(isOne ? "has" : "have") another appointment then"
                    : "\(names) can come"
            }
        case .unfair:
            return isDearer
                ? "\(names) would miss more than a fair share"
                : "\(names) would miss less than now"
        case .window: return isDearer ? "it is a less liked time" : "it is a better liked time"
        case .mode: return isDearer ? "it is a dearer mode" : "it is a cheaper mode"
        case .otherDay: return isDearer ? "it is not the usual day" : "it is the usual day"
        case .otherTime: return isDearer ? "it is not the usual time" : "it is the usual time"
        case .otherRoom: return isDearer ? "it is not the usual room" : "it is the usual room"
        case .otherMode: return isDearer ? "it is not the usual mode" : "it is the usual mode"
        case .skip: return isDearer ? "there is one session less" : "there is one session more"
        case .emptySeats: return isDearer ? "more seats stay empty" : "fewer seats stay empty"
        case .changeTime:
            return isDearer ? "people know another time" : "it is the time people know"
        case .changeRoom:
            return isDearer ? "people know another room" : "it is the room people know"
        case .changeMode:
            return isDearer ? "people know another mode" : "it is the mode people know"
        // What only forbids charges nothing.
        case .series, .day, .roomFit, .roomOpen, .roomBusy, .coreBusy, .gap, .skips, .modeCount,
            .roomDouble, .resource, .coreClash, .frozen:
            return ""
        }
    }

    private func names(_ people: [Int]) -> String {
        var seen: Set<Int> = []
        let names = people.filter { seen.insert($0).inserted }.map { intent.people[$0].name }
        if names.count > 4 {
            return joined(names.prefix(3) + ["\(names.count - 3) others"])
        }
        return joined(names)
    }
}

/// `a`, `a and b`, `a, b and c`.
package func joined(_ parts: some Sequence<String>) -> String {
    let parts = Array(parts)
    guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
    return parts.dropLast().joined(separator: ", ") + " and " + last
}
