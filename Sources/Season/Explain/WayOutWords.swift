import CivilTime
import Communities
package import Planning
import Workplace

/// Ways out of a conflict in people's words: what to write instead, and whom it touches.
package struct WayOutWords {
    private let wishes: WishWords
    private var language: Language { wishes.language }
    private var dates: DateWords { DateWords(language) }
    private var compiler: PlanCompiler { wishes.compiler }
    private var intent: Intent { compiler.intent }

    package init(_ wishes: WishWords) { self.wishes = wishes }

    /// The way out with its sessions.
    package func wayOut(_ way: WayOut) -> SeasonExplanation.WayOut {
        let places = PlannedPlaceWords(compiler: compiler, language: language)
        return SeasonExplanation.WayOut(
            words: words(way),
            sessions: way.exceptions.map { exception in
                SeasonExplanation.Touched(
                    session: compiler.series[exception.community]
                        .sessionID(exception.occurrence).rawValue,
                    place: exception.place.map { places.text($0) }
                        ?? language.say("valt uit", "left out"))
            }, lines: wishes.lines(way.wish))
    }

    private func words(_ way: WayOut) -> String {
        if let session = wishes.standing(way.wish) { return moved(session.id) }
        switch (way.wish, way.loosening) {
        case (.windows(let c), _):
            return language.say(
                "\(title(c)) komt \(times(way)) bijeen op een andere tijd ('when')",
                "\(title(c)) meets at another time \(times(way)) ('when')")
        case (.shift(let c), .number(let days)):
            // What stands between quotes is what the file would say; it may be written in both languages.
            return
                "'shift: \(wishes.days(days))' \(forInstead(c)) \(compiler.series[c].maxShiftDays)"
        case (.skips(let c), .number(let most)):
            return "'season: {skips: \(most)}' \(forInstead(c)) \(compiler.series[c].maxSkips)"
        case (.leastGap(let c), .number(let days)):
            let least = compiler.series[c].minGapDays
            return language.say(
                "twee bijeenkomsten van \(title(c)) maar \(wishes.days(days)) uit elkaar, in plaats van"
                    + " \(least): een ander ritme",
                "two sessions of \(title(c)) only \(wishes.days(days)) apart, instead of"
                    + " \(least): another rhythm")
        case (.mostGap(let c), .number(let days)):
            let most = compiler.series[c].maxGapDays
            return language.say(
                "twee bijeenkomsten van \(title(c)) \(wishes.days(days)) uit elkaar, in plaats van"
                    + " \(most): een ander ritme",
                "two sessions of \(title(c)) \(wishes.days(days)) apart, instead of"
                    + " \(most): another rhythm")
        case (.leastInMode(let c, let mode), .number(let least)):
            let atLeast = language.say("minstens", "at least")
            let wanted = least == 0 ? language.say("vrij", "any") : "\(atLeast) \(least)"
            return "'modes: {\(mode.rawValue): \(wanted)}' \(forInstead(c)) \(atLeast)"
                + " \(compiler.series[c].modes[Mode(mode)]?.least ?? 0)"
        case (.mostInMode(let c, let mode), .number(let most)):
            let atMost = language.say("hoogstens", "at most")
            return "'modes: {\(mode.rawValue): \(atMost) \(most)}' \(forInstead(c)) \(atMost)"
                + " \(compiler.series[c].modes[Mode(mode)]?.most ?? 0)"
        case (.seats(let c, let mode), .number(let seats)):
            let needed = compiler.series[c].modes[Mode(mode)]?.seats ?? 0
            return language.say(
                "een zaal met \(count(seats, "plaats", "plaatsen")) is \(times(way)) genoeg voor \(title(c)),"
                    + " in plaats van \(needed) ('needs: {seats: \(seats)}')",
                "a room with \(seats) seats does for \(title(c)) \(times(way)), instead of"
                    + " \(needed) ('needs: {seats: \(seats)}')")
        case (.features(let c, _), .without(let features)):
            return language.say(
                "\(title(c)) doet het \(times(way)) zonder \(joined(features, .nl)) ('needs')",
                "\(title(c)) does without \(joined(features, .en)) \(times(way)) ('needs')")
        case (.features(let c, _), _):
            return language.say(
                "\(title(c)) neemt \(times(way)) elke zaal ('needs')",
                "\(title(c)) takes any room \(times(way)) ('needs')")
        case (.core(let c, let person), _):
            let name = intent.people[person].name
            let missed = wishes.sessions(way.exceptions.count)
            return language.say(
                "\(name) doet mee in \(title(c)), niet meer in de kern, en mist \(missed)",
                "\(name) is active in \(title(c)), no longer core, and misses \(missed)")
        case (.blackout(let c), .days(let days)):
            let dates = joined(days.map(date), language)
            return language.say(
                "\(title(c)) komt toch bijeen op \(dates) ('not-on')",
                "\(title(c)) meets on \(dates) after all ('not-on')")
        case (.blackout(let c), _):
            return language.say(
                "\(title(c)) komt \(times(way)) bijeen op een dag onder 'not-on'",
                "\(title(c)) meets on days under 'not-on' \(times(way))")
        case (.closed, .days(let days)):
            let names = days.compactMap {
                intent.organisation.holiday(on: compiler.grid.date($0))?.name
            }
            let dates = joined(days.map(date), language)
            return language.say(
                "er is toch iets op \(dates)", "something is held on \(dates) after all")
                + (names.isEmpty ? "" : " (\(joined(names, language)))")
        case (.closed, _):
            return language.say(
                "er is \(times(way)) iets op een vrije dag",
                "something is held on a holiday \(times(way))")
        default: return wordsOfPlace(way)
        }
    }

    private func wordsOfPlace(_ way: WayOut) -> String {
        switch (way.wish, way.loosening) {
        case (.opening(let room), _):
            let name = intent.rooms[room].name
            return language.say(
                "\(name) is \(times(way)) op een andere tijd open",
                "\(name) is open at another time \(times(way))")
        case (.bookings(let room), _):
            let name = intent.rooms[room].name
            return language.say(
                "iemand anders staat \(name) \(times(way)) af",
                "somebody else gives up \(name) \(times(way))")
        case (.resource(let resource), .number(let amount)):
            guard intent.resources.indices.contains(resource) else {
                let online = intent.onlineRooms.count
                return language.say(
                    "\(count(amount, "online ruimte", "online ruimtes")), in plaats van \(online)",
                    "\(count(amount, "online room")), instead of \(online)")
            }
            let known = intent.resources[resource]
            return language.say(
                "\(amount) × \(known.name), in plaats van \(known.count)",
                "\(amount) × \(known.name), instead of \(known.count)")
        case (.pin(let c, let occurrence), _):
            return moved(compiler.series[c].sessionID(occurrence))
        case (.frozen, _):
            return language.say(
                "iets wat al verteld is, verandert toch",
                "something that people have been told changes all the same")
        default: return wishes.words(way.wish) + language.say(": niet langer", ": no longer")
        }
    }

    private func title(_ c: Int) -> String { wishes.title(c) }

    private func forInstead(_ c: Int) -> String {
        language.say("voor \(title(c)), in plaats van", "for \(title(c)), instead of")
    }

    private func moved(_ session: SessionID) -> String {
        wishes.decided.contains(session)
            ? language.say(
                "het besluit over \(session) wordt teruggenomen: kring unpin \(session)",
                "the decision about \(session) is taken back: kring unpin \(session)")
            : language.say(
                "\(session) schuift, al is het al verteld: kring move \(session) --to …",
                "\(session) moves although people have been told: kring move \(session) --to …")
    }

    /// `once`, `3 times`.
    private func times(_ way: WayOut) -> String {
        switch way.exceptions.count {
        case 0, 1: language.say("één keer", "once")
        case 2: language.say("twee keer", "twice")
        case let many: language.say("\(many) keer", "\(many) times")
        }
    }

    private func date(_ day: Int) -> String { dates.short(compiler.grid.date(day)) }
}
