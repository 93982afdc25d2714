import CivilTime
package import Communities
package import Planning
import Workplace

/// Alternatives of a session in people's words.
package struct AlternativeWords {
    package let compiler: PlanCompiler
    package let language: Language
    private var intent: Intent { compiler.intent }

    private let book: ObstacleBook

    /// - Parameter sessions: those of the plan that other places are looked for in.
    package init(compiler: PlanCompiler, sessions: [Session], language: Language) {
        self.compiler = compiler
        book = compiler.book(sessions)
        self.language = language
    }

    /// When and where.
    package func place(_ place: Plan.Occurrence) -> String {
        PlannedPlaceWords(compiler: compiler, language: language).text(place)
    }

    /// An alternative with its price.
    package func alternative(
        _ alternative: Explanation.Alternative, of at: Plan.Position
    ) -> SessionExplanation.Alternative {
        let words = ObstacleWords(intent: intent, language: language)
        let place = alternative.place
        let date = compiler.grid.date(place?.day ?? 0)
        let obstacles = alternative.obstacles.map { book.obstacle($0, of: at, on: date) }
        let cost = alternative.soft.values.reduce(0, +)
        let standing = zip(alternative.obstacles, obstacles).map { breach, obstacle in
            SessionExplanation.Obstacle(
                rule: breach.rule.rawValue, words: words.text(obstacle),
                person: breach.person.map { intent.people[$0].id.rawValue },
                session: breach.session.map {
                    compiler.series[$0.community].sessionID($0.occurrence).rawValue
                })
        }
        return SessionExplanation.Alternative(
            place: place.map { self.place($0) } ?? language.say("valt uit", "left out"),
            cost: cost, rules: alternative.soft,
            broken: alternative.hard.filter { $0.value > 0 },
            people: alternative.people.map { intent.people[$0].id.rawValue },
            words: standing.isEmpty
                ? sentence(alternative.charges, cost)
                : language.say("niet mogelijk: ", "not possible: ")
                    + words.sentence(obstacles),
            isPossible: standing.isEmpty,
            date: place.map { compiler.grid.date($0.day).description },
            start: place.map { compiler.grid.time($0.start).description },
            room: place?.room.map { intent.rooms[$0].id.rawValue },
            mode: place.map { $0.mode.rawValue },
            reasons: alternative.charges.map { reason($0, at.community) }, obstacles: standing)
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
            joined(groups.map { "\(words($0)) (\(price($0)))" }, language)
        }
        func price(_ group: [Charge]) -> String {
            let sum = group.reduce(0) { $0 + $1.price }
            return sum < 0 ? "−\(-sum)" : "\(sum)"
        }
        let head =
            cost > 0
            ? language.say("kost \(cost) meer", "costs \(cost) more")
            : cost < 0
                ? language.say("kost \(-cost) minder", "costs \(-cost) less")
                : language.say("kost evenveel", "costs the same")
        switch (dearer.isEmpty, cheaper.isEmpty) {
        case (true, true): return head
        case (false, true): return "\(head): \(list(dearer))"
        case (true, false): return "\(head): \(list(cheaper))"
        case (false, false):
            let (against, inReturn) = (
                language.say("maar", "against that,"), language.say("maar", "in return,")
            )
            return cost < 0
                ? "\(head): \(list(cheaper)); \(against) \(list(dearer))"
                : "\(head): \(list(dearer)); \(inReturn) \(list(cheaper))"
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
                let title = ObstacleWords.title(compiler.series[series], intent, language)
                return isDearer
                    ? language.say(
                        "\(names) \(isOne ? "is" : "zijn") dan bij \(title)",
                        "\(names) \(isOne ? "is" : "are") in \(title) then")
                    : language.say(
                        "\(names) \(isOne ? "hoeft" : "hoeven") niet meer tegelijk bij \(title) te zijn",
                        "\(names) \(isOne ? "is" : "are") no longer needed in \(title) at once")
            case .calendar, nil:
                return isDearer
                    ? language.say(
                        "\(names) \(isOne ? "heeft" : "hebben") dan een andere afspraak",
                        "\(names) \(isOne ? "has" : "have") another appointment then")
                    : language.say(
                        "\(names) \(isOne ? "kan" : "kunnen") komen", "\(names) can come")
            }
        case .unfair:
            return isDearer
                ? language.say(
                    "\(names) \(isOne ? "zou" : "zouden") meer missen dan eerlijk is",
                    "\(names) would miss more than a fair share")
                : language.say(
                    "\(names) \(isOne ? "zou" : "zouden") minder missen dan nu",
                    "\(names) would miss less than now")
        case .window:
            return isDearer
                ? language.say("die tijd komt minder goed uit", "it is a less liked time")
                : language.say("die tijd komt beter uit", "it is a better liked time")
        case .mode:
            return isDearer
                ? language.say("die vorm is duurder", "it is a dearer mode")
                : language.say("die vorm is goedkoper", "it is a cheaper mode")
        case .otherDay: return usual(isDearer, "de gewone dag", "day")
        case .otherTime: return usual(isDearer, "de gewone tijd", "time")
        case .otherRoom: return usual(isDearer, "de gewone zaal", "room")
        case .otherMode: return usual(isDearer, "de gewone vorm", "mode")
        case .skip:
            return isDearer
                ? language.say("er is een bijeenkomst minder", "there is one session less")
                : language.say("er is een bijeenkomst meer", "there is one session more")
        case .emptySeats:
            return isDearer
                ? language.say("er blijven meer plaatsen leeg", "more seats stay empty")
                : language.say("er blijven minder plaatsen leeg", "fewer seats stay empty")
        case .changeTime: return known(isDearer, "tijd", "time")
        case .changeRoom: return known(isDearer, "zaal", "room")
        case .changeMode: return known(isDearer, "vorm", "mode")
        // What only forbids charges nothing.
        case .series, .day, .roomFit, .roomOpen, .roomBusy, .coreBusy, .gap, .skips, .modeCount,
            .roomDouble, .resource, .coreClash, .frozen:
            return ""
        }
    }

    private func usual(_ isDearer: Bool, _ dutch: String, _ english: String) -> String {
        isDearer
            ? language.say("het is niet \(dutch)", "it is not the usual \(english)")
            : language.say("het is \(dutch)", "it is the usual \(english)")
    }

    private func known(_ isDearer: Bool, _ dutch: String, _ english: String) -> String {
        isDearer
            ? language.say("iedereen kent een andere \(dutch)", "people know another \(english)")
            : language.say(
                "het is de \(dutch) die iedereen kent", "it is the \(english) people know")
    }

    private func names(_ people: [Int]) -> String {
        var seen: Set<Int> = []
        let names = people.filter { seen.insert($0).inserted }.map { intent.people[$0].name }
        if names.count > 4 {
            let rest = names.count - 3
            return joined(
                names.prefix(3) + [language.say("\(rest) anderen", "\(rest) others")], language)
        }
        return joined(names, language)
    }
}
