public import Communities

/// A mail about one or several sessions in its reader's language, as the layouts of its kind show it: `mail/change.txt`,
/// `mail/change.html`.
public struct Letter: Hashable, Sendable {
    /// What it is about; each has layouts of its own.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// Something about sessions is different.
        case change
        /// Sessions do not take place.
        case cancellation
        /// Several reminders in one.
        case digest
        /// The reader has something to prepare.
        case role
        /// A session lacks a facilitator or a topic, and the reader is of the core.
        case proposal
        /// What did a session leave?
        case harvest
        /// The reader has come into a community.
        case welcome
    }

    /// A session as it is shown.
    public struct Item: Hashable, Sendable {
        /// The title.
        public var title: String
        /// Day and time in words.
        public var when: String?
        /// As it was before, in words.
        public var was: String?
        /// The place in words.
        public var place: String?
        /// The reader's role, or why.
        public var note: String?
        /// Further lines: an agenda, open points.
        public var lines: [String]
        /// The address to join at.
        public var join: String?
        /// The address of its page.
        public var page: String?

        /// All parts given.
        public init(
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

    /// A link with its words.
    public struct Link: Hashable, Sendable {
        /// What it leads to.
        public var words: String
        /// Where it leads.
        public var address: String

        /// Both given.
        public init(words: String, address: String) {
            self.words = words
            self.address = address
        }
    }

    /// What it is about.
    public var kind: Kind
    /// The language of the reader.
    public var language: Language
    /// The reader's first name.
    public var name: String
    /// The subject; made one line.
    public var subject: String
    /// The first sentence.
    public var lead: String
    /// The sessions, by date.
    public var items: [Item]
    /// What is said after them, a paragraph each.
    public var closing: [String]
    /// Where to go from here.
    public var links: [Link]
    /// Why the reader gets it.
    public var why: String
    /// Where to stop it.
    public var stop: Link?

    /// All parts given.
    public init(
        kind: Kind, language: Language, name: String, subject: String, lead: String,
        items: [Item], closing: [String] = [], links: [Link] = [], why: String,
        stop: Link? = nil
    ) {
        self.kind = kind
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

    private func say(_ nl: String, _ en: String) -> String { language == .nl ? nl : en }

    /// What the layouts show.
    public var context: [String: LayoutValue] {
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
    var context: [String: LayoutValue] { ["words": .text(words), "address": .text(address)] }
}
