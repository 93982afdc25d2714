package import CivilTime
package import Communities

/// What an agenda is asked for: a session, or a template with its minutes, people and mode.
package struct AgendaBrief: Sendable {
    /// A published session.
    package var session: String?
    /// A template instead.
    package var template: String?
    /// How long; the session's own unless given.
    package var minutes: Int?
    /// How many people; those expected at the session unless given.
    package var people: Int?
    /// How people meet; as the session says unless given.
    package var mode: Mode?
    /// When it starts.
    package var start: ClockTime?
    /// Methods the last session had, for a template; a session knows its own past.
    package var earlier: [String] = []

    /// All parts given.
    package init(
        session: String? = nil, template: String? = nil, minutes: Int? = nil, people: Int? = nil,
        mode: Mode? = nil, start: ClockTime? = nil
    ) {
        self.session = session
        self.template = template
        self.minutes = minutes
        self.people = people
        self.mode = mode
        self.start = start
    }
}
