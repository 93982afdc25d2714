public import Communities

/// A facilitation method: facts, and texts a colleague can run it from.
public struct Method: Hashable, Sendable {
    /// Its identifier: the name of its file.
    public var id: MethodID
    /// Its name, as the title of a block.
    public var name: LocalizedText
    /// What it is good for, in one sentence.
    public var purpose: LocalizedText
    /// Where it belongs in a session.
    public var arc: Arc
    /// For how many people together it works.
    public var people: PeopleRange
    /// How people are grouped; `nil`: all together.
    public var group: GroupSize?
    /// The minutes it takes, before the extra minutes of a mode.
    public var minutes: MinutesRange
    /// How often its steps counted `perRound` are repeated.
    public var rounds: RoundsRange
    /// Whether each round has other groups.
    public var regroups: Bool
    /// Who must be found before the session, beside those every session needs.
    public var roles: Set<SessionRole>
    /// What is done, in order.
    public var steps: [MethodStep]
    /// What to shorten or leave out when the session runs late.
    public var late: LocalizedText?
    /// What must lie ready.
    public var materials: [Material]
    /// What the room must have: `tables`, `wall`, `movable-chairs`, `breakout-rooms`, `screen` …
    public var room: Set<String>
    /// How well people must know each other.
    public var trust: Trust
    /// How much it asks of body and mood.
    public var energy: Energy
    /// After how many sessions a community may meet it again; 0: in every session.
    public var againAfter: Int
    /// How everybody can take part, whoever cannot stand, see, hear or write.
    public var access: LocalizedText?
    /// What is different in a mode; a mode that is missing works as it stands.
    public var variants: [Mode: ModeVariant]
    /// Where the method is described.
    public var source: String
    /// Whom to thank for it, and what is ours.
    public var credit: String

    /// All parts given.
    public init(
        id: MethodID, name: LocalizedText, purpose: LocalizedText, arc: Arc, people: PeopleRange,
        group: GroupSize? = nil, minutes: MinutesRange, rounds: RoundsRange = .once,
        regroups: Bool = false, roles: Set<SessionRole> = [], steps: [MethodStep],
        late: LocalizedText? = nil,
        materials: [Material] = [],
        room: Set<String> = [], trust: Trust = .low, energy: Energy = .steady,
        againAfter: Int = 0, access: LocalizedText? = nil, variants: [Mode: ModeVariant] = [:],
        source: String, credit: String
    ) {
        self.id = id
        self.name = name
        self.purpose = purpose
        self.arc = arc
        self.people = people
        self.group = group
        self.minutes = minutes
        self.rounds = rounds
        self.regroups = regroups
        self.roles = roles
        self.steps = steps
        self.late = late
        self.materials = materials
        self.room = room
        self.trust = trust
        self.energy = energy
        self.againAfter = againAfter
        self.access = access
        self.variants = variants
        self.source = source
        self.credit = credit
    }
}

/// Where a method belongs in the course of a session.
public enum Arc: String, CaseIterable, Hashable, Sendable, Codable {
    case open, diverge, explore, converge, close
    /// Rest: it ends a stretch of sitting.
    case pause

    /// Whether it is neither the frame of a session, its opening and its close, nor rest.
    public var isMiddle: Bool { self == .diverge || self == .explore || self == .converge }
}

/// How well people must know each other before a method is safe.
public enum Trust: String, CaseIterable, Hashable, Sendable, Codable, Comparable {
    case low, medium, high

    /// Low is the least.
    public static func < (one: Trust, other: Trust) -> Bool { one.order < other.order }

    private var order: Int {
        switch self {
        case .low: 0
        case .medium: 1
        case .high: 2
        }
    }
}

/// How much a method asks of body and mood.
public enum Energy: String, CaseIterable, Hashable, Sendable, Codable {
    /// Sitting, listening, writing, thinking.
    case calm
    /// Talking with each other.
    case steady
    /// On one's feet, many conversations at once.
    case lively
}

/// For how many people together a method works.
public struct PeopleRange: Hashable, Sendable {
    /// The fewest people.
    public var least: Int
    /// The most people; `nil`: no limit.
    public var most: Int?

    /// Both ends included.
    public init(least: Int = 1, most: Int? = nil) {
        self.least = least
        self.most = most
    }

    /// Whether it works for so many people.
    public func contains(_ people: Int) -> Bool {
        people >= least && most.map { people <= $0 } ?? true
    }
}

/// How many people work together in one group.
public struct GroupSize: Hashable, Sendable {
    /// The fewest.
    public var least: Int
    /// The best number.
    public var ideal: Int
    /// The most.
    public var most: Int

    /// All parts given.
    public init(least: Int, ideal: Int, most: Int) {
        self.least = least
        self.ideal = ideal
        self.most = most
    }
}

/// The least, the best and the most minutes.
public struct MinutesRange: Hashable, Sendable {
    /// Under this it does not work.
    public var least: Int
    /// This is best.
    public var ideal: Int
    /// More brings nothing.
    public var most: Int

    /// All parts given.
    public init(least: Int, ideal: Int, most: Int) {
        self.least = least
        self.ideal = ideal
        self.most = most
    }
}

/// How often the repeated steps of a method are done.
public struct RoundsRange: Hashable, Sendable {
    /// The fewest.
    public var least: Int
    /// The best number.
    public var ideal: Int
    /// The most.
    public var most: Int

    /// All parts given.
    public init(least: Int, ideal: Int, most: Int) {
        self.least = least
        self.ideal = ideal
        self.most = most
    }

    /// No repeats.
    public static let once = RoundsRange(least: 1, ideal: 1, most: 1)
}

/// One step of a method.
public struct MethodStep: Hashable, Sendable {
    /// What is done, as said to the facilitator.
    public var text: LocalizedText
    /// What the facilitator can say aloud to begin it.
    public var say: LocalizedText?
    /// How long it takes.
    public var need: StepNeed

    /// All parts given.
    public init(text: LocalizedText, say: LocalizedText? = nil, need: StepNeed) {
        self.text = text
        self.say = say
        self.need = need
    }
}

/// The time of a step, in seconds, as a sum of what it always takes and what grows.
public struct StepNeed: Hashable, Sendable {
    /// Always.
    public var fixed: Int
    /// For each person of a group.
    public var perPerson: Int
    /// For each group.
    public var perGroup: Int
    /// For each round.
    public var perRound: Int

    /// Seconds each.
    public init(fixed: Int = 0, perPerson: Int = 0, perGroup: Int = 0, perRound: Int = 0) {
        self.fixed = fixed
        self.perPerson = perPerson
        self.perGroup = perGroup
        self.perRound = perRound
    }
}

/// What is different about a method in one mode.
public struct ModeVariant: Hashable, Sendable {
    /// Whether it can be done at all.
    public var possible: Bool
    /// Minutes more than its own.
    public var extraMinutes: Int
    /// What to do differently.
    public var text: LocalizedText?
    /// Steps instead of the method's; `nil`: the same.
    public var steps: [MethodStep]?
    /// Materials instead of the method's; `nil`: the same.
    public var materials: [Material]?

    /// All parts given.
    public init(
        possible: Bool = true, extraMinutes: Int = 0, text: LocalizedText? = nil,
        steps: [MethodStep]? = nil, materials: [Material]? = nil
    ) {
        self.possible = possible
        self.extraMinutes = extraMinutes
        self.text = text
        self.steps = steps
        self.materials = materials
    }
}
