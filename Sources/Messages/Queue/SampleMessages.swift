package import Communities
import Meeting
package import Workplace

/// What the layouts of messages are filled in with to see whether they can be: everything a message may say,
/// and as little as it must.
package enum SampleMessages {
    /// The layouts of messages by name, each with its samples; `nil` for a layout that no message uses.
    package static func contexts(of layout: String, _ language: Language) -> [[String:
        LayoutValue]]?
    {
        let parts = layout.split(separator: "/")
        guard parts.count == 2, let name = parts.last?.split(separator: ".").first else {
            return nil
        }
        switch (parts[0], name) {
        case ("channel", _):
            return [post(link: "https://example.org/"), post(link: nil)].map {
                $0.context(language, topic: "kring")
            }
        case ("mail", "reminder"): return [reminder(language), bareReminder(language)]
        case ("mail", "invitation"): return [invitation(language), bareInvitation(language)]
        case ("mail", "change"), ("mail", "cancellation"), ("mail", "role"), ("mail", "proposal"),
            ("mail", "harvest"), ("mail", "welcome"), ("mail", "digest"), ("mail", "season"):
            return [letter(String(name), language), bareLetter(String(name), language)]
        default: return nil
        }
    }

    private static let page = "https://example.org/sessions/a.html"
    private static let stop = Letter.Link(words: "-", address: "mailto:kring@example.org")

    private static func post(link: String?) -> ChannelPost {
        ChannelPost(subject: "A", lines: ["B", "", "C"], link: link)
    }

    private static func reminder(_ language: Language) -> [String: LayoutValue] {
        ReminderMail(
            language: language, name: "Ada", title: "A", day: "B", time: "15:00", when: "C",
            place: "D", join: page, role: "E", agenda: ["15:00 F"], bring: "G", page: page,
            community: "H", stop: page, stopWords: "I"
        ).context
    }

    private static func bareReminder(_ language: Language) -> [String: LayoutValue] {
        ReminderMail(
            language: language, name: "Ada", title: "A", day: "B", time: "15:00", when: "C",
            place: "D", join: nil, role: nil, agenda: [], bring: nil, page: nil, community: "H",
            stop: page, stopWords: "I"
        ).context
    }

    private static func invitation(_ language: Language) -> [String: LayoutValue] {
        InvitationMail(
            language: language, name: "Ada", occasion: .changed, moment: "A", title: "B",
            sessions: [InvitationMail.Line(title: "B", when: "C", place: "D", reason: "E")],
            join: page, page: page, community: "F", stop: stop
        ).context
    }

    private static func bareInvitation(_ language: Language) -> [String: LayoutValue] {
        InvitationMail(
            language: language, name: "Ada", occasion: .cancelled, moment: "A", title: "B",
            sessions: [InvitationMail.Line(title: "B", when: "C", place: nil, reason: nil)],
            join: nil, page: nil, community: "F"
        ).context
    }

    private static func letter(_ layout: String, _ language: Language) -> [String: LayoutValue] {
        Letter(
            layout: layout, language: language, name: "Ada", subject: "A", lead: "B",
            items: [
                Letter.Item(
                    title: "C", when: "D", was: "E", place: "F", note: "G", lines: ["H"],
                    join: page, page: page)
            ], closing: ["I"], links: [Letter.Link(words: "J", address: page)], why: "K",
            stop: stop
        ).context
    }

    private static func bareLetter(_ layout: String, _ language: Language) -> [String: LayoutValue]
    {
        Letter(
            layout: layout, language: language, name: "Ada", subject: "A", lead: "B",
            items: [Letter.Item(title: "C")], why: "K"
        ).context
    }
}
