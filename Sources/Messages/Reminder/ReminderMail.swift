package import Communities
import Meeting
package import Workplace

/// A reminder in the reader's language, as the layouts `mail/reminder.*` show it.
package struct ReminderMail: Hashable, Sendable {
    package var language: Language
    /// The reader's first name.
    package var name: String
    /// The session's title.
    package var title: String
    /// The day in a few characters, for the subject: `di 4 mei`.
    package var day: String
    /// The start, for the subject: `15:00`.
    package var time: String
    /// Day and time in words.
    package var when: String
    /// The place in words.
    package var place: String
    /// The address to join at, unless all are in the room.
    package var join: String?
    /// Who facilitates, or that the reader does.
    package var role: String?
    /// The agenda's lines, each with its clock time.
    package var agenda: [String]
    /// What to bring.
    package var bring: String?
    /// The address of the session's page.
    package var page: String?
    /// The community's name.
    package var community: String
    /// The address at which reminders are stopped.
    package var stop: String
    /// What that address is called.
    package var stopWords: String
    /// Whom to ask: `Your contact is Noor Jansen, noor@example.org.`
    package var ask: String?

    package init(
        language: Language, name: String, title: String, day: String, time: String, when: String,
        place: String, join: String?, role: String?, agenda: [String], bring: String?,
        page: String?,
        community: String, stop: String, stopWords: String
    ) {
        self.language = language
        self.name = name
        self.title = title
        self.day = day
        self.time = time
        self.when = when
        self.place = place
        self.join = join
        self.role = role
        self.agenda = agenda
        self.bring = bring
        self.page = page
        self.community = community
        self.stop = stop
        self.stopWords = stopWords
    }

    /// The subject, on one line; it starts with the day.
    package var subject: String {
        let text = "\(day) \(time): \(title)"
        return String(text.map { $0.isNewline ? " " : $0 })
    }

    /// What the layouts show.
    package var context: [String: LayoutValue] {
        var context: [String: LayoutValue] = [
            "language": .text(language.rawValue), "subject": .text(subject),
            "title": .text(title), "when": .text(when), "where": .text(place),
            "stop": .text(stop), "wordStop": .text(stopWords), "hasAgenda": .flag(!agenda.isEmpty),
            "agenda": .list(agenda.map { ["line": .text($0)] }),
        ]
        context.offer(join, as: "join")
        context.offer(role, as: "role")
        context.offer(bring, as: "bring")
        context.offer(page, as: "page")
        context.merge(words.mapValues(LayoutValue.text)) { _, word in word }
        context["why"] = .text(([words["why"], ask].compactMap(\.self)).joined(separator: " "))
        return context
    }

    private var words: [String: String] {
        switch language {
        case .nl:
            [
                "greeting": "Dag \(name),", "wordAgenda": "Agenda", "wordBring": "Meenemen",
                "wordMore": "Meer over deze bijeenkomst", "wordJoin": "Doe online mee",
                "why": "Je krijgt deze herinnering omdat je meedoet aan \(community).",
            ]
        case .en:
            [
                "greeting": "Hello \(name),", "wordAgenda": "Agenda", "wordBring": "Bring",
                "wordMore": "More about this session", "wordJoin": "Join online",
                "why": "You get this reminder because you take part in \(community).",
            ]
        }
    }
}
