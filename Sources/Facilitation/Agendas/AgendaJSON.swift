import CivilTime
public import Communities

/// An agenda in one language, as `kring agenda --json` prints it; its keys are a promise to other programs.
public struct AgendaJSON: Codable, Hashable, Sendable {
    /// One part.
    public struct Block: Codable, Hashable, Sendable {
        /// Its identifier.
        public var id: String
        /// The identifier of its method.
        public var method: String
        /// Its title.
        public var title: String
        /// When it starts: `15:05`.
        public var start: String
        /// How long it takes.
        public var minutes: Int
        /// Who leads it; `null` when nobody is named.
        public var lead: String?
        /// What is done.
        public var steps: [Step]

        private enum CodingKeys: String, CodingKey {
            case id, method, title, start, minutes, lead, steps
        }

        /// Writes every key, `lead` also when it is `null`.
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(id, forKey: .id)
            try container.encode(method, forKey: .method)
            try container.encode(title, forKey: .title)
            try container.encode(start, forKey: .start)
            try container.encode(minutes, forKey: .minutes)
            try container.encode(lead, forKey: .lead)
            try container.encode(steps, forKey: .steps)
        }
    }

    /// One step of a part.
    public struct Step: Codable, Hashable, Sendable {
        /// What is done.
        public var text: String
        /// How long it takes.
        public var minutes: Int
    }

    /// Its title.
    public var title: String
    /// When it starts: `15:00`.
    public var start: String
    /// How long it takes.
    public var minutes: Int
    /// For how many people.
    public var people: Int
    /// `physical`, `hybrid` or `online`.
    public var mode: Mode
    /// Its parts.
    public var blocks: [Block]
    /// What is wrong with it (`docs/agenda-fitting.md`); `null` for one that was not fitted.
    public var cost: AgendaCost?

    /// That agenda in that language.
    public init(_ agenda: Agenda, language: Language) {
        title = agenda.title.text(language)
        start = agenda.start.description
        minutes = agenda.minutes
        people = agenda.people
        mode = agenda.mode
        cost = agenda.cost
        blocks = agenda.blocks.map { block in
            Block(
                id: block.id, method: block.method.rawValue, title: block.title.text(language),
                start: block.start.description, minutes: block.minutes, lead: block.lead,
                steps: block.steps.map {
                    Step(text: $0.text.text(language), minutes: $0.minutes)
                })
        }
    }
}
