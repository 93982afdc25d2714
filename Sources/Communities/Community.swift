public import CivilTime

/// People with a shared purpose who meet in a rhythm.
public struct Community: Hashable, Sendable {
    /// Its identifier: the name of its file.
    public var id: CommunityID
    /// Its name.
    public var name: LocalizedText
    /// What it is for.
    public var purpose: LocalizedText
    /// Where it stands in its life.
    public var stage: Stage
    /// How often and how long it meets.
    public var rhythm: Rhythm
    /// Its own part of the season that is planned, where it does not meet all through it.
    public var block: ClosedRange<CivilDate>?
    /// Its own part of every season.
    public var usualBlock: SeasonBlock?
    /// The first day on which it meets, where it came out of others; `nil`: as early as its seasons.
    public var begun: CivilDate?
    /// When it does not meet.
    public var pauses: [CommunityPause] = []
    /// That it ends, or ended.
    public var end: CommunityEnd?
    /// What it says of single seasons.
    public var seasonal: [SeasonID: SeasonWishes] = [:]
    /// How many sessions it wants, holidays made up for elsewhere; `nil`: as many as the rhythm gives, holidays lost.
    public var keep: Int?
    /// The most sessions a plan may leave out.
    public var maxSkips: Int
    /// Days a session may be held before or after its usual day.
    public var maxShiftDays: Int
    /// When it can meet.
    public var windows: [MeetingWindow]
    /// Days on which it never meets.
    public var blackout: [CivilDate]
    /// How it can meet, and how often in each mode.
    public var modes: [Mode: ModeWish]
    /// Who looks after it, the first before the others.
    public var coordinators: [PersonID] = []
    /// Who belongs to it.
    public var members: [Member]
    /// Who fills which role.
    public var roles: [Role: RoleFilling]
    /// Who takes turns in what a session needs; a role that is missing rotates, and the facilitator is in ``roles``.
    public var sessionRoles: [SessionRole: RoleFilling]
    /// Which templates its sessions follow.
    public var templates: TemplateArc
    /// Sessions longer than the others.
    public var big: BigSessions?
    /// Sessions held together with another community.
    public var woven: [Weave]
    /// When reminders go out.
    public var reminders: [ReminderOffset]
    /// When those with a role to prepare get what they need.
    public var preparation: ReminderOffset
    /// What becomes of sessions that nobody facilitates or that have no topic; `nil`: nothing.
    public var noAgenda: NoAgendaRule?
    /// The channel in which it hears together.
    public var channel: String?
    /// A CSS3 colour name for its feed.
    public var color: String?
    /// Who may read what its sessions are about and leave; what a session is can only narrow it.
    public var visible: Visibility

    /// All parts given.
    public init(
        id: CommunityID, name: LocalizedText, purpose: LocalizedText, stage: Stage, rhythm: Rhythm,
        block: ClosedRange<CivilDate>?, keep: Int?, maxSkips: Int, maxShiftDays: Int,
        windows: [MeetingWindow], blackout: [CivilDate], modes: [Mode: ModeWish],
        members: [Member], roles: [Role: RoleFilling], templates: TemplateArc, big: BigSessions?,
        woven: [Weave], reminders: [ReminderOffset], color: String?,
        sessionRoles: [SessionRole: RoleFilling] = [:],
        preparation: ReminderOffset = ReminderOffset(minutes: 2 * 1440),
        noAgenda: NoAgendaRule? = nil, channel: String? = nil, visible: Visibility = .members
    ) {
        self.id = id
        self.name = name
        self.purpose = purpose
        self.stage = stage
        self.rhythm = rhythm
        self.block = block
        usualBlock = block.map { .days(from: $0.lowerBound, to: $0.upperBound) }
        self.keep = keep
        self.maxSkips = maxSkips
        self.maxShiftDays = maxShiftDays
        self.windows = windows
        self.blackout = blackout
        self.modes = modes
        self.members = members
        self.roles = roles
        self.sessionRoles = sessionRoles
        self.templates = templates
        self.big = big
        self.woven = woven
        self.reminders = reminders
        self.preparation = preparation
        self.noAgenda = noAgenda
        self.channel = channel
        self.color = color
        self.visible = visible
    }

    /// The members of one level, in the file's order.
    public func members(_ level: Participation) -> [PersonID] {
        members.filter { $0.level == level }.map(\.person)
    }

    /// Who takes turns in a role of sessions, in the file's order.
    public func willing(_ role: SessionRole) -> [PersonID] {
        let filling = role == .facilitator ? roles[.facilitator] : sessionRoles[role]
        switch filling ?? .rotating(except: []) {
        case .people(let people): return people
        case .rotating(let except):
            return (members(.core) + members(.active)).filter { !except.contains($0) }
        }
    }

    /// A person's level; `nil` for somebody who is no member.
    public func level(of person: PersonID) -> Participation? {
        members.first { $0.person == person }?.level
    }
}

/// Where a community stands in its life (Wenger, McDermott, Snyder 2002).
public enum Stage: String, CaseIterable, Hashable, Sendable, Codable {
    case potential, coalescing, maturing, stewardship, transformation
}

/// How much somebody takes part (Wenger-Trayner); core is the most.
public enum Participation: String, CaseIterable, Hashable, Sendable, Codable, Comparable {
    case peripheral, active, core

    /// Peripheral is the least, core the most.
    public static func < (left: Participation, right: Participation) -> Bool {
        left.order < right.order
    }

    private var order: Int {
        switch self {
        case .peripheral: 0
        case .active: 1
        case .core: 2
        }
    }
}

/// A person in a community.
public struct Member: Hashable, Sendable {
    /// Who.
    public var person: PersonID
    /// How much the person takes part.
    public var level: Participation

    /// All parts given.
    public init(person: PersonID, level: Participation) {
        self.person = person
        self.level = level
    }
}

/// What a member does in a community, as the Learning Communities of Practice of Fontys name it.
public enum Role: String, CaseIterable, Hashable, Sendable, Codable {
    case facilitator, mentor, expert, connector, innovator, evaluator
}

/// Who fills a role.
public enum RoleFilling: Hashable, Sendable {
    /// These people.
    case people([PersonID])
    /// Core and active members by turns, but for these.
    case rotating(except: [PersonID])
}

/// How often a community wants a mode, and what that asks of a space.
public struct ModeWish: Hashable, Sendable {
    /// The least number of sessions.
    public var least: Int
    /// The most sessions; `nil`: no limit.
    public var most: Int?
    /// The price of each session in this mode.
    public var cost: Int
    /// Seats a room must have; 0 when online.
    public var seats: Int
    /// What a room must have.
    public var features: Set<String>
    /// Shared things it takes.
    public var resources: [ResourceID: Int]

    /// All parts given.
    public init(
        least: Int, most: Int?, cost: Int, seats: Int, features: Set<String>,
        resources: [ResourceID: Int]
    ) {
        self.least = least
        self.most = most
        self.cost = cost
        self.seats = seats
        self.features = features
        self.resources = resources
    }
}

/// Which templates the sessions of a season follow.
public struct TemplateArc: Hashable, Sendable {
    /// The first session's.
    public var first: TemplateID?
    /// Those in between, one after the other and again from the start.
    public var cycle: [TemplateID]
    /// The last session's.
    public var last: TemplateID?
    /// Those of big sessions.
    public var big: TemplateID?
    /// Those of woven sessions.
    public var joint: TemplateID?
    /// Those of single sessions, by their number in the season, before all others.
    public var once: [Int: TemplateID]
    /// The same, of sessions by their identifier; before those by their place.
    public var onceOf: [SessionID: TemplateID] = [:]
    /// The same, of the sessions that were first published on these days, wherever they are by now.
    public var onceOn: [CivilDate: TemplateID] = [:]
    /// Whether what is open is filled by the stage of the community.
    public var isByStage: Bool

    /// All parts given.
    public init(
        first: TemplateID?, cycle: [TemplateID], last: TemplateID?, big: TemplateID?,
        joint: TemplateID?, once: [Int: TemplateID] = [:], isByStage: Bool = false
    ) {
        self.first = first
        self.cycle = cycle
        self.last = last
        self.big = big
        self.joint = joint
        self.once = once
        self.isByStage = isByStage
    }
}

extension TemplateArc {
    /// Whether sessions follow no templates at all.
    public var isEmpty: Bool {
        !isByStage && cycle.isEmpty && once.isEmpty && onceOf.isEmpty && onceOn.isEmpty
            && [first, last, big, joint].allSatisfy { $0 == nil }
    }
}

/// Sessions longer than the others.
public struct BigSessions: Hashable, Sendable {
    /// Their numbers in the season, from 1.
    public var numbers: [Int]
    /// Whether the last session of the season is one of them.
    public var isLast: Bool
    /// Sessions that are big, by their identifier.
    public var sessions: [SessionID] = []
    /// Days on which sessions that are big were first published, wherever they are by now.
    public var days: [CivilDate] = []
    /// Their minutes.
    public var minutes: Int

    /// All parts given.
    public init(numbers: [Int], isLast: Bool = false, minutes: Int) {
        self.numbers = numbers
        self.isLast = isLast
        self.minutes = minutes
    }

    /// Their numbers in a season of so many sessions.
    public func numbers(of count: Int) -> Set<Int> {
        Set(numbers).union(isLast && count > 0 ? [count] : [])
    }
}

/// A promise to hold every n-th session together with another community.
public struct Weave: Hashable, Sendable {
    /// The other community.
    public var community: CommunityID
    /// Every n-th session: 4 is the 4th, 8th, 12th …
    public var every: Int

    /// All parts given.
    public init(community: CommunityID, every: Int) {
        self.community = community
        self.every = every
    }
}
