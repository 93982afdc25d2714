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
    package let language: Language
    private var dates: DateWords { DateWords(language) }
    private var hours: HoursWords { HoursWords(language) }
    private var intent: Intent { compiler.intent }

    package init(
        compiler: PlanCompiler, places: PositionBook, decided: Set<SessionID>, language: Language
    ) {
        self.language = language
        self.compiler = compiler
        self.places = places
        self.decided = decided
    }

    /// The communities, by name.
    package func titles(_ series: [Int]) -> String {
        var seen: Set<String> = []
        return joined(series.map(title).filter { seen.insert($0).inserted }, language)
    }

    /// What a coordinator calls a series.
    package func title(_ series: Int) -> String {
        ObstacleWords.title(compiler.series[series], intent, language)
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
            let times = hours.text(compiler.series[c].windows.map(\.span))
            return language.say(
                "\(title(c)) komt bijeen \(times)", "\(title(c)) meets \(times)")
        case .blackout(let c):
            let days = compiler.series[c].blackout.sorted().map(dates.short)
            let rest = days.count - 3
            let others = language.say("\(rest) andere dagen", "\(rest) other days")
            let some = joined(days.count > 4 ? days.prefix(3) + [others] : days[...], language)
            return language.say(
                "\(title(c)) komt niet bijeen op \(some)", "\(title(c)) does not meet on \(some)")
        case .shift(let c):
            let days = compiler.series[c].maxShiftDays
            return days == 0
                ? language.say(
                    "\(title(c)) komt bijeen op precies de dag die het ritme geeft",
                    "\(title(c)) meets on the very day its rhythm gives")
                : language.say(
                    "\(title(c)) komt bijeen binnen \(self.days(days)) van de dag die het ritme geeft",
                    "\(title(c)) meets within \(self.days(days)) of the day its rhythm gives")
        case .leastGap(let c):
            let days = days(compiler.series[c].minGapDays)
            return language.say(
                "bijeenkomsten van \(title(c)) liggen minstens \(days) uit elkaar, volgens het ritme",
                "sessions of \(title(c)) are at least \(days) apart, by its rhythm")
        case .mostGap(let c):
            let days = days(compiler.series[c].maxGapDays)
            return language.say(
                "bijeenkomsten van \(title(c)) liggen hoogstens \(days) uit elkaar, volgens het ritme",
                "sessions of \(title(c)) are at most \(days) apart, by its rhythm")
        case .skips(let c):
            let sessions = sessions(compiler.series[c].numbers.count)
            let most = compiler.series[c].maxSkips
            return most == 0
                ? language.say(
                    "\(title(c)) laat geen van de \(sessions) uitvallen",
                    "\(title(c)) leaves out none of its \(sessions)")
                : language.say(
                    "\(title(c)) laat hoogstens \(most) van de \(sessions) uitvallen",
                    "\(title(c)) leaves out at most \(most) of its \(sessions)")
        case .leastInMode(let c, let mode):
            let least = sessions(compiler.series[c].modes[Mode(mode)]?.least ?? 0)
            return language.say(
                "\(title(c)) wil minstens \(least) \(mode.adverb(.nl))",
                "\(title(c)) wants at least \(least) \(mode.adverb(.en))")
        case .mostInMode(let c, let mode):
            let most = compiler.series[c].modes[Mode(mode)]?.most ?? 0
            return most == 0
                ? language.say(
                    "\(title(c)) wil geen bijeenkomst \(mode.adverb(.nl))",
                    "\(title(c)) wants no session \(mode.adverb(.en))")
                : language.say(
                    "\(title(c)) wil hoogstens \(sessions(most)) \(mode.adverb(.nl))",
                    "\(title(c)) wants at most \(sessions(most)) \(mode.adverb(.en))")
        case .seats(let c, let mode):
            let seats = compiler.series[c].modes[Mode(mode)]?.seats ?? 0
            return language.say(
                "\(title(c)) heeft \(count(seats, "plaats", "plaatsen")) nodig\(forMode(c, mode))",
                "\(title(c)) needs \(count(seats, "seat"))\(forMode(c, mode))")
        case .features(let c, let mode):
            let features = joined(
                compiler.series[c].modes[Mode(mode)]?.features.sorted() ?? [], language)
            return language.say(
                "\(title(c)) heeft een zaal nodig met \(features)\(forMode(c, mode))",
                "\(title(c)) needs a room with \(features)\(forMode(c, mode))")
        case .core(let c, let person):
            let name = intent.people[person].name
            return language.say(
                "\(name) zit in de kern van \(title(c)) en kan niet gemist worden",
                "\(name) is core in \(title(c)): not without them")
        case .pin(let c, let occurrence):
            let id = compiler.series[c].sessionID(occurrence)
            return compiler.keeping.kept[id].map(staying)
                ?? language.say("\(id) blijft zoals het is", "\(id) stays as it is")
        case .frozen:
            let days = days(intent.organisation.defaults.freezeDays)
            return language.say(
                "wat voor de komende \(days) gepubliceerd is, blijft zoals het is",
                "what is published for the next \(days) stays as it is")
        case .closed:
            return language.say("op een vrije dag is er niets", "nothing is held on a holiday")
        case .opening(let room):
            let (name, open) = (intent.rooms[room].name, intent.rooms[room].open)
            return open.isEmpty
                ? language.say("\(name) is nooit open", "\(name) is never open")
                : "\(name) is open \(hours.text(open))"
        case .bookings(let room):
            let name = intent.rooms[room].name
            return language.say(
                "\(name) is soms bezet, volgens de eigen agenda",
                "\(name) is taken at times, by its own calendar")
        case .resource(let resource):
            guard intent.resources.indices.contains(resource) else {
                let online = intent.onlineRooms.count
                return language.say(
                    "er \(online == 1 ? "is" : "zijn") \(count(online, "online ruimte", "online ruimtes"))",
                    "there are \(count(online, "online room"))")
            }
            let known = intent.resources[resource]
            return language.say(
                "er \(known.count == 1 ? "is" : "zijn") \(known.count) × \(known.name)",
                "there \(known.count == 1 ? "is" : "are") \(known.count) × \(known.name)")
        }
    }

    func days(_ number: Int) -> String {
        count(number, language.say("dag", "day"), language.say("dagen", "days"))
    }

    func sessions(_ number: Int) -> String {
        count(
            number, language.say("bijeenkomst", "session"),
            language.say("bijeenkomsten", "sessions"))
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
        let place = ChangeWords(intent: intent, language: language).place(session)
        let why =
            decided.contains(session.id)
            ? language.say("iemand heeft dat besloten", "somebody decided so")
            : language.say("het is al verteld, of voorbij", "people have been told, or it is over")
        return language.say(
            "\(session.id) blijft waar het is, \(place): \(why)",
            "\(session.id) stays where it is, \(place): \(why)")
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
        return mode == .hybrid
            ? language.say(" bij een hybride bijeenkomst", " when hybrid")
            : language.say(" bij een bijeenkomst in de zaal", " when in a room only")
    }
}
