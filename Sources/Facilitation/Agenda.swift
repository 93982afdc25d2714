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

    /// All parts given.
    public init(
        title: LocalizedText, start: ClockTime, minutes: Int, people: Int, mode: Mode,
        blocks: [AgendaBlock], leftOut: [String] = []
    ) {
        self.title = title
        self.start = start
        self.minutes = minutes
        self.people = people
        self.mode = mode
        self.blocks = blocks
        self.leftOut = leftOut
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
    /// What must lie ready.
    public var materials: [LocalizedText]
    /// What to do differently in this mode.
    public var modeNote: LocalizedText?
    /// What to shorten when the session runs late.
    public var late: LocalizedText?
}

/// One step of a block.
public struct AgendaStep: Hashable, Sendable {
    /// What is done.
    public var text: LocalizedText
    /// How long it takes.
    public var minutes: Int

    /// All parts given.
    public init(text: LocalizedText, minutes: Int) {
        self.text = text
        self.minutes = minutes
    }
}

extension ClockTime {
    /// The time so many minutes later, on a clock that starts again at midnight.
    func later(byMinutes count: Int) -> ClockTime {
        let total = minutes + count
        return ClockTime(minutes: total <= 1440 ? total : total % 1440) ?? .endOfDay
    }
}
