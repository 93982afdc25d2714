/// The rules of one instance, straight from the format's text: slow, simple, one rule one function.
///
/// They can be asked of a whole plan (``Scorer``) or of one session's place
/// (``standing(of:at:in:asking:)``).
public struct Rules: Sendable {
    /// The instance.
    public let instance: Instance
    let firstWeekday: Int
    let closed: Set<Int>
    let pins: Set<Instance.Pin>
    /// By community, in the order of people.
    let members: [[Member]]
    /// By community and person.
    let levels: [[Int: Level]]

    /// How closely a person takes part; the greater the looser.
    enum Level: Int { case core, active, peripheral }

    struct Member {
        let person: Int
        let level: Level
    }

    /// An entry of a series that is not left out.
    typealias Entry = (occurrence: Int, session: Plan.Occurrence)

    /// A session that is held: in an offered mode, inside the season and the day.
    struct Held {
        let at: Plan.Position
        let session: Plan.Occurrence
        let option: Instance.ModeOption
        let end: Int

        var community: Int { at.community }
        var occurrence: Int { at.occurrence }
        var start: Int { session.start }
        var slots: Range<Int> { session.start..<end }
    }

    /// Prepares to ask the rules of an instance; refuses one with faults.
    public init(_ instance: Instance) throws(InvalidInstance) {
        try instance.requireValid()
        self.init(valid: instance)
    }

    init(valid instance: Instance) {
        self.instance = instance
        firstWeekday = CivilDate.weekday(instance.start) ?? 0
        closed = Set(instance.closed)
        pins = Set(instance.pinned)
        let members = instance.communities.map { community in
            (community.core.map { Member(person: $0, level: .core) }
                + community.active.map { Member(person: $0, level: .active) }
                + community.peripheral.map { Member(person: $0, level: .peripheral) })
                .sorted { $0.person < $1.person }
        }
        self.members = members
        levels = members.map { list in
            Dictionary(list.map { ($0.person, $0.level) }, uniquingKeysWith: { _, last in last })
        }
    }

    /// Of a community's patterns the one whose day for an occurrence lies nearest to a day: the
    /// rhythm to judge a session by when its series may still follow any.
    public func nearestPattern(of session: Plan.Position, to day: Int) -> Int {
        let patterns = instance.communities[session.community].patterns
        func distance(_ pattern: Int) -> Int {
            abs(patterns[pattern].days[session.occurrence] - day)
        }
        return patterns.indices.min { distance($0) < distance($1) } ?? 0
    }

    /// The entry as a session that is held; nil where its own mode or day forbids that, and then
    /// the other rules have nothing to say of it.
    func held(
        _ at: Plan.Position, _ session: Plan.Occurrence, _ found: inout some Findings
    ) -> Held? {
        let community = instance.communities[at.community]
        guard let option = offered(session, by: community, &found),
            isInside(session, community.duration, &found)
        else { return nil }
        return Held(
            at: at, session: session, option: option, end: session.start + community.duration)
    }

    func weekday(_ day: Int) -> Int { (firstWeekday + day) % 7 }

    /// When a calendar is first taken between two slots of a day; nil where it is free.
    func taken(
        _ weekly: [Instance.WeeklySpan], _ busy: [Instance.DaySpan], _ day: Int, _ from: Int,
        _ to: Int
    ) -> Range<Int>? {
        let weekday = weekday(day)
        for span in weekly where span.weekday == weekday && meets(from, to, span.from, span.to) {
            return span.from..<span.to
        }
        for span in busy where span.day == day && meets(from, to, span.from, span.to) {
            return span.from..<span.to
        }
        return nil
    }

    /// What it costs when a member misses a session.
    func price(_ level: Level) -> Int {
        level == .active ? instance.weights.missActive : instance.weights.missPeripheral
    }
}
