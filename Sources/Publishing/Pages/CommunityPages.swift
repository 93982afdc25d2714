import CivilTime
import Communities
import Meeting
import Workplace

/// The contexts of the index and of each community's page; no name of a person and no join link stands in them.
struct CommunityPages {
    let intent: Intent
    let titles: SessionTitle
    let language: Language
    /// Pauses that are over by then are told no more.
    let today: CivilDate

    private var words: PageWords { PageWords(language: language) }
    private var addresses: PublishedAddress { PublishedAddress(web: intent.organisation.web) }
    private var dates: DateWords { DateWords(language) }

    /// The index: all communities, all sessions of the season.
    ///
    /// - Parameters:
    ///   - season: what the sessions lie in.
    ///   - table: of the sessions, as it reads.
    ///   - knowledge: the page of what was learned; `nil`: there is none.
    func index(
        season: ClosedRange<CivilDate>, table: String, knowledge: String?
    ) -> [String: LayoutValue] {
        var context = words.context
        context["organisation"] = .text(intent.organisation.name)
        context["season"] = .text(
            "\(dates.long(season.lowerBound)) – \(dates.long(season.upperBound))")
        context["webcal"] = .text(addresses.webcal(PublishedAddress.wholeFeed))
        context["communities"] = .list(intent.communities.map(card))
        context["sessionTable"] = .text(table)
        context.offer(knowledge, as: "knowledge")
        return context
    }

    /// A community's page: how to subscribe, and its sessions.
    func page(
        of community: Community, table: String, knowledge: String?
    ) -> [String: LayoutValue] {
        let feed = PublishedAddress.communityFeed(community.id)
        let name = community.name.text(language)
        var context = words.context.merging(about(community)) { word, _ in word }
        context["organisation"] = .text(intent.organisation.name)
        context["members"] = .text(words.members(community.members.count))
        context["feed"] = .text(addresses.address(feed))
        context["google"] = .text(addresses.google(feed))
        context["outlook"] = .text(addresses.outlook(feed, name: name))
        context["office"] = .text(addresses.office(feed, name: name))
        context["sessionTable"] = .text(table)
        context.offer(knowledge, as: "knowledge")
        return context
    }

    /// The table of sessions, for the layout `sessions.partial.html`.
    ///
    /// - Parameter above: the way from the page to the published folder: empty or `../`.
    func table(_ sessions: [PublishedSession], above: String) -> [String: LayoutValue] {
        let byMonth = Dictionary(grouping: sessions) { entry in
            entry.session.date.year * 12 + entry.session.date.month - 1
        }
        var context = words.context
        context["months"] = .list(
            byMonth.sorted { $0.key < $1.key }.map { month, entries in
                [
                    "monthName": .text("\(dates.month(month % 12 + 1)) \(month / 12)"),
                    "sessions": .list(entries.map { row($0, above: above) }),
                ]
            })
        return context
    }

    /// That it pauses or ends; `nil`: neither.
    func note(_ community: Community) -> String? {
        func said(_ text: String, _ reason: String?) -> String {
            text + (reason.map { ": \($0)" } ?? "")
        }
        if let end = community.end {
            let day = dates.long(end.on)
            if let heir = end.into {
                let name = intent.community(heir)?.name.text(language) ?? heir.rawValue
                return said(
                    end.on <= today
                        ? language.say(
                            "Sinds \(day) verder als \(name)", "Since \(day) it goes on as \(name)")
                        : language.say(
                            "Vanaf \(day) verder als \(name)",
                            "From \(day) on it goes on as \(name)"),
                    end.reason)
            }
            return said(
                end.on <= today
                    ? language.say("Gestopt op \(day)", "Ended on \(day)")
                    : language.say("Stopt op \(day)", "Ends on \(day)"), end.reason)
        }
        let pause = community.pauses.filter { today < $0.until }.min { $0.from < $1.from }
        return pause.map { pause in
            said(
                language.say(
                    "Geen bijeenkomsten van \(dates.long(pause.from)) tot \(dates.long(pause.until))",
                    "No sessions from \(dates.long(pause.from)) until \(dates.long(pause.until))"),
                pause.reason)
        }
    }

    private func card(_ community: Community) -> [String: LayoutValue] {
        var context = about(community)
        context["address"] = .text(PublishedAddress.community(community.id))
        context.offer(community.color, as: "color")
        return context
    }

    private func about(_ community: Community) -> [String: LayoutValue] {
        var context: [String: LayoutValue] = [
            "name": .text(community.name.text(language)),
            "purpose": .text(community.purpose.text(language)),
            "rhythm": .text(RhythmWords(language).text(community.rhythm)),
            "stage": .text(words.stage(community.stage)),
            "webcal": .text(addresses.webcal(PublishedAddress.communityFeed(community.id))),
        ]
        context.offer(note(community), as: "note")
        return context
    }

    private func row(_ entry: PublishedSession, above: String) -> [String: LayoutValue] {
        let session = entry.session
        let end = session.start.advanced(byMinutes: session.minutes) ?? .endOfDay
        var context: [String: LayoutValue] = [
            "day": .text(dates.short(session.date)), "time": .text("\(session.start)–\(end)"),
            "title": .text(titles.text(session, language)),
            "address": .text(above + PublishedAddress.session(session.id)),
            "mode": .text(session.mode.rawValue), "modeName": .text(words.mode(session.mode)),
            "place": .text(SessionPlace(intent: intent, language: language).text(session)),
            "isCancelled": .flag(entry.status == .cancelled),
        ]
        context.offer(words.badge(entry.status), as: "badge")
        return context
    }
}
