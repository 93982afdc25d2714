import Communities

/// A block of a template with all it can be here and now.
struct AgendaPart {
    var id: String
    var title: LocalizedText?
    /// What it can be; empty for a block that nothing suits.
    var choices: [AgendaChoice]
    /// Whether it can be any method of an arc.
    var isOpen = false
    /// Minutes after the start at which it must begin.
    var offset: Int?
    /// 1...5 for a part that can be left out.
    var priority: Int?
}

/// One of the things a block can be: a method, or strands side by side.
struct AgendaChoice {
    enum Content {
        case method(Method)
        case strands([AgendaStrandPart])
    }

    var content: Content
    var timing: BlockTiming
    /// Its rank among the choices of a list, 0 for the most wanted.
    var number: Int
    /// Points beside those of its minutes.
    var points: Int
    var arc: Arc
    var energy: Energy
    /// A bit of its own when other parts could choose it too; at most one part may.
    var claim: UInt64 = 0
    /// Whether it was met too recently.
    var isRepeat = false
}

/// One of the programmes that run side by side.
struct AgendaStrandPart {
    var title: LocalizedText
    var people: Int
    var search: StrandSearch
}

/// What a part leaves people in, as far as it matters to what follows.
struct AgendaMood: Hashable {
    private var arcRank: Int8
    private var isCalm: Bool
    private var isSleepy: Bool
    /// The claims that are taken and that later parts could still make.
    var claims: UInt64

    /// At the start, or after a short break.
    static let fresh = AgendaMood(arcRank: -1, isCalm: false, isSleepy: false, claims: 0)

    /// What a part of so many minutes leaves behind.
    static func after(_ arc: Arc, _ energy: Energy, minutes: Int) -> AgendaMood {
        guard let rank = arc.rank else {
            var mood = fresh
            mood.isSleepy = minutes >= AgendaPoints.longBreak
            return mood
        }
        return AgendaMood(arcRank: rank, isCalm: energy == .calm, isSleepy: false, claims: 0)
    }

    /// The points of having that part next.
    func points(before arc: Arc, _ energy: Energy) -> Int {
        guard let rank = arc.rank else { return 0 }
        var points = 0
        if energy == .calm, isCalm || isSleepy { points += AgendaPoints.tiring }
        if rank < arcRank { points += AgendaPoints.backwards }
        return points
    }

    /// The points of a break now and that part after it.
    func points(ofBreakBefore arc: Arc) -> Int {
        (arcRank == Arc.open.rank ? AgendaPoints.oddBreak : 0)
            + (arc == .close ? AgendaPoints.oddBreak : 0)
    }
}

extension Arc {
    /// Its place in the course of a session; `nil` for rest.
    fileprivate var rank: Int8? {
        switch self {
        case .open: 0
        case .diverge: 1
        case .explore: 2
        case .converge: 3
        case .close: 4
        case .pause: nil
        }
    }
}
