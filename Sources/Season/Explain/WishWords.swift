import CivilTime
package import Communities
package import Planning
import Workplace
package import Workspace

/// Wishes in people's words, with the lines of the files that ask for them.
package struct WishWords {
    package let compiler: PlanCompiler
    package let places: PositionBook
    /// The sessions that stay because somebody decided so.
    package let decided: Set<SessionID>
    private let dates = DateWords(.en)
    private let hours = HoursWords()
    private var intent: Intent { compiler.intent }

    package init(compiler: PlanCompiler, places: PositionBook, decided: Set<SessionID>) {
        self.compiler = compiler
        self.places = places
        self.decided = decided
    }

    /// The communities, by name.
    package func titles(_ series: [Int]) -> String {
        var seen: Set<String> = []
        return joined(series.map(title).filter { seen.insert($0).inserted })
    }

    /// What a coordinator calls a series.
    package func title(_ series: Int) -> String {
        ObstacleWords.title(compiler.series[series], intent)
    }

    /// The session that stays where it is and is all there is of a series.
    package func standing(_ wish: Wish) -> Session? {
        wish.community.flatMap { compiler.series[$0].standing }
    }

    /// What is asked, as a sentence without its full stop.
    package func words(_ wish: Wish) -> String {
        if let session = standing(wish) { return staying(session) }
        switch wish {
        case .windows(let c):
            return "\(title(c)) meets \(hours.text(compiler.series[c].windows.map(\.span)))"
        case .blackout(let c):
            let days = compiler.series[c].blackout.sorted().map(dates.short)
            let some =
                days.count > 4 ? days.prefix(3) + ["\(days.count - 3) other days"] : days[...]
            return "\(title(c)) does not meet on \(joined(some))"
        case .shift(let c):
            let days = compiler.series[c].maxShiftDays
            return days == 0
                ? "\(title(c)) meets on the very day its rhythm gives"
                : "\(title(c)) meets within \(count(days, "day")) of the day its rhythm gives"
        case .leastGap(let c):
            return "sessions of \(title(c)) are at least"
                + " \(count(compiler.series[c].minGapDays, "day")) apart, by its rhythm"
        case .mostGap(let c):
            return "sessions of \(title(c)) are at most"
                + " \(count(compiler.series[c].maxGapDays, "day")) apart, by its rhythm"
        case .skips(let c):
            let sessions = compiler.series[c].numbers.count
            let most = compiler.series[c].maxSkips
            return most == 0
                ? "\(title(c)) leaves out none of its \(count(sessions, "session"))"
                : "\(title(c)) leaves out at most \(most) of its \(count(sessions, "session"))"
        case .leastInMode(let c, let mode):
            let least = compiler.series[c].modes[Mode(mode)]?.least ?? 0
            return "\(title(c)) wants at least \(count(least, "session")) \(adverb(mode))"
        case .mostInMode(let c, let mode):
            let most = compiler.series[c].modes[Mode(mode)]?.most ?? 0
            return most == 0
                ? "\(title(c)) wants no session \(adverb(mode))"
                : "\(title(c)) wants at most \(count(most, "session")) \(adverb(mode))"
        case .seats(let c, let mode):
            let seats = compiler.series[c].modes[Mode(mode)]?.seats ?? 0
            return "\(title(c)) needs \(count(seats, "seat"))\(forMode(c, mode))"
        case .features(let c, let mode):
            let features = compiler.series[c].modes[Mode(mode)]?.features.sorted() ?? []
            return "\(title(c)) needs a room with \(joined(features))\(forMode(c, mode))"
        case .core(let c, let person):
            return "\(intent.people[person].name) is core in \(title(c)): not without them"
        case .pin(let c, let occurrence):
            let id = compiler.series[c].sessionID(occurrence)
            return compiler.keeping.kept[id].map(staying) ?? "\(id) stays as it is"
        case .frozen:
            return "what is published for the next"
                + " \(count(intent.organisation.defaults.freezeDays, "day")) stays as it is"
        case .closed: return "nothing is held on a holiday"
        case .opening(let room):
            let open = intent.rooms[room].open
            return open.isEmpty
                ? "\(intent.rooms[room].name) is never open"
                : "\(intent.rooms[room].name) is open \(hours.text(open))"
        case .bookings(let room):
            return "\(intent.rooms[room].name) is taken at times, by its own calendar"
        case .resource(let resource):
            guard intent.resources.indices.contains(resource) else {
                return "there are \(count(intent.onlineRooms.count, "online room"))"
            }
            let known = intent.resources[resource]
            return "there \(known.count == 1 ? "is" : "are") \(known.count) × \(known.name)"
        }
    }

    /// The lines that ask for it; none for what people decided.
    package func lines(_ wish: Wish) -> [SeasonExplanation.Line] {
        guard standing(wish) == nil else { return [] }
        switch wish {
        case .windows(let c):
            return own(c, ["when.preferred", "when.possible", "when.never"], "defaults.when")
        case .blackout(let c): return own(c, ["not-on"])
        case .shift(let c): return own(c, ["shift"], "defaults.shift")
        case .leastGap(let c), .mostGap(let c): return own(c, ["rhythm"])
        case .skips(let c):
            return own(c, ["season.skips"]).isEmpty
                ? own(c, ["season.keep"]).isEmpty ? own(c, ["rhythm"]) : own(c, ["season.keep"])
                : own(c, ["season.skips"])
        case .leastInMode(let c, let mode), .mostInMode(let c, let mode):
            let path = "modes.\(mode.rawValue)"
            return own(c, [path]).isEmpty ? own(c, ["modes"]) : own(c, [path])
        case .seats(let c, let mode):
            let said = own(c, ["needs.\(mode.rawValue).seats", "needs.seats"])
            return said.isEmpty ? own(c, ["members"]) : said
        case .features(let c, let mode):
            return own(c, ["needs.\(mode.rawValue).features", "needs.features"])
        case .core(let c, let person):
            let id = intent.people[person].id
            return communities(c).compactMap {
                line(.community($0), "members.core", entry: id.rawValue)
            } + [line(.person(id))].compactMap(\.self)
        case .pin: return []
        case .frozen: return [line(.organisation, "defaults.freeze")].compactMap(\.self)
        case .closed: return [line(.organisation, "holidays")].compactMap(\.self)
        case .opening(let room):
            return [line(.room(intent.rooms[room].id), "open")].compactMap(\.self)
        case .bookings(let room):
            return [line(.room(intent.rooms[room].id), "calendar")].compactMap(\.self)
        case .resource(let resource):
            let described: Described? =
                intent.resources.indices.contains(resource)
                ? .resource(intent.resources[resource].id)
                : intent.onlineRooms.first.map { .online($0.id) }
            return [described.flatMap { line($0) }].compactMap(\.self)
        }
    }

    /// Whether it is a person's decision, or a promise, that a session stays.
    private func staying(_ session: Session) -> String {
        let place = ChangeWords(intent: intent).place(session)
        return "\(session.id) stays where it is, \(place): "
            + (decided.contains(session.id)
                ? "somebody decided so" : "people have been told, or it is over")
    }

    private func communities(_ c: Int) -> [CommunityID] {
        [compiler.series[c].community] + compiler.series[c].with
    }

    /// What the files of a series' communities say at some of these places, else `kring.yaml`.
    private func own(
        _ c: Int, _ paths: [String], _ usual: String? = nil
    ) -> [SeasonExplanation.Line] {
        let lines = communities(c).flatMap { id in
            paths.filter { places.says(.community(id), $0) }
                .compactMap { line(.community(id), $0) }
        }
        var seen: Set<String> = []
        let own = lines.filter { seen.insert("\($0.file):\($0.line)").inserted }
        guard own.isEmpty, let usual else { return own }
        return [line(.organisation, usual)].compactMap(\.self)
    }

    private func line(
        _ described: Described, _ path: String = "", entry: String? = nil
    ) -> SeasonExplanation.Line? {
        places.line(of: described, path, entry: entry).map {
            SeasonExplanation.Line(
                file: $0.position.file, line: $0.position.line, column: $0.position.column,
                text: $0.text.split(separator: " ").joined(separator: " "))
        }
    }

    /// ` when hybrid`, where the community meets in several ways.
    private func forMode(_ c: Int, _ mode: Instance.Mode) -> String {
        guard compiler.series[c].modes.keys.count(where: \.needsRoom) > 1 else { return "" }
        return mode == .hybrid ? " when hybrid" : " when in a room only"
    }

    func adverb(_ mode: Instance.Mode) -> String {
        switch mode {
        case .physical: "in a room only"
        case .hybrid: "hybrid"
        case .online: "online"
        }
    }
}
