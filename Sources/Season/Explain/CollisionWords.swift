import CivilTime
package import Communities
import Workplace

/// Collisions in people's words: what stands in the way, who or what it is, and until when.
package struct CollisionWords {
    package let intent: Intent
    package let language: Language
    private var dates: DateWords { DateWords(language) }
    private var hours: HoursWords { HoursWords(language) }

    package init(intent: Intent, language: Language) {
        self.intent = intent
        self.language = language
    }

    package func text(_ collision: Collision) -> String {
        switch collision {
        case .hasPassed: return language.say("dat moment is voorbij", "that moment has passed")
        case .outsideSeason(let season):
            let (from, to) = (dates.short(season.from), dates.short(season.to))
            return language.say(
                "de periode loopt van \(from) t/m \(to)", "the season runs from \(from) to \(to)")
        case .overMidnight:
            return language.say(
                "het zou tot na middernacht duren", "it would run past midnight")
        case .offGrid(let minutes):
            return minutes == 30
                ? language.say(
                    "bijeenkomsten beginnen op het hele of halve uur",
                    "sessions begin on the hour or the half hour")
                : language.say(
                    "bijeenkomsten beginnen op een veelvoud van \(minutes) minuten",
                    "sessions begin at a whole \(minutes) minutes")
        case .holiday(let holiday):
            return language.say(
                "dan is er niets: \(holiday.name)", "nothing is held then: \(holiday.name)")
        case .neverOn(let date):
            return language.say(
                "\(dates.short(date)) staat onder 'not-on' in het bestand van de community",
                "\(dates.short(date)) stands under 'not-on' in the community's file")
        case .tooFarFromRhythm(let days, let most, let usual):
            return language.say(
                "de gewone dag is \(dates.short(usual)): \(self.days(days)) verschil, "
                    + "'shift' laat er \(most) toe",
                "its usual day is \(dates.short(usual)): \(self.days(days)) away, "
                    + "'shift' allows \(most)")
        case .outsideWindows(let spans):
            return language.say(
                "buiten de tijden onder 'when': ", "outside the times under 'when': ")
                + hours.text(spans)
        case .modeNotOffered(let mode, let offered):
            let modes = offered.map(\.rawValue).joined(separator: ", ")
            return language.say(
                "de community komt niet \(mode.adverb(.nl)) bijeen (in het bestand staat \(modes))",
                "the community does not meet \(mode.adverb(.en)) (its file offers \(modes))")
        case .tooManyInMode(let mode, let most):
            return language.say(
                "de community wil hoogstens \(most) keer \(mode.name(.nl))",
                "the community wants at most \(most) \(mode.name(.en))")
        case .tooFewInMode(let mode, let least):
            return language.say(
                "de community wil minstens \(least) keer \(mode.name(.nl))",
                "the community wants at least \(least) \(mode.name(.en))")
        case .roomGone(let room):
            return language.say(
                "zaal '\(room)' is er niet meer", "there is no room '\(room)' any more")
        case .roomTooSmall(let room, let seats, let needed):
            return language.say(
                "\(room.name) heeft \(seats) plaatsen, er zijn er \(needed) nodig",
                "\(room.name) has \(seats) seats, \(needed) are needed")
        case .roomLacks(let room, let features):
            return language.say(
                "\(room.name) heeft geen \(features.joined(separator: " en geen "))",
                "\(room.name) has no \(features.joined(separator: " and no "))")
        case .roomClosed(let room, let open):
            let hours = open.map(self.hours.time).joined(separator: language.say(" en ", " and "))
            return open.isEmpty
                ? language.say("\(room.name) is die dag dicht", "\(room.name) is closed that day")
                : language.say(
                    "\(room.name) is die dag open van \(hours)",
                    "\(room.name) is open \(hours) that day")
        case .roomBusy(let room, let span):
            return language.say(
                "\(room.name) is \(when(span)) bezet volgens de eigen agenda",
                "\(room.name) is taken \(when(span)) by its own calendar")
        case .roomTaken(let room, let session):
            let buffer = room.bufferMinutes
            return language.say(
                "\(room.name) is bezet door \(session.id), \(time(session))"
                    + (buffer > 0 ? " en tot \(buffer) minuten erna" : ""),
                "\(room.name) is taken by \(session.id), \(time(session))"
                    + (buffer > 0 ? " and \(buffer) minutes after" : ""))
        case .noLinkFree(let online):
            return language.say(
                "alle \(online) online ruimtes zijn dan in gebruik",
                "all \(online) online rooms are in use then")
        case .usedUp(let resource):
            return language.say(
                "\(resource.name): alle \(resource.count) zijn dan in gebruik",
                "\(resource.name): all \(resource.count) are in use then")
        case .coreBusy(let person, let span):
            return language.say(
                "\(name(person)) (kern) is \(when(span)) bezet",
                "\(name(person)) (core) is busy \(when(span))")
        case .coreElsewhere(let person, let session, let travel):
            return language.say(
                "\(name(person)) (kern) is dan bij \(session.id), \(time(session))"
                    + (travel > 0 ? ", \(travel) minuten reizen" : ""),
                "\(name(person)) (core) is in \(session.id) then, \(time(session))"
                    + (travel > 0 ? ", \(travel) minutes of travel away" : ""))
        case .tooClose(let session, let days, let least):
            let date = dates.short(session.date)
            return days <= 0
                ? language.say(
                    "de volgorde zou niet kloppen: \(session.id) is op \(date)",
                    "it would not keep the order: \(session.id) is on \(date)")
                : language.say(
                    "maar \(self.days(days)) van \(session.id) op \(date); minstens \(least)",
                    "only \(self.days(days)) from \(session.id) on \(date); \(least) at least")
        case .tooFar(let session, let days, let most):
            let date = dates.short(session.date)
            return language.say(
                "\(self.days(days)) van \(session.id) op \(date); hoogstens \(most)",
                "\(self.days(days)) from \(session.id) on \(date); \(most) at most")
        }
    }

    private func days(_ number: Int) -> String {
        count(number, language.say("dag", "day"), language.say("dagen", "days"))
    }

    private func name(_ person: PersonID) -> String {
        intent.person(person)?.name ?? person.rawValue
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
