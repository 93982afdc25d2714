import CivilTime
import Communities
import Facilitation
import Ledger

/// The contexts of the knowledge pages: one for each community that learned something, one for the organisation.
///
/// Nobody's name stands in them: owners and voters are left out, full names within texts are replaced. Actions are the
/// community's own affair and are left out too, and what was dropped has taught nothing.
struct KnowledgePages {
    private let intent: Intent
    private let book: HarvestBook
    private let language: Language
    /// Whether sessions have pages to link to: those of this season, and none in Markdown.
    private let pages: Set<String>
    private let named: NamedPeople

    /// - Parameter published: the calendar identities of sessions that have a page.
    init(intent: Intent, book: HarvestBook, language: Language, published: Set<String>) {
        self.intent = intent
        self.book = book
        self.language = language
        pages = published
        named = NamedPeople(intent.people)
    }

    private var words: KnowledgeWords { KnowledgeWords(language: language) }
    private var dates: DateWords { DateWords(language) }

    /// The communities that have something to show.
    var communities: [Community] { intent.communities.filter { hasPage($0.id) } }

    /// Whether a community has something to show.
    func hasPage(_ community: CommunityID) -> Bool { !shown(of: community).isEmpty }

    /// Every page by its path; none where nothing was learned yet.
    func files(_ layouts: Layouts) throws(Refusal) -> [(String, String)] {
        guard !communities.isEmpty else { return [] }
        var files = [
            (PublishedAddress.allKnowledge, try layouts.render("knowledge.html", overview())),
            ("knowledge.css", try layouts.text("knowledge.css")),
        ]
        for community in communities {
            let page = try layouts.render("knowledge.html", page(of: community))
            files.append((PublishedAddress.knowledge(community.id), page))
        }
        return files
    }

    /// A community's page.
    func page(of community: Community) -> [String: LayoutValue] {
        let entries = shown(of: community.id)
        var context = frame
        context["name"] = .text(community.name.text(language))
        context["purpose"] = .text(community.purpose.text(language))
        context["community"] = .text("../" + PublishedAddress.community(community.id))
        fill(&context, entries, seenBy: community.id)
        context["hasCommunities"] = .flag(false)
        context["communities"] = .list([])
        return context
    }

    /// The organisation's page.
    func overview() -> [String: LayoutValue] {
        let entries = book.entries.filter(isShown)
        var context = frame
        context["name"] = .text(intent.organisation.name)
        context["purpose"] = .text("")
        context["community"] = .text("../index.html")
        fill(&context, entries, seenBy: nil)
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
        let entries = shown(of: community.id)
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

    private func isShown(_ entry: HarvestEntry) -> Bool {
        entry.record.item.kind != .action && entry.record.item.state != .dropped
    }

    /// A community's own, and what was shared with it.
    private func shown(of community: CommunityID) -> [HarvestEntry] {
        book.entries.filter { entry in
            isShown(entry)
                && (entry.communities.contains(community)
                    || entry.record.shares.contains { $0.community == community })
        }
    }

    private func fill(
        _ context: inout [String: LayoutValue], _ entries: [HarvestEntry],
        seenBy community: CommunityID?
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
        ]
        for (name, entries) in sections {
            context["has" + name.prefix(1).uppercased() + name.dropFirst()] = .flag(
                !entries.isEmpty)
            context[name] = .list(entries.map { item($0, seenBy: community) })
        }
    }

    private func item(
        _ entry: HarvestEntry, seenBy community: CommunityID?
    ) -> [String: LayoutValue] {
        let (record, item) = (entry.record, entry.record.item)
        var context: [String: LayoutValue] = [
            "anchor": .text("h\(record.number)"), "text": .text(publicly(item.text)),
            "facts": .text(facts(entry, seenBy: community)),
            "votes": .text(words.votes(record.votes.count)),
            "isLookedBack": .flag(item.state == .done),
        ]
        context.offer(words.badge(item.kind, item.state), as: "badge")
        context.offer(item.expectation.map(publicly), as: "expectation")
        context.offer(item.due.map(dates.long), as: "day")
        context.offer(item.outcome.map(publicly), as: "outcome")
        context.offer(
            pages.contains(record.uid)
                ? "../" + PublishedAddress.session(entry.session.session.id) : nil, as: "session")
        context.merge(origin(of: item)) { _, new in new }
        let lessons = book.entries.filter {
            $0.record.item.source == record.number && $0.record.item.kind == .insight
                && isShown($0)
        }
        context["hasLessons"] = .flag(!lessons.isEmpty)
        context["lessons"] = .list(
            lessons.map { lesson in
                [
                    "lesson": .text(publicly(lesson.record.item.text)),
                    "lessonAnchor": .text("h\(lesson.record.number)"),
                ]
            })
        return context
    }

    /// What it came of, where that is shown too.
    private func origin(of item: HarvestItem) -> [String: LayoutValue] {
        let source = item.source.flatMap { book.entry($0) }.flatMap { isShown($0) ? $0 : nil }
        var context: [String: LayoutValue] = ["hasOrigin": .flag(source != nil)]
        context["originKind"] = .text(source.map { words.this($0.record.item.kind) } ?? "")
        context["originText"] = .text(source.map { publicly($0.record.item.text) } ?? "")
        context["originAnchor"] = .text(source.map { "h\($0.record.number)" } ?? "")
        return context
    }

    /// `Eigentijds toetsen, di 6 april 2027, gedeeld met Blended learning`.
    private func facts(_ entry: HarvestEntry, seenBy community: CommunityID?) -> String {
        func name(_ id: CommunityID) -> String {
            intent.community(id)?.name.text(language) ?? id.rawValue
        }
        let own = entry.communities.map(name).joined(separator: " + ")
        let date = entry.session.session.date
        let day = "\(dates.short(date)) \(date.year)"
        let isOwn = community.map { entry.communities.contains($0) } ?? false
        let others = entry.record.shares.map(\.community).filter { $0 != community }
        let parts = [
            isOwn ? nil : words.from(own), day,
            others.isEmpty ? nil : words.sharedWith(others.map(name)),
        ]
        return parts.compactMap { $0 }.joined(separator: " · ")
    }

    private func publicly(_ text: String) -> String { named.hidden(text, by: words.somebody) }
}

extension CivilDate {
    /// After every day somebody writes.
    fileprivate static let distantFuture = CivilDate(daysSinceEpoch: .max)
}
