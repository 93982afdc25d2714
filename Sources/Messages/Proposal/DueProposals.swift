package import CivilTime
package import Communities

/// A question to one member of the core: who facilitates, what is it about?
package struct DueProposal: Hashable, Sendable {
    /// What makes it the same message.
    package var key: DeliveryKey
    /// Who is asked.
    package var person: PersonID
    package var entry: PublishedSession
    package var gaps: [SessionGap]
    /// When it goes online if nothing comes of it; `nil`: it stays as it is.
    package var onlineAt: Instant?
    /// When it fell due.
    package var dueAt: Instant
    /// When it is of no more use.
    package var giveUpAt: Instant
}

/// What the no-agenda rules of communities ask for now: questions to the core, and sessions that go online since nothing
/// came of them.
///
/// What is lacking anew, since who took a turn will not come either, is asked anew. Nothing goes online within a day of
/// the question, nor against what a person decided about the session after it.
package struct DueProposals: Hashable, Sendable {
    /// The earliest due first, then by key.
    package let due: [DueProposal]
    /// The sessions whose moment to go online has come.
    package let goingOnline: [GoingOnline]
    /// The first moment after `now` at which there may be something to do.
    package let nextDue: Instant?

    /// Seconds that the core has to answer at the least.
    static let leastTime = 86_400

    /// - Parameters:
    ///   - sessions: what people know.
    ///   - gaps: what a session lacks.
    ///   - asked: when questions were queued, by their key.
    ///   - decided: when a person last decided where a session is, or whether.
    package init<Fault: Error>(
        of sessions: [PublishedSession], audience: Audience,
        gaps: (PublishedSession) throws(Fault) -> [SessionGap],
        asked: [String: Instant], decided: [SessionID: Instant], now: Instant
    ) throws(Fault) {
        var due: [DueProposal] = []
        var goingOnline: [GoingOnline] = []
        var next = Soonest()
        for entry in sessions where entry.status != .cancelled {
            guard let community = audience.intent.community(entry.session.community),
                let rule = community.noAgenda
            else { continue }
            let start = entry.session.span(in: audience.zone).start
            let askAt = rule.ask.moment(before: start)
            guard now < start else { continue }
            guard askAt <= now else {
                next.expect(askAt)
                continue
            }
            let gaps = try gaps(entry)
            if gaps.isEmpty { continue }
            let core = community.members(.core).filter { audience.hearsChanges($0) }
            let keys = core.map { DeliveryKey.proposal(entry, gaps, person: $0) }
            let askedAt = keys.compactMap { asked[$0.description] }.min()
            let onlineAt = DueProposals.onlineAt(entry, rule, start: start, asked: askedAt ?? now)
            if let onlineAt, let askedAt, decided[entry.session.id].map({ $0 < askedAt }) ?? true {
                guard onlineAt > now else {
                    goingOnline.append(GoingOnline(entry: entry, gaps: gaps))
                    continue
                }
                next.expect(onlineAt)
            }
            for (person, key) in zip(core, keys) where asked[key.description] == nil {
                if let end = audience.hours(person).quietEnd(at: now) {
                    if end < onlineAt ?? start { next.expect(end) }
                    continue
                }
                due.append(
                    DueProposal(
                        key: key, person: person, entry: entry, gaps: gaps, onlineAt: onlineAt,
                        dueAt: audience.hours(person).quietEnd(at: askAt) ?? askAt,
                        giveUpAt: onlineAt ?? start))
                if let onlineAt { next.expect(onlineAt) }
            }
        }
        self.due = due.sorted {
            ($0.dueAt, $0.key.description) < ($1.dueAt, $1.key.description)
        }
        self.goingOnline = goingOnline
        nextDue = next.moment
    }

    /// When a session goes online that was asked about; `nil` when it has no room to free, or the core would not
    /// have a day to answer.
    private static func onlineAt(
        _ entry: PublishedSession, _ rule: NoAgendaRule, start: Instant, asked: Instant
    ) -> Instant? {
        guard let online = rule.online, entry.session.mode.needsRoom else { return nil }
        let moment = max(online.moment(before: start), asked.advanced(bySeconds: leastTime))
        return moment < start ? moment : nil
    }
}

extension DeliveryKey {
    /// The question to the core about what a session lacks at its present time.
    package static func proposal(
        _ entry: PublishedSession, _ gaps: [SessionGap], person: PersonID
    ) -> DeliveryKey {
        let open = gaps.map { "\($0.kind.rawValue):\($0.turn?.rawValue ?? "")" }
        return DeliveryKey(
            .proposal,
            [entry.uid.rawValue, entry.timeInKeys, open.joined(separator: "+"), person.rawValue])
    }
}
