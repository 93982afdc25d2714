public import CivilTime
public import Communities

/// The timed programme of one session; its blocks follow each other without gaps and fill it exactly.
public struct Agenda: Hashable, Sendable {
    /// Its title.
    public var title: LocalizedText
    /// When it starts, on the wall clock.
    public var start: ClockTime
    /// How long it takes.
    public var minutes: Int
    /// For how many people.
    public var people: Int
    /// How they meet.
    public var mode: Mode
    /// Its parts, in order.
    public var blocks: [AgendaBlock]
    /// The identifiers of the template's optional blocks that were left out.
    public var leftOut: [String]
    /// Methods met too recently that the template left no other choice for.
    public var repeated: [MethodID]
    /// What earlier sessions left open and this one opens with.
    public var openThreads: [OpenThread]
    /// What is wrong with it; `nil` for one that was not fitted.
    public var cost: AgendaCost?

    package init(
        title: LocalizedText, start: ClockTime, minutes: Int, people: Int, mode: Mode,
        blocks: [AgendaBlock], leftOut: [String] = [], repeated: [MethodID] = [],
        openThreads: [OpenThread] = [], cost: AgendaCost? = nil
    ) {
        self.title = title
        self.start = start
        self.minutes = minutes
        self.people = people
        self.mode = mode
        self.blocks = blocks
        self.leftOut = leftOut
        self.repeated = repeated
        self.openThreads = openThreads
        self.cost = cost
    }

    /// Its methods, those of strands too, without rest.
    public var methods: [MethodID] {
        (blocks + blocks.flatMap { $0.strands.flatMap(\.blocks) })
            .filter { $0.arc != .pause && $0.strands.isEmpty }.map(\.method)
    }

    /// When it ends, on the wall clock; past midnight it counts on from 0:00.
    public var end: ClockTime { start.later(byMinutes: minutes) }
}

/// One part of an agenda.
public struct AgendaBlock: Hashable, Sendable {
    /// Its identifier: that of the template's block, or of the method that was put in.
    public var id: String
    /// Its method.
    public var method: MethodID
    /// Where its method belongs in a session.
    public var arc: Arc
    /// Its title.
    public var title: LocalizedText
    /// What it is for.
    public var purpose: LocalizedText
    /// When it starts, on the wall clock.
    public var start: ClockTime
    /// How long it takes.
    public var minutes: Int
    /// Who leads it, where that is known.
    public var lead: String?
    /// What is done, adding up to its minutes.
    public var steps: [AgendaStep]
    /// How often its repeated steps are done; `nil`: it has none.
    public var rounds: Int?
    /// In how many groups; 1: all together.
    public var groups: Int
    /// Whether each round has other groups.
    public var regroups: Bool
    /// What must lie ready, and how many of it.
    public var materials: [AgendaMaterial]
    /// What its method needs of the room.
    public var room: [String]
    /// What of that the room is known to lack.
    public var roomLacks: [String]
    /// What to do differently in this mode.
    public var modeNote: LocalizedText?
    /// What to shorten when the session runs late.
    public var late: LocalizedText?
    /// How everybody can take part.
    public var access: LocalizedText?
    /// How much it asks of body and mood.
    public var energy: Energy
    /// Programmes that run side by side during it; empty: one programme for all.
    public var strands: [AgendaStrand]

    package init(
        id: String, method: MethodID, arc: Arc, title: LocalizedText, purpose: LocalizedText,
        start: ClockTime, minutes: Int, lead: String? = nil, steps: [AgendaStep],
        rounds: Int? = nil, groups: Int = 1, regroups: Bool = false,
        materials: [AgendaMaterial] = [],
        room: [String] = [], roomLacks: [String] = [], modeNote: LocalizedText? = nil,
        late: LocalizedText? = nil,
        access: LocalizedText? = nil, energy: Energy = .steady, strands: [AgendaStrand] = []
    ) {
        self.id = id
        self.method = method
        self.arc = arc
        self.title = title
        self.purpose = purpose
        self.start = start
        self.minutes = minutes
        self.lead = lead
        self.steps = steps
        self.rounds = rounds
        self.groups = groups
        self.regroups = regroups
        self.materials = materials
        self.room = room
        self.roomLacks = roomLacks
        self.modeNote = modeNote
        self.late = late
        self.access = access
        self.energy = energy
        self.strands = strands
    }
}

/// One of the programmes that run side by side during a block.
public struct AgendaStrand: Hashable, Sendable {
    /// What it is called.
    public var title: LocalizedText
    /// For how many people.
    public var people: Int
    /// Its parts, in order, filling the block exactly.
    public var blocks: [AgendaBlock]

    package init(title: LocalizedText, people: Int, blocks: [AgendaBlock]) {
        self.title = title
        self.people = people
        self.blocks = blocks
    }
}

/// Something that must lie ready.
public struct AgendaMaterial: Hashable, Sendable {
    /// What it is.
    public var name: LocalizedText
    /// How many in all; `nil`: as it comes.
    public var count: Int?

    package init(_ name: LocalizedText, count: Int? = nil) {
        self.name = name
        self.count = count
    }

    /// With its number in front: `4 × sheets of paper`.
    public func text(_ language: Language) -> String {
        let name = name.text(language)
        return count.map { "\($0) × \(name)" } ?? name
    }
}

/// One step of a block.
public struct AgendaStep: Hashable, Sendable {
    /// What is done.
    public var text: LocalizedText
    /// What the facilitator can say aloud to begin it.
    public var say: LocalizedText?
    /// How long it takes, all rounds together.
    public var minutes: Int
    /// How often it is done within its minutes; `nil`: it has no rounds.
    public var rounds: Int?

    package init(
        text: LocalizedText, say: LocalizedText? = nil, minutes: Int, rounds: Int? = nil
    ) {
        self.text = text
        self.say = say
        self.minutes = minutes
        self.rounds = rounds
    }
}

extension ClockTime {
    /// The time so many minutes later, on a clock that starts again at midnight.
    package func later(byMinutes count: Int) -> ClockTime {
        let total = minutes + count
        return ClockTime(minutes: total <= 1440 ? total : total % 1440) ?? .endOfDay
    }
}
