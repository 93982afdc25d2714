package import Communities
import Meeting
package import Workplace

/// A mail about one or several sessions in its reader's language, as its layouts show it: `mail/change.txt`,
/// `mail/change.html`.
package struct Letter: Hashable, Sendable {
    /// A session as it is shown.
    package struct Item: Hashable, Sendable {
        package var title: String
        /// Day and time in words.
        package var when: String?
        /// As it was before, in words.
        package var was: String?
        /// The place in words.
        package var place: String?
        /// The reader's role, or why.
        package var note: String?
        /// Further lines: an agenda, open points.
        package var lines: [String]
        /// The address to join at.
        package var join: String?
        /// The address of its page.
        package var page: String?

        package init(
            title: String, when: String? = nil, was: String? = nil, place: String? = nil,
            note: String? = nil, lines: [String] = [], join: String? = nil, page: String? = nil
        ) {
            self.title = title
            self.when = when
            self.was = was
            self.place = place
            self.note = note
            self.lines = lines
            self.join = join
            self.page = page
        }
    }

    package struct Link: Hashable, Sendable {
        /// What it leads to.
        package var words: String
        /// Where it leads.
        package var address: String

        package init(words: String, address: String) {
            self.words = words
            self.address = address
        }
    }

    /// The name of its layouts, without their folder and ending.
    package var layout: String
    package var language: Language
    /// The reader's first name.
    package var name: String
    /// The subject; made one line.
    package var subject: String
    /// The first sentence.
    package var lead: String
    /// The sessions, by date.
    package var items: [Item]
    /// What is said after them, a paragraph each.
    package var closing: [String]
    /// Where to go from here.
    package var links: [Link]
    /// Why the reader gets it.
    package var why: String
    /// Where to stop it.
    package var stop: Link?

    package init(
        layout: String, language: Language, name: String, subject: String, lead: String,
        items: [Item], closing: [String] = [], links: [Link] = [], why: String,
        stop: Link? = nil
    ) {
        self.layout = layout
        self.language = language
        self.name = name
        self.subject = String(subject.map { $0.isNewline ? " " : $0 })
        self.lead = lead
        self.items = items
        self.closing = closing
        self.links = links
        self.why = why
        self.stop = stop
    }

    private func say(_ nl: String, _ en: String) -> String { language.say(nl, en) }

    /// What the layouts show.
    package var context: [String: LayoutValue] {
        [
            "language": .text(language.rawValue), "subject": .text(subject),
            "greeting": .text(say("Dag \(name),", "Hello \(name),")), "lead": .text(lead),
            "items": .list(items.map(context)),
            "closing": .list(closing.map { ["text": .text($0)] }),
            "links": .list(links.map(\.context)),
            "why": .text(why), "stop": .list(stop.map { [$0.context] } ?? []),
        ]
    }

    private func context(_ item: Item) -> [String: LayoutValue] {
        var context: [String: LayoutValue] = [
            "title": .text(item.title), "hasLines": .flag(!item.lines.isEmpty),
            "lines": .list(item.lines.map { ["line": .text($0)] }),
            "wordWas": .text(say("Was", "Was")),
            "wordJoin": .text(say("Doe online mee", "Join online")),
            "wordMore": .text(say("Meer over deze bijeenkomst", "More about this session")),
        ]
        context.offer(item.when, as: "when")
        context.offer(item.was, as: "was")
        context.offer(item.place, as: "where")
        context.offer(item.note, as: "note")
        context.offer(item.join, as: "join")
        context.offer(item.page, as: "page")
        return context
    }
}

extension Letter.Link {
    package var context: [String: LayoutValue] {
        ["words": .text(words), "address": .text(address)]
    }
}
