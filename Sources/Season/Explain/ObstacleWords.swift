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

    /// The session that is in the way.
    func session(_ breach: Rule.Breach) -> String? {
        breach.session.map { compiler.series[$0.community].sessionID($0.occurrence).rawValue }
    }

    /// All of them, each thing said once.
    func sentence(_ breaches: [Rule.Breach]) -> String {
        // Beyond the season every other rule is broken too.
        let beyond = breaches.first {
            switch $0 {
            case .day(.outsideSeason), .day(.beyondDay): true
            default: false
            }
        }
        if let beyond { return words(beyond) }
        var seen: Set<String> = []
        return breaches.map(words).filter { seen.insert($0).inserted }.joined(separator: "; ")
    }

    /// One of them.
    func words(_ breach: Rule.Breach) -> String {
        let wish = compiler.series[series]
        func id(_ occurrence: Int) -> String { wish.sessionID(occurrence).rawValue }
        func id(_ other: Plan.Position) -> String {
            compiler.series[other.community].sessionID(other.occurrence).rawValue
        }
        switch breach {
        case .series:
            return language.say(
                "\(own) heeft geen gewoon patroon, tijd en zaal",
                "\(own) has no usual pattern, time and room")
        case .mode(let fact):
            let planned: Instance.Mode =
                switch fact {
                case .notOffered(let mode, _), .needsRoom(let mode): mode
                case .takesNoRoom: .online
                }
            let mode = Communities.Mode(planned)
            let modes = wish.modes.keys.sorted()
            return language.say(
                "\(own) komt niet \(mode.adverb(.nl)) bijeen, alleen \(joined(modes.map { $0.name(.nl) }, .nl))",
                "\(own) does not meet \(mode.adverb(.en)), only \(joined(modes.map { $0.name(.en) }, .en))"
            )
        case .day(.outsideSeason), .day(.beyondDay):
            return language.say("zo ver loopt de periode niet", "the season does not reach there")
        case .day(.closed):
            return language.say(
                "die dag is er niets: het is een vrije dag",
                "nothing is held that day: it is a holiday")
        case .day(.blackout):
            return language.say(
                "\(own) komt die dag niet bijeen ('not-on')",
                "\(own) does not meet that day ('not-on')")
        case .day(.tooFar(_, let days, let most)):
            return language.say(
                "dat is \(self.days(days)) van de dag die het ritme geeft, en 'shift' laat er \(most) toe",
                "it is \(self.days(days)) from the day the rhythm gives, and 'shift' allows \(most)"
            )
        case .window:
            return language.say(
                "dat is buiten de tijden waarop \(own) bijeen kan komen ('when')",
                "it is outside the times at which \(own) can meet ('when')")
        case .roomFit(.tooSmall(let room, _, let needed)):
            let has = intent.rooms[room].capacity
            return language.say(
                "\(name(room)) heeft \(has) plaatsen en er zijn er \(needed) nodig",
                "\(name(room)) has \(has) seats and \(needed) are needed")
        case .roomFit(.lacks(let room, let features)):
            return language.say(
                "\(name(room)) heeft geen \(joined(features, .nl))",
                "\(name(room)) has no \(joined(features, .en))")
        case .roomOpen(let fact):
            return language.say(
                "\(name(fact.index)) is dan dicht", "\(name(fact.index)) is closed then")
        case .roomBusy(let fact):
            return language.say(
                "\(name(fact.index)) is dan bezet (volgens de eigen agenda)",
                "\(name(fact.index)) is taken then (its own calendar)")
        case .roomDouble(let fact):
            return language.say(
                "\(title(fact.other.community)) zit dan in \(name(fact.index)) (\(id(fact.other)))",
                "\(title(fact.other.community)) has \(name(fact.index)) then (\(id(fact.other)))")
        case .coreBusy(let fact):
            let name = intent.people[fact.member].name
            return language.say(
                "\(name) (kern) heeft dan een andere afspraak",
                "\(name) (core) has another appointment then")
        case .coreClash(let fact):
            let name = intent.people[fact.member].name
            return language.say(
                "\(name) (kern) is dan bij \(title(fact.other.community)) (\(id(fact.other)))",
                "\(name) (core) is in \(title(fact.other.community)) then (\(id(fact.other)))")
        case .gap(.tooClose(let one, let next, let days, let least)):
            return language.say(
                "\(id(one)) en \(id(next)) zouden \(self.days(days)) uit elkaar liggen,"
                    + " en het ritme vraagt er minstens \(least)",
                "\(id(one)) and \(id(next)) would be \(self.days(days)) apart,"
                    + " and the rhythm asks for at least \(least)")
        case .gap(.tooLong(let one, let next, let days, let most)):
            return language.say(
                "\(id(one)) en \(id(next)) zouden \(self.days(days)) uit elkaar liggen,"
                    + " en het ritme laat er hoogstens \(most) toe",
                "\(id(one)) and \(id(next)) would be \(self.days(days)) apart,"
                    + " and the rhythm allows at most \(most)")
        case .skips(let fact):
            return fact.most == 0
                ? language.say(
                    "er mag geen bijeenkomst uitvallen ('season.skips')",
                    "no session may be left out ('season.skips')")
                : language.say(
                    "er zouden \(fact.count) bijeenkomsten uitvallen, en dat mogen er \(fact.most) zijn ('season.skips')",
                    "\(fact.count) sessions would be left out, and \(fact.most) may be ('season.skips')"
                )
        case .modeCount(.tooFew(let planned, let held, let least)):
            let mode = Communities.Mode(planned)
            return language.say(
                "maar \(sessions(held)) \(would(held)) \(mode.name(.nl)) zijn,"
                    + " en 'modes' vraagt er minstens \(least)",
                "only \(sessions(held)) would be \(mode.name(.en)),"
                    + " and 'modes' asks for at least \(least)")
        case .modeCount(.tooMany(let planned, let held, let most)):
            let mode = Communities.Mode(planned)
            return language.say(
                "\(sessions(held)) \(would(held)) \(mode.name(.nl)) zijn,"
                    + " en 'modes' laat er hoogstens \(most) toe",
                "\(sessions(held)) would be \(mode.name(.en)),"
                    + " and 'modes' allows at most \(most)")
        case .resource(let fact):
            guard intent.resources.indices.contains(fact.index) else {
                let online = intent.onlineRooms.count
                return language.say(
                    "alle \(count(online, "online ruimte", "online ruimtes")) zijn dan in gebruik",
                    "all \(count(online, "online room")) are in use then")
            }
            let name = intent.resources[fact.index].name
            return language.say(
                "er is dan geen \(name) meer vrij", "there is no \(name) left then")
        case .frozen(.frozen):
            return language.say(
                "het is te laat om het te veranderen: iedereen weet het al ('freeze')",
                "it is too soon to change it: people have been told ('freeze')")
        case .frozen(.pinned):
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
