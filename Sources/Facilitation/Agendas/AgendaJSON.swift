import CivilTime
package import Communities

/// An agenda in one language, as `kring agenda --json` prints it; its keys are a promise to other programs.
package struct AgendaJSON: Codable, Hashable, Sendable {
    /// One part.
    package struct Block: Codable, Hashable, Sendable {
        /// Its identifier.
        package var id: String
        /// The identifier of its method.
        package var method: String
        /// Its title.
        package var title: String
        /// When it starts: `15:05`.
        package var start: String
        /// How long it takes.
        package var minutes: Int
        /// Who leads it; `null` when nobody is named.
        package var lead: String?
        /// What is done.
        package var steps: [Step]
        /// How often its repeated steps are done; absent: it has none.
        package var rounds: Int?
        /// In how many groups; 1: all together.
        package var groups: Int
        /// Programmes that run side by side during it; empty: one for all.
        package var strands: [Strand]

        private enum CodingKeys: String, CodingKey {
            case id, method, title, start, minutes, lead, steps, rounds, groups, strands
        }

        /// Writes every key, `lead` also when it is `null`.
        package func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(id, forKey: .id)
            try container.encode(method, forKey: .method)
            try container.encode(title, forKey: .title)
            try container.encode(start, forKey: .start)
            try container.encode(minutes, forKey: .minutes)
            try container.encode(lead, forKey: .lead)
            try container.encode(steps, forKey: .steps)
            try container.encodeIfPresent(rounds, forKey: .rounds)
            try container.encode(groups, forKey: .groups)
            try container.encode(strands, forKey: .strands)
        }
    }

    /// One step of a part.
    package struct Step: Codable, Hashable, Sendable {
        /// What is done.
        package var text: String
        /// How long it takes.
        package var minutes: Int
        /// What the facilitator can say aloud; absent: nothing in particular.
        package var say: String?
    }

    /// A programme that runs beside others.
    package struct Strand: Codable, Hashable, Sendable {
        /// What it is called.
        package var title: String
        /// For how many people.
        package var people: Int
        /// Its parts.
        package var blocks: [Block]
    }

    /// Something earlier sessions left open.
    package struct Thread: Codable, Hashable, Sendable {
        /// Its number in `kring harvest`.
        package var number: Int
        /// `experiment`, `action`, `question`, `challenge` or `insight`.
        package var kind: OpenThread.Kind
        /// In the words of who said it.
        package var text: String
    }

    /// Its title.
    package var title: String
    /// When it starts: `15:00`.
    package var start: String
    /// How long it takes.
    package var minutes: Int
    /// For how many people.
    package var people: Int
    /// `physical`, `hybrid` or `online`.
    package var mode: Mode
    /// Its parts.
    package var blocks: [Block]
    /// What this session opens with.
    package var openThreads: [Thread]
    /// What is wrong with it (`docs/agenda-fitting.md`); `null` for one that was not fitted.
    package var cost: AgendaCost?

    /// That agenda in that language.
    package init(_ agenda: Agenda, language: Language) {
        title = agenda.title.text(language)
        start = agenda.start.description
        minutes = agenda.minutes
        people = agenda.people
        mode = agenda.mode
        cost = agenda.cost
        openThreads = agenda.openThreads.map {
            Thread(number: $0.number, kind: $0.kind, text: $0.text)
        }
        blocks = agenda.blocks.map { Block($0, language: language) }
    }
}

extension AgendaJSON.Block {
    init(_ block: AgendaBlock, language: Language) {
        self.init(
            id: block.id, method: block.method.rawValue, title: block.title.text(language),
            start: block.start.description, minutes: block.minutes, lead: block.lead,
            steps: block.steps.map {
                AgendaJSON.Step(
                    text: $0.text.text(language), minutes: $0.minutes,
                    say: $0.say?.text(language))
            }, rounds: block.rounds, groups: block.groups,
            strands: block.strands.map { strand in
                AgendaJSON.Strand(
                    title: strand.title.text(language), people: strand.people,
                    blocks: strand.blocks.map { AgendaJSON.Block($0, language: language) })
            })
    }
}
