import CivilTime
public import Communities
public import Facilitation

/// An agenda with what is known about its session, as the layouts `agenda.*` show it.
public struct AgendaPage: Sendable {
    /// For whom it is.
    public enum Copy: String, CaseIterable, Hashable, Sendable {
        /// Times and titles.
        case participant
        /// Also steps, materials and what to do when it runs late.
        case facilitator
    }

    /// What is known beside the agenda; what is `nil` is left out.
    public struct Facts: Hashable, Sendable {
        /// The community's name.
        public var community: String?
        /// The day in words.
        public var date: String?
        /// The place in words; a join link only on a copy that is not public.
        public var place: String?
        /// Who facilitates, as a name, initials or a role.
        public var facilitator: String?
        /// The address of the page to go back to.
        public var back: String?

        /// All parts given.
        public init(
            community: String? = nil, date: String? = nil, place: String? = nil,
            facilitator: String? = nil, back: String? = nil
        ) {
            self.community = community
            self.date = date
            self.place = place
            self.facilitator = facilitator
            self.back = back
        }
    }

    /// The programme.
    public var agenda: Agenda
    /// What is known beside it.
    public var facts: Facts
    /// The language of the page.
    public var language: Language
    /// For whom it is.
    public var copy: Copy

    /// All parts given.
    public init(agenda: Agenda, facts: Facts = Facts(), language: Language, copy: Copy) {
        self.agenda = agenda
        self.facts = facts
        self.language = language
        self.copy = copy
    }

    /// What the layouts show.
    public var context: [String: LayoutValue] {
        var context = AgendaWords.words(language)
        context["language"] = .text(language.rawValue)
        context["title"] = .text(agenda.title.text(language))
        context["start"] = .text(agenda.start.description)
        context["end"] = .text(agenda.end.description)
        context["length"] = .text(DateWords(language).length(minutes: agenda.minutes))
        context["people"] = .text(String(agenda.people))
        context["mode"] = .text(AgendaWords.mode(agenda.mode, language))
        context["copy"] = .text(AgendaWords.copy(copy, language))
        context["facilitatorCopy"] = .flag(copy == .facilitator)
        context.offer(facts.community, as: "community")
        context.offer(facts.date, as: "date")
        context.offer(facts.place, as: "place")
        context.offer(facts.facilitator, as: "facilitator")
        context.offer(facts.back, as: "back")
        context["blocks"] = .list(agenda.blocks.map(block))
        return context
    }

    private func block(_ block: AgendaBlock) -> [String: LayoutValue] {
        var context: [String: LayoutValue] = [
            "blockStart": .text(block.start.description),
            "blockMinutes": .text(String(block.minutes)),
            "blockTitle": .text(block.title.text(language)),
            "purpose": .text(block.purpose.text(language)),
            "isPause": .flag(block.arc == .pause),
            "steps": .list(
                block.steps.map {
                    [
                        "stepText": .text($0.text.text(language)),
                        "stepMinutes": .text(String($0.minutes)),
                    ]
                }),
        ]
        let materials = block.materials.map { $0.text(language) }.joined(separator: "; ")
        context.offer(materials.isEmpty ? nil : materials, as: "materials")
        context.offer(block.lead, as: "lead")
        context.offer(block.rounds.flatMap { $0 > 1 ? String($0) : nil }, as: "rounds")
        context.offer(block.groups > 1 ? String(block.groups) : nil, as: "groups")
        context.offer(block.modeNote?.text(language), as: "modeNote")
        context.offer(block.late?.text(language), as: "late")
        return context
    }
}

extension [String: LayoutValue] {
    /// The text under that name and a flag `hasName` that tells whether there is one.
    mutating func offer(_ text: String?, as name: String) {
        self[name] = .text(text ?? "")
        self["has" + name.prefix(1).uppercased() + name.dropFirst()] = .flag(text != nil)
    }
}
