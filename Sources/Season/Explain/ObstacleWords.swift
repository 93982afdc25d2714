import Communities
import Planning
import Workplace

/// What stands in the way of a session, in people's words.
struct ObstacleWords {
    let compiler: PlanCompiler
    let series: Int
    private let dates = DateWords(.en)
    private var intent: Intent { compiler.intent }

    init(compiler: PlanCompiler, series: Int) {
        self.compiler = compiler
        self.series = series
    }

    /// What a coordinator calls a series: `Blended learning`, `Eigentijds toetsen + Blended learning`.
    static func title(_ wish: SeriesWish, _ intent: Intent) -> String {
        ([wish.community] + wish.with).map {
            intent.community($0)?.name.text(intent.organisation.language) ?? $0.rawValue
        }.joined(separator: " + ") + (wish.kind == .big ? " (big)" : "")
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
        case .series: return "\(own) has no usual pattern, time and room"
        case .mode(let fact):
            let mode: Instance.Mode =
                switch fact {
                case .notOffered(let mode, _), .needsRoom(let mode): mode
                case .takesNoRoom: .online
                }
            let modes = wish.modes.keys.sorted().map(\.rawValue)
            return "\(own) does not meet \(adverb(mode)), only \(joined(modes))"
        case .day(.outsideSeason), .day(.beyondDay): return "the season does not reach there"
        case .day(.closed): return "nothing is held that day: it is a holiday"
        case .day(.blackout): return "\(own) does not meet that day ('not-on')"
        case .day(.tooFar(_, let days, let most)):
            return "it is \(count(days, "day")) from the day the rhythm gives,"
                + " and 'shift' allows \(most)"
        case .window: return "it is outside the times at which \(own) can meet ('when')"
        case .roomFit(.tooSmall(let room, _, let needed)):
            return "\(name(room)) has \(intent.rooms[room].capacity) seats"
                + " and \(needed) are needed"
        case .roomFit(.lacks(let room, let features)):
            return "\(name(room)) has no \(joined(features))"
        case .roomOpen(let fact): return "\(name(fact.index)) is closed then"
        case .roomBusy(let fact): return "\(name(fact.index)) is taken then (its own calendar)"
        case .roomDouble(let fact):
            return "\(title(fact.other.community)) has \(name(fact.index)) then"
                + " (\(id(fact.other)))"
        case .coreBusy(let fact):
            return "\(intent.people[fact.member].name) (core) has another appointment then"
        case .coreClash(let fact):
            return "\(intent.people[fact.member].name) (core) is in"
                + " \(title(fact.other.community)) then (\(id(fact.other)))"
        case .gap(.tooClose(let one, let next, let days, let least)):
            return "\(id(one)) and \(id(next)) would be \(count(days, "day")) apart,"
                + " and the rhythm asks for at least \(least)"
        case .gap(.tooLong(let one, let next, let days, let most)):
            return "\(id(one)) and \(id(next)) would be \(count(days, "day")) apart,"
                + " and the rhythm allows at most \(most)"
        case .skips(let fact):
            return fact.most == 0
                ? "no session may be left out ('season.skips')"
                : "\(fact.count) sessions would be left out, and \(fact.most) may be ('season.skips')"
        case .modeCount(.tooFew(let mode, let held, let least)):
            return "only \(count(held, "session")) would be \(mode.rawValue),"
                + " and 'modes' asks for at least \(least)"
        case .modeCount(.tooMany(let mode, let held, let most)):
            return "\(count(held, "session")) would be \(mode.rawValue),"
                + " and 'modes' allows at most \(most)"
        case .resource(let fact):
            guard intent.resources.indices.contains(fact.index) else {
                return "all \(count(intent.onlineRooms.count, "online room")) are in use then"
            }
            return "there is no \(intent.resources[fact.index].name) left then"
        case .frozen(.frozen):
            return "it is too soon to change it: people have been told ('freeze')"
        case .frozen(.pinned): return "somebody has fixed it where it is"
        }
    }

    private var own: String { ObstacleWords.title(compiler.series[series], intent) }

    private func title(_ other: Int) -> String {
        ObstacleWords.title(compiler.series[other], intent)
    }

    private func name(_ room: Int) -> String { intent.rooms[room].name }

    private func adverb(_ mode: Instance.Mode) -> String {
        switch mode {
        case .physical: "in a room only"
        case .hybrid: "hybrid"
        case .online: "online"
        }
    }
}
