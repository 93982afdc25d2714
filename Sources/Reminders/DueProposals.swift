public import CivilTime
public import Communities

/// Something that a session lacks that people come together for.
public struct SessionGap: Hashable, Sendable {
    /// What it lacks.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// Nobody facilitates.
        case facilitator
        /// Nobody brings the question it works on, or it has no template.
        case topic
    }

    /// What it lacks.
    public var kind: Kind
    /// Who has the turn and will not come; `nil`: nobody has it. With somebody else it is another gap.
    public var turn: PersonID?

    /// - Parameter turn: who has the turn and will not come.
    public init(_ kind: Kind, turn: PersonID? = nil) {
        self.kind = kind
        self.turn = turn
    }
}

/// A question to one member of the core: who facilitates, what is it about?
public struct DueProposal: Hashable, Sendable {
    /// What makes it the same message.
    public var key: DeliveryKey
    /// Who is asked.
    public var person: PersonID
    /// The session.
    public var entry: PublishedSession
    /// What it lacks.
    public var gaps: [SessionGap]
    /// When it goes online if nothing comes of it; `nil`: it stays as it is.
    public var onlineAt: Instant?
    /// When it fell due.
    public var dueAt: Instant
    /// When it is of no more use.
    public var giveUpAt: Instant
}

/// A session whose moment to go online has come.
public struct GoingOnline: Hashable, Sendable {
    /// The session.
    public var entry: PublishedSession
    /// What it lacks.
    public var gaps: [SessionGap]
}

/// What the no-agenda rules of communities ask for now: questions to the core, and sessions that go online since nothing
/// came of them.
///
/// What is lacking anew, since who took a turn will not come either, is asked anew. Nothing goes online within a day of
/// the question, nor against what a person decided about the session after it.
public struct DueProposals: Hashable, Sendable {
    /// The earliest due first, then by key.
    public let due: [DueProposal]
    /// The sessions whose moment to go online has come.
    public let goingOnline: [GoingOnline]
    /// The first moment after `now` at which there may be something to do.
    public let nextDue: Instant?

    /// Seconds that the core has to answer at the least.
    static let leastTime = 86_400

    /// - Parameters:
    ///   - sessions: what people know.
    ///   - gaps: what a session lacks.
    ///   - asked: when questions were queued, by their key.
    ///   - decided: when a person last decided where a session is, or whether.
    public init<Fault: Error>(
        of sessions: [PublishedSession], audience: Audience,
        gaps: (PublishedSession) throws(Fault) -> [SessionGap],
        asked: [String: Instant], decided: [SessionID: Instant], now: Instant
    ) throws(Fault) {
        var due: [DueProposal] = []
        var goingOnline: [GoingOnline] = []
        var next: Instant?
        func expect(_ moment: Instant) { next = next.map { min($0, moment) } ?? moment }
        for entry in sessions where entry.status != .cancelled {
            guard let community = audience.intent.community(entry.session.community),
                let rule = community.noAgenda
            else { continue }
            let start = entry.session.span(in: audience.zone).start
            let askAt = rule.ask.moment(before: start)
            guard now < start else { continue }
            guard askAt <= now else {
                expect(askAt)
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
                expect(onlineAt)
            }
            for (person, key) in zip(core, keys) where asked[key.description] == nil {
                if let end = audience.hours(person).quietEnd(at: now) {
                    if end < onlineAt ?? start { expect(end) }
                    continue
                }
                due.append(
                    DueProposal(
                        key: key, person: person, entry: entry, gaps: gaps, onlineAt: onlineAt,
                        dueAt: audience.hours(person).quietEnd(at: askAt) ?? askAt,
                        giveUpAt: onlineAt ?? start))
                if let onlineAt { expect(onlineAt) }
            }
        }
        self.due = due.sorted {
            ($0.dueAt, $0.key.description) < ($1.dueAt, $1.key.description)
        }
        self.goingOnline = goingOnline
        nextDue = next
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
