import CivilTime
import Communities
package import Planning
import Workplace

/// Ways out of a conflict in people's words: what to write instead, and whom it touches.
package struct WayOutWords {
    private let wishes: WishWords
    private let dates = DateWords(.en)
    private var compiler: PlanCompiler { wishes.compiler }
    private var intent: Intent { compiler.intent }

    package init(_ wishes: WishWords) { self.wishes = wishes }

    /// The way out with its sessions.
    package func wayOut(_ way: WayOut) -> SeasonExplanation.WayOut {
        let places = AlternativeWords(compiler: compiler)
        return SeasonExplanation.WayOut(
            words: words(way),
            sessions: way.exceptions.map { exception in
                SeasonExplanation.Touched(
                    session: compiler.series[exception.community]
                        .sessionID(exception.occurrence).rawValue,
                    place: exception.place.map { places.place($0) } ?? "left out")
            }, lines: wishes.lines(way.wish))
    }

    private func words(_ way: WayOut) -> String {
        if let session = wishes.standing(way.wish) { return moved(session.id) }
        switch (way.wish, way.loosening) {
        case (.windows(let c), _):
            return "\(wishes.title(c)) meets at another time \(times(way)) ('when')"
        case (.shift(let c), .number(let days)):
            return "'shift: \(count(days, "day"))' for \(wishes.title(c)), instead of"
                + " \(compiler.series[c].maxShiftDays)"
        case (.skips(let c), .number(let most)):
            return "'season: {skips: \(most)}' for \(wishes.title(c)), instead of"
                + " \(compiler.series[c].maxSkips)"
        case (.leastGap(let c), .number(let days)):
            return "two sessions of \(wishes.title(c)) only \(count(days, "day")) apart, instead of"
                + " \(compiler.series[c].minGapDays): another rhythm"
        case (.mostGap(let c), .number(let days)):
            return "two sessions of \(wishes.title(c)) \(count(days, "day")) apart, instead of"
                + " \(compiler.series[c].maxGapDays): another rhythm"
        case (.leastInMode(let c, let mode), .number(let least)):
            return "'modes: {\(mode.rawValue): \(least == 0 ? "any" : "at least \(least)")}' for"
                + " \(wishes.title(c)), instead of at least"
                + " \(compiler.series[c].modes[Mode(mode)]?.least ?? 0)"
        case (.mostInMode(let c, let mode), .number(let most)):
            return "'modes: {\(mode.rawValue): at most \(most)}' for \(wishes.title(c)), instead of"
                + " at most \(compiler.series[c].modes[Mode(mode)]?.most ?? 0)"
        case (.seats(let c, let mode), .number(let seats)):
            return
                "a room with \(seats) seats does for \(wishes.title(c)) \(times(way)), instead of"
                + " \(compiler.series[c].modes[Mode(mode)]?.seats ?? 0) ('needs: {seats: \(seats)}')"
        case (.features(let c, _), .without(let features)):
            return "\(wishes.title(c)) does without \(joined(features)) \(times(way)) ('needs')"
        case (.features(let c, _), _):
            return "\(wishes.title(c)) takes any room \(times(way)) ('needs')"
        case (.core(let c, let person), _):
            return "\(intent.people[person].name) is active in \(wishes.title(c)), no longer core,"
                + " and misses \(count(way.exceptions.count, "session"))"
        case (.blackout(let c), .days(let days)):
            return "\(wishes.title(c)) meets on \(joined(days.map(date))) after all ('not-on')"
        case (.blackout(let c), _):
            return "\(wishes.title(c)) meets on days under 'not-on' \(times(way))"
        case (.closed, .days(let days)):
            let names = days.compactMap {
                intent.organisation.holiday(on: compiler.grid.date($0))?.name
            }
            return "something is held on \(joined(days.map(date))) after all"
                + (names.isEmpty ? "" : " (\(joined(names)))")
        case (.closed, _): return "something is held on a holiday \(times(way))"
        case (.opening(let room), _):
            return "\(intent.rooms[room].name) is open at another time \(times(way))"
        case (.bookings(let room), _):
            return "somebody else gives up \(intent.rooms[room].name) \(times(way))"
        case (.resource(let resource), .number(let amount)):
            guard intent.resources.indices.contains(resource) else {
                return "\(count(amount, "online room")), instead of \(intent.onlineRooms.count)"
            }
            return "\(amount) × \(intent.resources[resource].name), instead of"
                + " \(intent.resources[resource].count)"
        case (.pin(let c, let occurrence), _):
            return moved(compiler.series[c].sessionID(occurrence))
        case (.frozen, _): return "something that people have been told changes all the same"
        default: return wishes.words(way.wish) + ": no longer"
        }
    }

    private func moved(_ session: SessionID) -> String {
        wishes.decided.contains(session)
            ? "the decision about \(session) is taken back: kring unpin \(session)"
            : "\(session) moves although people have been told: kring move \(session) --to …"
    }

    /// `once`, `3 times`.
    private func times(_ way: WayOut) -> String {
        switch way.exceptions.count {
        case 0, 1: "once"
        case 2: "twice"
        case let many: "\(many) times"
        }
    }

    private func date(_ day: Int) -> String { dates.short(compiler.grid.date(day)) }
}
