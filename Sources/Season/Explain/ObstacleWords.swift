import CivilTime
package import Communities
import Planning
import Workplace

/// What stands in the way of a session, in people's words: what it is, who or what has it, and until when.
package struct ObstacleWords {
    package let intent: Intent
    package let language: Language
    private var dates: DateWords { DateWords(language) }
    private var hours: HoursWords { HoursWords(language) }

    package init(intent: Intent, language: Language) {
        self.intent = intent
        self.language = language
    }

    /// What a coordinator calls a series: `Blended learning`, `Eigentijds toetsen + Blended learning`.
    static func title(
        _ wish: SeriesWish, _ intent: Intent, _ language: Language
    ) -> String {
        ([wish.community] + wish.with).map {
            intent.community($0)?.name.text(intent.organisation.language) ?? $0.rawValue
        }.joined(separator: " + ") + (wish.kind == .big ? language.say(" (groot)", " (big)") : "")
    }

    /// All of them, each thing said once.
    func sentence(_ obstacles: [Obstacle]) -> String {
        // Beyond the season every other rule is broken too.
        let beyond = obstacles.first {
            switch $0.breach {
            case .day(.outsideSeason), .day(.beyondDay): true
            default: false
            }
        }
        if let beyond { return text(beyond) }
        var seen: Set<String> = []
        return obstacles.map(text).filter { seen.insert($0).inserted }.joined(separator: "; ")
    }

    /// One of them.
    package func text(_ obstacle: Obstacle) -> String {
        switch obstacle.matter {
        case .hasPassed: return language.say("dat moment is voorbij", "that moment has passed")
        case .offGrid(let minutes):
            return minutes == 30
                ? language.say(
                    "bijeenkomsten beginnen op het hele of halve uur",
                    "sessions begin on the hour or the half hour")
                : language.say(
                    "bijeenkomsten beginnen op een veelvoud van \(minutes) minuten",
                    "sessions begin at a whole \(minutes) minutes")
        case .roomGone(let room):
            return language.say(
                "zaal '\(room)' is er niet meer", "there is no room '\(room)' any more")
        case .rule(let breach):
            switch breach {
            case .day(let fact): return day(fact, obstacle)
            case .window: return window(obstacle)
            case .mode(let fact): return mode(fact, obstacle)
            case .modeCount(let fact): return modeCount(fact)
            case .roomFit(let fact): return roomFit(fact)
            case .roomOpen(let fact): return roomOpen(fact, obstacle)
            case .roomBusy(let fact): return roomBusy(intent.rooms[fact.index], obstacle)
            case .roomDouble(let fact):
                return taken(intent.rooms[fact.index], by: obstacle.other)
            case .resource(let fact): return resource(fact)
            case .coreBusy(let fact): return coreBusy(intent.people[fact.member].name, obstacle)
            case .coreClash(let fact): return coreClash(fact, obstacle)
            case .gap(let fact): return gap(fact, obstacle)
            case .skips(let fact): return skips(fact)
            case .frozen(.frozen):
                return language.say(
                    "het is te laat om het te veranderen: iedereen weet het al ('freeze')",
                    "it is too soon to change it: people have been told ('freeze')")
            case .frozen(.pinned):
                return language.say(
                    "het staat vast: iemand heeft dat besloten",
                    "somebody has fixed it where it is")
            case .series:
                let own = ObstacleWords.title(obstacle.wish, intent, language)
                return language.say(
                    "\(own) heeft geen gewoon patroon, tijd en zaal",
                    "\(own) has no usual pattern, time and room")
            }
        }
    }

    private func day(_ fact: Rule.Day, _ obstacle: Obstacle) -> String {
        let date = dates.short(obstacle.date)
        switch fact {
        case .outsideSeason:
            let season = intent.organisation.season
            let (from, to) = (dates.short(season.from), dates.short(season.to))
            return language.say(
                "de periode loopt van \(from) t/m \(to)", "the season runs from \(from) to \(to)")
        case .beyondDay:
            return language.say(
                "het zou tot na middernacht duren", "it would run past midnight")
        case .closed:
            let holiday = intent.organisation.holiday(on: obstacle.date)?.name
            return language.say("dan is er niets", "nothing is held then")
                + (holiday.map { ": \($0)" } ?? "")
        case .blackout:
            if let other = obstacle.other {
                let days = abs(other.date.days(until: obstacle.date))
                return tooClose(other, days: days, least: obstacle.wish.minGapDays)
            }
            return language.say(
                "\(date) staat onder 'not-on' in het bestand van de community",
                "\(date) stands under 'not-on' in the community's file")
        case .tooFar(let nominal, let days, let most):
            let usual = dates.short(
                intent.organisation.season.from.advanced(by: nominal))
            return language.say(
                "de gewone dag is \(usual): \(self.days(days)) verschil, "
                    + "'shift' laat er \(most) toe",
                "its usual day is \(usual): \(self.days(days)) away, 'shift' allows \(most)")
        }
    }

    private func window(_ obstacle: Obstacle) -> String {
        language.say("buiten de tijden onder 'when': ", "outside the times under 'when': ")
            + hours.text(obstacle.wish.windows.map(\.span))
    }

    private func mode(_ fact: Rule.Mode, _ obstacle: Obstacle) -> String {
        let planned: Instance.Mode =
            switch fact {
            case .notOffered(let mode, _), .needsRoom(let mode): mode
            case .takesNoRoom: .online
            }
        let mode = Communities.Mode(planned)
        let modes = obstacle.wish.modes.keys.sorted().map(\.rawValue).joined(separator: ", ")
        return language.say(
            "de community komt niet \(mode.adverb(.nl)) bijeen (in het bestand staat \(modes))",
            "the community does not meet \(mode.adverb(.en)) (its file offers \(modes))")
    }

    private func modeCount(_ fact: Rule.ModeCount) -> String {
        switch fact {
        case .tooMany(let planned, _, let most):
            let mode = Communities.Mode(planned)
            return language.say(
                "de community wil hoogstens \(most) keer \(mode.name(.nl))",
                "the community wants at most \(most) \(mode.name(.en))")
        case .tooFew(let planned, _, let least):
            let mode = Communities.Mode(planned)
            return language.say(
                "de community wil minstens \(least) keer \(mode.name(.nl))",
                "the community wants at least \(least) \(mode.name(.en))")
        }
    }

    private func roomFit(_ fact: Rule.RoomFit) -> String {
        switch fact {
        case .tooSmall(let index, let seats, let needed):
            let room = intent.rooms[index].name
            return language.say(
                "\(room) heeft \(seats) plaatsen, er zijn er \(needed) nodig",
                "\(room) has \(seats) seats, \(needed) are needed")
        case .lacks(let index, let features):
            let room = intent.rooms[index].name
            return language.say(
                "\(room) heeft geen \(features.joined(separator: " en geen "))",
                "\(room) has no \(features.joined(separator: " and no "))")
        }
    }

    private func roomOpen(_ fact: Rule.RoomOpen, _ obstacle: Obstacle) -> String {
        let room = intent.rooms[fact.index]
        let open = room.open.filter { $0.weekday == obstacle.date.weekday }
        let hours = open.map(self.hours.time).joined(separator: language.say(" en ", " and "))
        return open.isEmpty
            ? language.say("\(room.name) is die dag dicht", "\(room.name) is closed that day")
            : language.say(
                "\(room.name) is die dag open van \(hours)",
                "\(room.name) is open \(hours) that day")
    }

    private func roomBusy(_ room: Room, _ obstacle: Obstacle) -> String {
        if obstacle.appointment == nil, obstacle.other != nil {
            return taken(room, by: obstacle.other)
        }
        let when = obstacle.appointment.map { self.when($0) } ?? language.say("dan", "then")
        return language.say(
            "\(room.name) is \(when) bezet volgens de eigen agenda",
            "\(room.name) is taken \(when) by its own calendar")
    }

    private func taken(_ room: Room, by session: Session?) -> String {
        guard let session else {
            return language.say("\(room.name) is dan bezet", "\(room.name) is taken then")
        }
        let buffer = room.bufferMinutes
        return language.say(
            "\(room.name) is bezet door \(session.id), \(time(session))"
                + (buffer > 0 ? " en tot \(buffer) minuten erna" : ""),
            "\(room.name) is taken by \(session.id), \(time(session))"
                + (buffer > 0 ? " and \(buffer) minutes after" : ""))
    }

    private func resource(_ fact: Rule.Resource) -> String {
        guard intent.resources.indices.contains(fact.index) else {
            let online = intent.onlineRooms.count
            return language.say(
                "alle \(online) online ruimtes zijn dan in gebruik",
                "all \(online) online rooms are in use then")
        }
        let resource = intent.resources[fact.index]
        return language.say(
            "\(resource.name): alle \(resource.count) zijn dan in gebruik",
            "\(resource.name): all \(resource.count) are in use then")
    }

    private func coreBusy(_ name: String, _ obstacle: Obstacle) -> String {
        let when = obstacle.appointment.map { self.when($0) } ?? language.say("dan", "then")
        return language.say("\(name) (kern) is \(when) bezet", "\(name) (core) is busy \(when)")
    }

    private func coreClash(_ fact: Rule.CoreClash, _ obstacle: Obstacle) -> String {
        let name = intent.people[fact.member].name
        guard let session = obstacle.other else {
            return language.say(
                "\(name) (kern) is dan ergens anders", "\(name) (core) is elsewhere then")
        }
        let travel = fact.travel * obstacle.slotMinutes
        return language.say(
            "\(name) (kern) is dan bij \(session.id), \(time(session))"
                + (travel > 0 ? ", \(travel) minuten reizen" : ""),
            "\(name) (core) is in \(session.id) then, \(time(session))"
                + (travel > 0 ? ", \(travel) minutes of travel away" : ""))
    }

    private func gap(_ fact: Rule.Gap, _ obstacle: Obstacle) -> String {
        switch fact {
        case .tooClose(_, _, let days, let least):
            return tooClose(obstacle.other, days: days, least: least)
        case .tooLong(_, _, let days, let most):
            return language.say(
                "\(self.days(days)) van \(beside(obstacle.other)); hoogstens \(most)",
                "\(self.days(days)) from \(beside(obstacle.other)); \(most) at most")
        }
    }

    private func tooClose(_ other: Session?, days: Int, least: Int) -> String {
        if let other, days <= 0 {
            let date = dates.short(other.date)
            return language.say(
                "de volgorde zou niet kloppen: \(other.id) is op \(date)",
                "it would not keep the order: \(other.id) is on \(date)")
        }
        return language.say(
            "maar \(self.days(days)) van \(beside(other)); minstens \(least)",
            "only \(self.days(days)) from \(beside(other)); \(least) at least")
    }

    /// `plgs-3 on Tue 9 Mar`.
    private func beside(_ other: Session?) -> String {
        other.map { "\($0.id) \(language.say("op", "on")) \(dates.short($0.date))" }
            ?? language.say("de volgende", "the next one")
    }

    private func skips(_ fact: Rule.Skips) -> String {
        fact.most == 0
            ? language.say(
                "er mag geen bijeenkomst uitvallen ('season.skips')",
                "no session may be left out ('season.skips')")
            : language.say(
                "er zouden \(fact.count) bijeenkomsten uitvallen, en dat mogen er \(fact.most) zijn ('season.skips')",
                "\(fact.count) sessions would be left out, and \(fact.most) may be ('season.skips')"
            )
    }

    private func days(_ number: Int) -> String {
        count(number, language.say("dag", "day"), language.say("dagen", "days"))
    }

    private func time(_ session: Session) -> String {
        let end = session.start.advanced(byMinutes: session.minutes) ?? .endOfDay
        return "\(session.start)–\(end)"
    }

    /// `09:00–11:00`, or the days when it is longer.
    private func when(_ span: Span) -> String {
        let zone = intent.organisation.zone
        let start = zone.local(at: span.start)
        let end = zone.local(at: span.end)
        let last = zone.local(at: span.end.advanced(bySeconds: -1)).date
        if start.secondOfDay == 0, end.secondOfDay == 0 {
            return start.date == last
                ? language.say("de hele dag", "all day")
                : language.say(
                    "van \(dates.short(start.date)) t/m \(dates.short(last))",
                    "from \(dates.short(start.date)) to \(dates.short(last))")
        }
        return start.date == last
            ? language.say("van ", "")
                + "\(start.time)–\(end.secondOfDay == 0 ? ClockTime.endOfDay : end.time)"
            : language.say(
                "van \(dates.short(start.date)) \(start.time) tot \(dates.short(end.date)) \(end.time)",
                "from \(dates.short(start.date)) \(start.time) to \(dates.short(end.date)) \(end.time)"
            )
    }
}
