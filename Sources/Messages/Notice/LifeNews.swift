import CivilTime
import Communities
import Ledger
import Workplace

/// A decision about communities that one person should hear of.
struct LifeNews: Hashable {
    let event: LifeEvent
    let person: PersonID
    /// When it fell due.
    let dueAt: Instant

    /// Days after which nobody needs to hear of it any more.
    private static let use = 14

    var key: DeliveryKey { .life(event, person) }

    var part: MessagePart {
        MessagePart(
            key: key, uid: nil, dueAt: dueAt,
            giveUpAt: event.at.advanced(bySeconds: LifeNews.use * 86_400))
    }

    /// All that somebody should hear of and did not, who wants to.
    ///
    /// Whoever hears of changes in a channel that these communities hear in hears it there.
    static func untold(_ search: DueSearch) throws(Refusal) -> [LifeNews] {
        let intent = search.audience.intent
        let untold = try search.asking { ledger throws(LedgerFault) in
            try ledger.untoldLife { DeliveryKey.life($0, $1).description }
        }
        // What was decided and taken back before somebody heard of it is no news to them.
        func isVoid(_ event: LifeEvent, _ person: PersonID) -> Bool {
            untold.contains { other in
                other.person == person
                    && (event.takenBackAt == other.event.at && other.event.change == .resumed
                        || other.event.takenBackAt == event.at && event.change == .resumed)
            }
        }
        return untold.compactMap { event, person in
            if isVoid(event, person) { return nil }
            let isChannel = intent.organisation.channel(of: person) != nil
            let channels = (event.communities + [event.heir].compactMap(\.self))
                .compactMap { intent.community($0)?.channel }
            let own = search.audience.choice(person).channel
            guard isChannel || intent.person(person) != nil, search.audience.hearsChanges(person),
                own.map({ !channels.contains($0) }) ?? true,
                search.now < event.at.advanced(bySeconds: LifeNews.use * 86_400)
            else { return nil }
            return LifeNews(
                event: event, person: person,
                dueAt: event.at.advanced(bySeconds: SettlingTime.rest))
        }
    }
}

extension DeliveryKey {
    /// What was decided about communities, for one person.
    static func life(_ event: LifeEvent, _ person: PersonID) -> DeliveryKey {
        DeliveryKey(.notice, ["life", "\(event.number)", person.rawValue])
    }
}

extension [LifeNews] {
    /// Those that go by themselves: nothing about a session goes with them, and their moment has come.
    ///
    /// - Parameters:
    ///   - waiting: changes of sessions that are told later, and take it along.
    func byThemselves(
        besides waiting: [SessionNews], _ audience: Audience, now: Instant,
        _ next: inout Soonest
    ) -> [LifeNews] {
        compactMap { news in
            let goesAlong = waiting.contains { one in
                news.event.sessions[one.after.uid] != nil
                    && !audience.isInvited(news.person)
                    && (audience.listeners(of: one.before.session)
                        + audience.listeners(of: one.after.session)).contains(news.person)
            }
            if goesAlong { return nil }
            if let moment = audience.wait(
                news.person, dueAt: news.dueAt, giveUpAt: news.part.giveUpAt, now: now)
            {
                next.expect(moment)
                return nil
            }
            return news
        }
    }
}
