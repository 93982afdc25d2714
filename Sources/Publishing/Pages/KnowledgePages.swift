import CivilTime
package import Communities
import Facilitation
import Ledger
package import Meeting
package import Workplace

/// The contexts of the knowledge pages: one for each community that learned something, one for the organisation.
///
/// Nobody's name stands in them: owners and voters are left out, full names within texts are replaced. Actions are the
/// community's own affair and are left out too, and what was dropped has taught nothing.
package final class KnowledgePages {
    private let intent: Intent
    private let book: HarvestBook
    private let language: Language
    /// Whether sessions have pages to link to: those of this season, and none in Markdown.
    private let published: Set<SessionUID>
    private lazy var named = NamedPeople(intent.people)
    private let shown: [CommunityID: [HarvestEntry]]
    /// As many of a kind as the organisation's page has room for.
    private static let latest = 24

    /// - Parameters:
    ///   - book: what may be read by whoever reads the pages: a book for everybody when they are published.
    ///   - published: the calendar identities of sessions that have a page.
    package init(intent: Intent, book: HarvestBook, language: Language, published: Set<SessionUID>)
    {
        self.intent = intent
        self.book = book
        self.language = language
        self.published = published
        shown = Dictionary(
            uniqueKeysWithValues: intent.communities.map { community in
                (community.id, book.entries(seenBy: community.id).filter(Self.isShown))
            })
    }

    private var words: KnowledgeWords { KnowledgeWords(language: language) }
    private var dates: DateWords { DateWords(language) }

    /// The communities that have something to show.
    package var communities: [Community] { intent.communities.filter { hasPage($0.id) } }

    /// Whether a community has something to show.
    func hasPage(_ community: CommunityID) -> Bool {
        shown[community, default: []].isEmpty == false
    }

    /// Every page by its path, with what makes it; none where nothing was learned yet.
    package var pages: [(path: String, make: (Layouts) throws(Refusal) -> String)] {
        let communities = communities
        guard !communities.isEmpty else { return [] }
        let first: [(path: String, make: (Layouts) throws(Refusal) -> String)] = [
            (
                PublishedAddress.allKnowledge,
                { [self] layouts throws(Refusal) in
                    try layouts.render("knowledge.html", overview())
                }
            ),
            (
                "knowledge.css",
                { layouts throws(Refusal) in try layouts.text("knowledge.css") }
            ),
        ]
        return first
            + communities.map { community in
                (
                    PublishedAddress.knowledge(community.id),
                    { [self] layouts throws(Refusal) in
                        try layouts.render("knowledge.html", page(of: community))
                    }
                )
            }
    }

    /// A community's page.
    package func page(of community: Community) -> [String: LayoutValue] {
        let entries = shown[community.id, default: []]
        var context = frame
        context["name"] = .text(community.name.text(language))
        context["purpose"] = .text(community.purpose.text(language))
        context["community"] = .text("../" + PublishedAddress.community(community.id))
        fill(&context, entries, seenBy: community.id)
        context["hasCommunities"] = .flag(false)
        context["communities"] = .list([])
        return context
    }

    /// The organisation's page: the latest of each kind, or everything.
    package func overview(isWhole: Bool = false) -> [String: LayoutValue] {
        let entries = book.entries.filter(Self.isShown)
        var context = frame
        context["name"] = .text(intent.organisation.name)
        context["purpose"] = .text("")
        context["community"] = .text("../index.html")
        fill(&context, entries, seenBy: nil, atMost: isWhole ? .max : Self.latest)
        if !isWhole { context["wordInsights"] = context["wordLatest"] }
        let cards = communities.map(card)
        context["hasCommunities"] = .flag(!cards.isEmpty)
        context["communities"] = .list(cards)
        return context
    }

    private var frame: [String: LayoutValue] {
        var context = words.context
        context["organisation"] = .text(intent.organisation.name)
        return context
    }

    private func card(_ community: Community) -> [String: LayoutValue] {
        let entries = shown[community.id, default: []]
        func count(_ kind: HarvestKind) -> Int {
            entries.count { $0.record.item.kind == kind }
        }
        var context: [String: LayoutValue] = [
            "cardName": .text(community.name.text(language)),
            "cardPurpose": .text(community.purpose.text(language)),
            "cardAddress": .text("\(community.id).html"),
            "counts": .text(
                words.counts(
                    insights: count(.insight), experiments: count(.experiment),
                    questions: count(.question))),
        ]
        context.offer(community.color, as: "color")
        return context
    }

    /// Whether it is something that pages tell of; who may read it is the book's affair.
    static func isShown(_ entry: HarvestEntry) -> Bool {
        entry.record.item.kind != .action && entry.record.item.state != .dropped
    }

    private func fill(
        _ context: inout [String: LayoutValue], _ entries: [HarvestEntry],
        seenBy community: CommunityID?, atMost limit: Int = .max
    ) {
        func kind(_ kind: HarvestKind) -> [HarvestEntry] {
            entries.filter { $0.record.item.kind == kind }
        }
        func isNewer(_ one: HarvestEntry, _ other: HarvestEntry) -> Bool {
            (one.session.session.date, one.record.number)
                > (other.session.session.date, other.record.number)
        }
        let experiments = kind(.experiment).sorted { one, other in
            let (mine, theirs) = (one.record.item, other.record.item)
            if (mine.state == .open) != (theirs.state == .open) { return mine.state == .open }
            if mine.state != .open { return isNewer(one, other) }
            return (mine.due ?? .distantFuture, one.record.number)
                < (theirs.due ?? .distantFuture, other.record.number)
        }
        let questions = kind(.question).sorted { one, other in
            let (mine, theirs) = (one.record.item.state, other.record.item.state)
            return mine == theirs ? isNewer(one, other) : mine == .open
        }
        let challenges = kind(.challenge).sorted { one, other in
            let (mine, theirs) = (one.record, other.record)
            if mine.item.state != theirs.item.state { return mine.item.state == .open }
            return (theirs.votes.count, mine.number) < (mine.votes.count, theirs.number)
        }
        let sections: [(String, [HarvestEntry])] = [
            ("insights", kind(.insight).sorted(by: isNewer)), ("experiments", experiments),
            ("questions", questions), ("challenges", challenges),
        ].map { ($0, Array($1.prefix(limit))) }
        // Only what stands on the page can be linked to.
        let numbers = Set(sections.flatMap(\.1).map(\.record.number))
        for (name, entries) in sections {
            context["has" + name.prefix(1).uppercased() + name.dropFirst()] = .flag(
                !entries.isEmpty)
            context[name] = .list(entries.map { item($0, seenBy: community, among: numbers) })
        }
    }

    private func item(
        _ entry: HarvestEntry, seenBy community: CommunityID?, among numbers: Set<Int>
    ) -> [String: LayoutValue] {
        let (record, item) = (entry.record, entry.record.item)
        var context: [String: LayoutValue] = [
            "anchor": .text("h\(record.number)"), "text": .text(publicly(item.text)),
            "day": .text(day(entry)),
            "votes": .text(words.votes(record.votes.count)),
            "isLookedBack": .flag(item.state == .done),
        ]
        context.offer(words.badge(item.kind, item.state), as: "badge")
        context.offer(item.expectation.map(publicly), as: "expectation")
        context.offer(item.due.map(dates.long), as: "again")
        context.merge(whose(entry, seenBy: community)) { _, new in new }
        context.offer(item.outcome.map(publicly), as: "outcome")
        context.offer(
            published.contains(record.uid)
                ? "../" + PublishedAddress.session(entry.session.session.id) : nil, as: "session")
        context.merge(origin(of: item, among: numbers)) { _, new in new }
        let lessons = book.entries(thatCameOf: record.number).filter {
            $0.record.item.kind == .insight && Self.isShown($0)
        }
        context["hasLessons"] = .flag(!lessons.isEmpty)
        context["lessons"] = .list(
            lessons.map { lesson in
                var context = ["lesson": LayoutValue.text(publicly(lesson.record.item.text))]
                let number = lesson.record.number
                context.offer(numbers.contains(number) ? "#h\(number)" : nil, as: "lessonLink")
                return context
            })
        return context
    }

    /// What it came of, where that is shown too.
    private func origin(
        of item: HarvestItem, among numbers: Set<Int>
    ) -> [String: LayoutValue] {
        let source = item.source.flatMap { book.entry($0) }.flatMap { Self.isShown($0) ? $0 : nil }
        var context: [String: LayoutValue] = ["hasOrigin": .flag(source != nil)]
        context["originKind"] = .text(source.map { words.this($0.record.item.kind) } ?? "")
        context["originText"] = .text(source.map { publicly($0.record.item.text) } ?? "")
        let number = source.map(\.record.number)
        context.offer(
            number.flatMap { numbers.contains($0) ? "#h\($0)" : nil }, as: "originLink")
        return context
    }

    /// `di 6 apr 2027`.
    private func day(_ entry: HarvestEntry) -> String {
        let date = entry.session.session.date
        return "\(dates.short(date)) \(date.year)"
    }

    /// Where it came from, unless from the community of the page, and with whom it was shared.
    private func whose(
        _ entry: HarvestEntry, seenBy community: CommunityID?
    ) -> [String: LayoutValue] {
        func name(_ id: CommunityID) -> String {
            intent.community(id)?.name.text(language) ?? id.rawValue
        }
        let isOwn = community.map { entry.communities.contains($0) } ?? false
        let others = entry.record.shares.map(\.community).filter { $0 != community }
        var context: [String: LayoutValue] = [:]
        context.offer(
            isOwn ? nil : words.from(entry.communities.map(name).joined(separator: " + ")),
            as: "whose")
        context.offer(others.isEmpty ? nil : words.sharedWith(others.map(name)), as: "shared")
        return context
    }

    private func publicly(_ text: String) -> String { named.hidden(text, by: words.somebody) }
}

extension CivilDate {
    /// After every day somebody writes.
    fileprivate static let distantFuture = CivilDate(daysSinceEpoch: .max)
}
