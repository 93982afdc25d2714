import CivilTime
package import Communities
import Facilitation
import Feeds
import Ledger
import Meeting
package import Workplace

/// What the layouts of pages and agendas are filled in with to see whether they can be: the agendas of all templates, and a
/// session and things learned that are made up.
package struct SamplePages {
    private let workspace: OpenWorkspace
    private let language: Language

    package init(_ workspace: OpenWorkspace, _ language: Language) {
        self.workspace = workspace
        self.language = language
    }

    /// The samples of a layout; `nil` for one that no page is made with by itself.
    package func contexts(of layout: String) -> [[String: LayoutValue]]? {
        // Without a community there are no pages.
        guard let community = intent.communities.first else { return [] }
        switch layout {
        case "index.html":
            return [nil, "learned/index.html"].map {
                pages.index(
                    season: intent.organisation.season.from...intent.organisation.season.to,
                    table: "", knowledge: $0)
            }
        case "community.html":
            return [nil, "../learned/a.html"].map {
                pages.page(of: community, table: "", knowledge: $0)
            }
        case "sessions.partial.html": return [pages.table(sessions(of: community), above: "")]
        case "knowledge.html", "knowledge.md":
            let knowledge = knowledge(of: community)
            return [knowledge.page(of: community), knowledge.overview()].map {
                // What is exported says of which day it is.
                layout.hasSuffix(".md") ? $0.merging(["date": .text("A")]) { $1 } : $0
            }
        case "agenda-live.html":
            return agendas(.participant).map {
                $0.merging(["live": .text("{}")]) { $1 }
            }
        default:
            let parts = layout.split(separator: ".")
            guard parts.count == 2, ["html", "md", "txt"].contains(parts[1]),
                let copy = AgendaPage.Copy.allCases.first(where: {
                    AgendaPage.layout(of: $0) == parts[0]
                })
            else { return nil }
            return agendas(copy)
        }
    }

    private var intent: Intent { workspace.intent }

    private var pages: CommunityPages {
        CommunityPages(
            intent: intent, titles: SessionTitle(intent: intent, library: workspace.library),
            language: language, today: intent.organisation.season.from)
    }

    /// One in a room, one online that is off.
    private func sessions(of community: Community) -> [PublishedSession] {
        let day = intent.organisation.season.from
        let places: [Place] =
            intent.rooms.prefix(1).map { .room($0.id) }
            + [.online(intent.onlineRooms.first?.id)]
        return places.enumerated().map { index, place in
            PublishedSession(
                session: Session(
                    id: SessionID(rawValue: "a-\(index)"), community: community.id, with: [],
                    index: index + 1, date: day, start: .startOfDay, minutes: 90, place: place,
                    template: workspace.library.templates.first?.id,
                    facilitator: intent.people.first?.id),
                uid: SessionUID(rawValue: "a-\(index)"), sequence: index,
                status: place.mode == .online ? .cancelled : .confirmed, created: moment,
                changed: moment, reason: index == 0 ? nil : "A")
        }
    }

    private var moment: Instant {
        workspace.zone.instant(
            of: LocalDateTime(date: intent.organisation.season.from, time: .startOfDay))
    }

    /// One thing of each kind in each state, and what came of one.
    private func knowledge(of community: Community) -> KnowledgePages {
        let known = sessions(of: community)
        var items = HarvestKind.allCases.flatMap { kind in
            HarvestState.allCases.map { state in
                HarvestItem(
                    kind, "A", expectation: "B", owner: intent.people.first?.id,
                    due: intent.organisation.season.to, state: state, outcome: "C", isPublic: true)
            }
        }
        items.append(HarvestItem(.insight, "D", source: 1, isPublic: true))
        let other = intent.communities.last?.id ?? community.id
        let records = items.enumerated().compactMap { index, item in
            known.first.map { entry in
                HarvestRecord(
                    number: index + 1, uid: entry.uid, item: item, audience: .everybody,
                    votes: intent.people.prefix(1).map(\.id),
                    shares: [HarvestRecord.Share(community: other, at: moment)],
                    recordedAt: moment, closedAt: item.state == .open ? nil : moment)
            }
        }
        let book = HarvestBook(
            records: records,
            harvested: Dictionary(
                known.map { ($0.uid, $0) }, uniquingKeysWith: { first, _ in first }),
            season: known.held, zone: workspace.zone, for: .present, workspace.visibility)
        return KnowledgePages(
            intent: intent, book: book, language: language, published: Set(known.map(\.uid)))
    }

    /// The agendas of all templates that fit by themselves, in a room with nothing known beside them, and half online with
    /// all that can be.
    private func agendas(_ copy: AgendaPage.Copy) -> [[String: LayoutValue]] {
        let threads = OpenThread.Kind.allCases.enumerated().map { index, kind in
            OpenThread(
                number: index + 1, kind: kind, text: "A", owner: intent.people.first?.id,
                due: intent.organisation.season.to)
        }
        let fitter = AgendaFitter(library: workspace.library)
        return workspace.library.templates.flatMap { template in
            [false, true].compactMap { isFull in
                // One that does not fit in general may fit its sessions; publishing says what is wrong with it.
                let agenda = try? fitter.fit(
                    template,
                    AgendaSituation(
                        minutes: template.length?.ideal ?? 90, people: 12,
                        mode: isFull ? .hybrid : .physical, start: .startOfDay,
                        openThreads: isFull ? threads : []))
                return agenda.map { agenda in
                    AgendaPage(
                        agenda: agenda, facts: isFull ? fullFacts : AgendaPage.Facts(),
                        language: language, copy: copy
                    ).context
                }
            }
        }
    }

    private var fullFacts: AgendaPage.Facts {
        AgendaPage.Facts(
            community: "A", date: "B", place: "C", facilitator: "D", join: "https://example.org/",
            back: "../index.html",
            roles: [
                AgendaPage.RoleTurn(.facilitator, "D"), AgendaPage.RoleTurn(.timekeeper, nil),
            ], groups: [[["E", "F"], ["G"]], [["E"], ["F", "G"]]], groupTitles: ["H", "I"],
            names: Dictionary(
                intent.people.prefix(1).map { ($0.id, $0.name) },
                uniquingKeysWith: { first, _ in first }), next: ["J"])
    }
}
