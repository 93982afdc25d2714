package import CivilTime
package import Communities

/// A change that people should hear of now.
package struct DueNotice: Hashable, Sendable {
    /// What makes it the same message.
    package var key: DeliveryKey
    /// Whom it is for.
    package var person: PersonID
    /// What changed.
    package var news: SessionNews
    /// When it fell due.
    package var dueAt: Instant
    /// When it may be sent: after the person's quiet hours.
    package var sendAt: Instant
    /// When it is of no more use.
    package var giveUpAt: Instant
}

/// The changes whose moment has come.
///
/// Several changes in a short time are one notice, of what is different in the end; what came back to what it was
/// is none. Changes are told when ten minutes have passed without a further one, an hour after the first at the
/// latest, in quiet hours after them; but at once when the session, as it was or as it is, begins within six hours.
/// So it depends on when things change, not on when a run looks, what is told together.
package struct DueNotices: Hashable, Sendable {
    /// What is to be told, by session and person.
    package let due: [DueNotice]
    /// The sessions whose changes are dealt with, told or not.
    package let settled: [SessionNews]
    /// The first moment after `now` at which there may be something to do.
    package let nextDue: Instant?

    /// Seconds before a session in which nothing waits.
    package static let near = 6 * 3600

    /// - Parameters:
    ///   - news: the sessions of which something is different from what people were last told, texts included.
    ///   - unheard: what somebody knows of a session, where that is not what people were last told.
    ///   - now: the present moment.
    package init(
        of news: [SessionNews], unheard: [SessionUID: [PersonID: PublishedSession]] = [:],
        audience: Audience, now: Instant
    ) {
        var due: [DueNotice] = []
        var settled: [SessionNews] = []
        var next = Soonest()
        let rested = DueNotices.rested(news.map(\.after.changed))
        for one in news {
            let moment = DueNotices.moment(
                of: one, rested: rested[one.after.changed] ?? one.after.changed, audience)
            guard moment <= now else {
                next.expect(moment)
                continue
            }
            settled.append(one)
            due += DueNotices.notices(
                of: one, unheard[one.after.uid, default: [:]], audience, dueAt: moment, now: now)
        }
        self.due = due
        self.settled = settled
        nextDue = next.moment
    }

    /// When the earlier of both versions begins.
    private static func earliest(_ news: SessionNews, _ zone: Zone) -> Instant {
        min(
            news.before.session.span(in: zone).start, news.after.session.span(in: zone).start)
    }

    /// When the changes of these moments have come to rest, each with those close after it.
    private static func rested(_ moments: [Instant]) -> [Instant: Instant] {
        var result: [Instant: Instant] = [:]
        var chain: [Instant] = []
        func close() {
            guard let first = chain.first, let last = chain.last else { return }
            let end = min(
                last.advanced(bySeconds: SettlingTime.rest),
                first.advanced(bySeconds: SettlingTime.longestRest))
            for moment in chain { result[moment] = max(end, moment) }
            chain = []
        }
        for moment in Set(moments).sorted() {
            if let last = chain.last, let first = chain.first,
                last.advanced(bySeconds: SettlingTime.rest) < moment
                    || first.advanced(bySeconds: SettlingTime.longestRest) < moment
            {
                close()
            }
            chain.append(moment)
        }
        close()
        return result
    }

    private static func moment(
        of news: SessionNews, rested: Instant, _ audience: Audience
    ) -> Instant {
        let start = earliest(news, audience.zone)
        if start.advanced(bySeconds: -near) <= rested { return news.after.changed }
        let hours = SendingHours(audience.intent.organisation.mail.quiet, in: audience.zone)
        guard let end = hours.quietEnd(at: rested),
            end.advanced(bySeconds: 2 * 3600) <= start
        else { return rested }
        return end
    }

    private static func notices(
        of news: SessionNews, _ unheard: [PersonID: PublishedSession], _ audience: Audience,
        dueAt: Instant, now: Instant
    ) -> [DueNotice] {
        var people: [PersonID] = []
        for session in [news.after.session, news.before.session] {
            for listener in audience.listeners(of: session) where !people.contains(listener) {
                people.append(listener)
            }
        }
        return people.compactMap { person in
            notice(
                of: unheard[person].map { SessionNews(before: $0, after: news.after) } ?? news,
                to: person, audience, dueAt: dueAt, now: now)
        }
    }

    /// The change as one person hears of it; `nil` where there is nothing in it for them.
    static func notice(
        of news: SessionNews, to person: PersonID, _ audience: Audience, dueAt: Instant,
        now: Instant
    ) -> DueNotice? {
        let zone = audience.zone
        let last = max(
            news.before.session.span(in: zone).start, news.after.session.span(in: zone).start)
        // What is over cannot be changed any more for anybody.
        guard now < last else { return nil }
        let start = earliest(news, zone)
        let parts = news.parts(for: person)
        // What all may hear they have heard in their community's channel.
        let heard =
            audience.hearsTogether(person, of: news.after.session)
            ? news.parts.subtracting([.facilitator]) : []
        guard audience.hearsChanges(person), !parts.subtracting(heard).isEmpty else {
            return nil
        }
        let end = audience.hours(person).quietEnd(at: now)
        let canWait = end.map { $0.advanced(bySeconds: 2 * 3600) <= start } ?? false
        return DueNotice(
            key: .notice(uid: news.after.uid, sequence: news.after.sequence, person: person),
            person: person, news: news, dueAt: dueAt,
            sendAt: canWait ? end ?? dueAt : dueAt, giveUpAt: last)
    }
}
