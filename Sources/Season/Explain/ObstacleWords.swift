import Communities
import Planning
import Workplace

/// What stands in the way of a session, in people's words.
struct ObstacleWords {
    let compiler: PlanCompiler
    let series: Int
    let language: Language
    private var intent: Intent { compiler.intent }

    init(compiler: PlanCompiler, series: Int, language: Language) {
        self.compiler = compiler
        self.series = series
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

    /// The person it concerns.
    func person(_ obstacle: Obstacle) -> Int? {
        switch obstacle {
        case .coreBusy(let person), .coreClash(let person, _, _): person
        default: nil
        }
    }

    /// The session that is in the way.
    func session(_ obstacle: Obstacle) -> String? {
        switch obstacle {
        case .coreClash(_, let other, let occurrence), .roomTaken(_, let other, let occurrence):
            compiler.series[other].sessionID(occurrence).rawValue
        default: nil
        }
    }

    /// All of them, each thing said once.
    func sentence(_ obstacles: [Obstacle]) -> String {
        // Beyond the season every other rule is broken too.
        if obstacles.contains(.outsideSeason) { return words(.outsideSeason) }
        var seen: Set<String> = []
        return obstacles.map(words).filter { seen.insert($0).inserted }.joined(separator: "; ")
    }

    /// One of them.
    func words(_ obstacle: Obstacle) -> String {
        let wish = compiler.series[series]
        func id(_ occurrence: Int) -> String { wish.sessionID(occurrence).rawValue }
        switch obstacle {
        case .modeNotOffered(let mode):
            let modes = wish.modes.keys.sorted()
            return language.say(
                "\(own) komt niet \(mode.adverb(.nl)) bijeen, alleen \(joined(modes.map { $0.name(.nl) }, .nl))",
                "\(own) does not meet \(mode.adverb(.en)), only \(joined(modes.map { $0.name(.en) }, .en))"
            )
        case .outsideSeason:
            return language.say("zo ver loopt de periode niet", "the season does not reach there")
        case .closed:
            return language.say(
                "die dag is er niets: het is een vrije dag",
                "nothing is held that day: it is a holiday")
        case .blackout:
            return language.say(
                "\(own) komt die dag niet bijeen ('not-on')",
                "\(own) does not meet that day ('not-on')")
        case .tooFar(let days, let most):
            return language.say(
                "dat is \(self.days(days)) van de dag die het ritme geeft, en 'shift' laat er \(most) toe",
                "it is \(self.days(days)) from the day the rhythm gives, and 'shift' allows \(most)"
            )
        case .outsideWindows:
            return language.say(
                "dat is buiten de tijden waarop \(own) bijeen kan komen ('when')",
                "it is outside the times at which \(own) can meet ('when')")
        case .tooSmall(let room, let seats):
            let has = intent.rooms[room].capacity
            return language.say(
                "\(name(room)) heeft \(has) plaatsen en er zijn er \(seats) nodig",
                "\(name(room)) has \(has) seats and \(seats) are needed")
        case .lacks(let room, let features):
            return language.say(
                "\(name(room)) heeft geen \(joined(features, .nl))",
                "\(name(room)) has no \(joined(features, .en))")
        case .notOpen(let room):
            return language.say("\(name(room)) is dan dicht", "\(name(room)) is closed then")
        case .roomBusy(let room):
            return language.say(
                "\(name(room)) is dan bezet (volgens de eigen agenda)",
                "\(name(room)) is taken then (its own calendar)")
        case .roomTaken(let room, let other, let occurrence):
            let session = compiler.series[other].sessionID(occurrence)
            return language.say(
                "\(title(other)) zit dan in \(name(room)) (\(session))",
                "\(title(other)) has \(name(room)) then (\(session))")
        case .coreBusy(let person):
            let name = intent.people[person].name
            return language.say(
                "\(name) (kern) heeft dan een andere afspraak",
                "\(name) (core) has another appointment then")
        case .coreClash(let person, let other, let occurrence):
            let name = intent.people[person].name
            let session = compiler.series[other].sessionID(occurrence)
            return language.say(
                "\(name) (kern) is dan bij \(title(other)) (\(session))",
                "\(name) (core) is in \(title(other)) then (\(session))")
        case .tooClose(let one, let next, let days, let least):
            return language.say(
                "\(id(one)) en \(id(next)) zouden \(self.days(days)) uit elkaar liggen,"
                    + " en het ritme vraagt er minstens \(least)",
                "\(id(one)) and \(id(next)) would be \(self.days(days)) apart,"
                    + " and the rhythm asks for at least \(least)")
        case .tooLong(let one, let next, let days, let most):
            return language.say(
                "\(id(one)) en \(id(next)) zouden \(self.days(days)) uit elkaar liggen,"
                    + " en het ritme laat er hoogstens \(most) toe",
                "\(id(one)) and \(id(next)) would be \(self.days(days)) apart,"
                    + " and the rhythm allows at most \(most)")
        case .skips(let skipped, let most):
            return most == 0
                ? language.say(
                    "er mag geen bijeenkomst uitvallen ('season.skips')",
                    "no session may be left out ('season.skips')")
                : language.say(
                    "er zouden \(skipped) bijeenkomsten uitvallen, en dat mogen er \(most) zijn ('season.skips')",
                    "\(skipped) sessions would be left out, and \(most) may be ('season.skips')")
        case .tooFew(let mode, let held, let least):
            return language.say(
                "maar \(sessions(held)) \(would(held)) \(mode.name(.nl)) zijn,"
                    + " en 'modes' vraagt er minstens \(least)",
                "only \(sessions(held)) would be \(mode.name(.en)),"
                    + " and 'modes' asks for at least \(least)")
        case .tooMany(let mode, let held, let most):
            return language.say(
                "\(sessions(held)) \(would(held)) \(mode.name(.nl)) zijn,"
                    + " en 'modes' laat er hoogstens \(most) toe",
                "\(sessions(held)) would be \(mode.name(.en)),"
                    + " and 'modes' allows at most \(most)")
        case .resource(let resource):
            guard intent.resources.indices.contains(resource) else {
                let online = intent.onlineRooms.count
                return language.say(
                    "alle \(count(online, "online ruimte", "online ruimtes")) zijn dan in gebruik",
                    "all \(count(online, "online room")) are in use then")
            }
            let name = intent.resources[resource].name
            return language.say(
                "er is dan geen \(name) meer vrij", "there is no \(name) left then")
        case .frozen:
            return language.say(
                "het is te laat om het te veranderen: iedereen weet het al ('freeze')",
                "it is too soon to change it: people have been told ('freeze')")
        case .pinned:
            return language.say(
                "het staat vast: iemand heeft dat besloten", "somebody has fixed it where it is")
        }
    }

    private func days(_ number: Int) -> String {
        count(number, language.say("dag", "day"), language.say("dagen", "days"))
    }

    private func sessions(_ number: Int) -> String {
        count(
            number, language.say("bijeenkomst", "session"),
            language.say("bijeenkomsten", "sessions"))
    }

    private func would(_ number: Int) -> String { number == 1 ? "zou" : "zouden" }

    private var own: String { ObstacleWords.title(compiler.series[series], intent, language) }

    private func title(_ other: Int) -> String {
        ObstacleWords.title(compiler.series[other], intent, language)
    }

    private func name(_ room: Int) -> String { intent.rooms[room].name }
}
