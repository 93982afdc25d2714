import Communities
import Planning

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
            let modes = wish.modes.keys.sorted().map(\.rawValue)
            return "\(own) does not meet \(adverb(mode)), only \(joined(modes))"
        case .outsideSeason: return "the season does not reach there"
        case .closed: return "nothing is held that day: it is a holiday"
        case .blackout: return "\(own) does not meet that day ('not-on')"
        case .tooFar(let days, let most):
            return "it is \(count(days, "day")) from the day the rhythm gives,"
                + " and 'shift' allows \(most)"
        case .outsideWindows: return "it is outside the times at which \(own) can meet ('when')"
        case .tooSmall(let room, let seats):
            return "\(name(room)) has \(intent.rooms[room].capacity) seats"
                + " and \(seats) are needed"
        case .lacks(let room, let features): return "\(name(room)) has no \(joined(features))"
        case .notOpen(let room): return "\(name(room)) is closed then"
        case .roomBusy(let room): return "\(name(room)) is taken then (its own calendar)"
        case .roomTaken(let room, let other, let occurrence):
            return "\(title(other)) has \(name(room)) then"
                + " (\(compiler.series[other].sessionID(occurrence)))"
        case .coreBusy(let person):
            return "\(intent.people[person].name) (core) has another appointment then"
        case .coreClash(let person, let other, let occurrence):
            return "\(intent.people[person].name) (core) is in \(title(other)) then"
                + " (\(compiler.series[other].sessionID(occurrence)))"
        case .tooClose(let one, let next, let days, let least):
            return "\(id(one)) and \(id(next)) would be \(count(days, "day")) apart,"
                + " and the rhythm asks for at least \(least)"
        case .tooLong(let one, let next, let days, let most):
            return "\(id(one)) and \(id(next)) would be \(count(days, "day")) apart,"
                + " and the rhythm allows at most \(most)"
        case .skips(let skipped, let most):
            return most == 0
                ? "no session may be left out ('season.skips')"
                : "\(skipped) sessions would be left out, and \(most) may be ('season.skips')"
        case .tooFew(let mode, let held, let least):
            return "only \(count(held, "session")) would be \(mode.rawValue),"
                + " and 'modes' asks for at least \(least)"
        case .tooMany(let mode, let held, let most):
            return "\(count(held, "session")) would be \(mode.rawValue),"
                + " and 'modes' allows at most \(most)"
        case .resource(let resource):
            guard intent.resources.indices.contains(resource) else {
                return "all \(count(intent.onlineRooms.count, "online room")) are in use then"
            }
            return "there is no \(intent.resources[resource].name) left then"
        case .frozen:
            return "it is too soon to change it: people have been told ('freeze')"
        case .pinned: return "somebody has fixed it where it is"
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

/// `1 day`, `3 days`.
package func count(_ number: Int, _ one: String) -> String {
    "\(number) \(one)\(number == 1 ? "" : "s")"
}
