package import Communities
import Meeting
package import Workplace

/// The words of an invitation or cancellation in the reader's language, as the layouts `mail/invitation.*` show them.
package struct InvitationMail: Hashable, Sendable {
    /// What the mail says has happened.
    package enum Occasion: Hashable, Sendable {
        /// Somebody is asked for the first time.
        case invited
        /// What they knew has changed.
        case changed
        /// It is off.
        case cancelled
        /// The time they proposed cannot be.
        case declined
        /// They no longer take part in the community.
        case left
        /// They have the feed instead.
        case subscribed
    }

    /// A session as the mail shows it.
    package struct Line: Hashable, Sendable {
        package var title: String
        /// Day and time in words.
        package var when: String
        /// The place in words; `nil` where nobody goes.
        package var place: String?
        /// Why it is off, where somebody said so.
        package var reason: String?

        package init(title: String, when: String, place: String?, reason: String?) {
            self.title = title
            self.when = when
            self.place = place
            self.reason = reason
        }
    }

    package var language: Language
    /// The reader's first name.
    package var name: String
    /// What has happened.
    package var occasion: Occasion
    /// The first day and start in a few characters, for the subject: `di 4 mei 15:00`.
    package var moment: String
    /// What it is about, for the subject.
    package var title: String
    /// The sessions, by date.
    package var sessions: [Line]
    /// The address to join at.
    package var join: String?
    /// A page about it.
    package var page: String?
    /// The community's name.
    package var community: String
    /// Where to stop or change such mails.
    package var stop: Letter.Link?
    /// Whom to ask: `Your contact is Noor Jansen, noor@example.org.`
    package var ask: String?

    package init(
        language: Language, name: String, occasion: Occasion, moment: String, title: String,
        sessions: [Line], join: String?, page: String?, community: String, stop: Letter.Link? = nil
    ) {
        self.language = language
        self.name = name
        self.occasion = occasion
        self.moment = moment
        self.title = title
        self.sessions = sessions
        self.join = join
        self.page = page
        self.community = community
        self.stop = stop
    }

    private func say(_ nl: String, _ en: String) -> String { language.say(nl, en) }

    /// The subject, on one line; it says at once what has happened.
    package var subject: String {
        let word =
            switch occasion {
            case .invited: say("Uitnodiging", "Invitation")
            case .changed: say("Gewijzigd", "Changed")
            case .cancelled: say("Vervallen", "Cancelled")
            case .declined: say("Blijft staan", "Unchanged")
            case .left, .subscribed: say("Ingetrokken", "Withdrawn")
            }
        return String("\(word): \(moment) \(title)".map { $0.isNewline ? " " : $0 })
    }

    private var lead: String {
        let isOne = sessions.count == 1
        return switch occasion {
        case .invited:
            isOne
                ? say("Je bent uitgenodigd:", "You are invited:")
                : say(
                    "Je bent uitgenodigd voor \(sessions.count) bijeenkomsten:",
                    "You are invited to \(sessions.count) sessions:")
        case .changed: say("Dit is gewijzigd. Zo is het nu:", "This has changed. It now is:")
        case .cancelled: say("Dit gaat niet door:", "This does not take place:")
        case .declined:
            say(
                "De tijd die je voorstelde kan niet. Dit blijft staan:",
                "The time you proposed is not possible. This still holds:")
        case .left:
            say(
                "Je doet niet meer mee aan \(community). Deze uitnodiging is ingetrokken:",
                "You no longer take part in \(community). This invitation is withdrawn:")
        case .subscribed:
            say(
                "Je bijeenkomsten komen nu via je agenda-abonnement. Deze uitnodiging is ingetrokken, zodat er niets dubbel staat:",
                "Your sessions now come by your calendar subscription. This invitation is withdrawn, so that nothing is there twice:"
            )
        }
    }

    private var answer: String {
        switch occasion {
        case .invited, .changed:
            say(
                "Antwoord met de knoppen van je agenda; ook een andere tijd voorstellen kan zo.",
                "Answer with your calendar's buttons; that is also how to propose another time.")
        case .cancelled, .left, .subscribed:
            say(
                "Je agenda haalt het zelf weg of streept het door.",
                "Your calendar takes it away or strikes it through by itself.")
        case .declined:
            say("Je eerdere antwoord blijft gelden.", "What you answered before still counts.")
        }
    }

    /// What the layouts show.
    package var context: [String: LayoutValue] {
        var context: [String: LayoutValue] = [
            "language": .text(language.rawValue), "subject": .text(subject),
            "greeting": .text(say("Dag \(name),", "Hello \(name),")), "lead": .text(lead),
            "answer": .text(answer), "wordJoin": .text(say("Doe online mee", "Join online")),
            "wordMore": .text(say("Meer", "More")),
            "why": .text(
                (occasion == .left
                    ? say(
                        "Je krijgt dit omdat je hiervoor was uitgenodigd.",
                        "You get this because you were invited to this.")
                    : say(
                        "Je krijgt dit omdat je meedoet aan \(community).",
                        "You get this because you take part in \(community)."))
                    + (ask.map { " \($0)" } ?? "")),
            "sessions": .list(
                sessions.map { line in
                    var item: [String: LayoutValue] = [
                        "title": .text(line.title), "when": .text(line.when),
                    ]
                    item.offer(line.place, as: "where")
                    item.offer(line.reason, as: "reason")
                    return item
                }),
        ]
        context["stop"] = .list(stop.map { [$0.context] } ?? [])
        context.offer(join, as: "join")
        context.offer(page, as: "page")
        return context
    }
}
