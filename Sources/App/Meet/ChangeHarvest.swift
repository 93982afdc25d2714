package import CivilTime
package import Communities
import Facilitation
import Ledger
package import Meeting
package import Workplace

/// What becomes of what a session produced: `kring harvest done`, `drop`, `reopen`, `change`, `vote`, `share`.
package struct ChangeHarvest: Sendable {
    /// What was done.
    package struct Outcome: Sendable, Encodable {
        /// The thing as it is now.
        package var harvest: HarvestLine
        /// The insight that came of it.
        package var insight: HarvestLine?
        /// Whether anything is different from before.
        package var isChanged: Bool
    }

    /// Other words, owner, day or readers; what is `nil` stays.
    package struct Change: Sendable {
        /// What was said.
        package var text: String?
        /// What is expected of an experiment.
        package var expectation: String?
        /// Who takes care of it.
        package var owner: PersonID?
        /// Nobody takes care of it.
        package var isWithoutOwner: Bool
        /// The day it is due.
        package var due: CivilDate?
        /// Whether everybody may read it.
        package var isPublic: Bool?

        /// All parts given.
        package init(
            text: String? = nil, expectation: String? = nil, owner: PersonID? = nil,
            isWithoutOwner: Bool = false, due: CivilDate? = nil, isPublic: Bool? = nil
        ) {
            self.text = text
            self.expectation = expectation
            self.owner = owner
            self.isWithoutOwner = isWithoutOwner
            self.due = due
            self.isPublic = isPublic
        }
    }

    private let workplace: Workplace
    private let now: Instant

    /// - Parameter now: the moment of the change.
    package init(_ workplace: Workplace, now: Instant) {
        self.workplace = workplace
        self.now = now
    }

    /// An action is done, a question answered, an experiment looked back on, an insight adopted, a challenge met.
    ///
    /// - Parameters:
    ///   - outcome: what came of it.
    ///   - insight: what it taught, kept as an insight that came of it.
    ///   - session: where the insight belongs; the community's last session that has begun, when `nil`.
    package func done(
        _ number: Int, outcome: String?, insight: String? = nil, session: String? = nil
    ) throws(Refusal) -> Outcome {
        let found = try find(number)
        try checkLength([outcome, insight])
        var yields: (item: HarvestItem, session: PublishedSession)?
        if let insight {
            let item = HarvestItem(.insight, insight, source: number)
            guard !item.text.isEmpty else { throw Refusal(HarvestRefusal.emptyInsight) }
            let belongs =
                if let session { try found.workspace.harvestedSession(session) } else {
                    try lastSession(of: found)
                }
            yields = (item, belongs)
        }
        return try change(found, yielding: yields) { item in
            item.becoming(.done, outcome: outcome)
        }
    }

    /// It is let go of.
    package func drop(_ number: Int, reason: String?) throws(Refusal) -> Outcome {
        let found = try find(number)
        try checkLength([reason])
        return try change(found) { $0.becoming(.dropped, outcome: reason) }
    }

    /// It is taken up again.
    package func reopen(_ number: Int) throws(Refusal) -> Outcome {
        try change(find(number)) { $0.becoming(.open) }
    }

    /// It says something else, or somebody else takes care of it.
    package func change(_ number: Int, to new: Change) throws(Refusal) -> Outcome {
        let found = try find(number)
        try checkLength([new.text, new.expectation])
        if let owner = new.owner { try found.workspace.mustKnow(owner) }
        let kind = found.entry.record.item.kind
        guard new.due == nil || kind.hasDay else {
            throw Refusal(HarvestRefusal.noDay(number, kind))
        }
        guard new.expectation == nil || kind == .experiment else {
            throw Refusal(HarvestRefusal.noExpectation(number, kind))
        }
        if let text = new.text, HarvestItem(kind, text).text.isEmpty {
            throw Refusal(HarvestRefusal.emptyText)
        }
        if new.isPublic == true {
            let session = found.entry.session.session
            var isAboutCase = found.entry.record.isAboutCase
            if !isAboutCase {
                isAboutCase = try found.workspace.isAboutCase(session, workplace.openLedger())
            }
            guard !isAboutCase else {
                throw Refusal(HarvestRefusal.staysInTheRoom(number, session.id))
            }
        }
        return try change(found) { item in
            HarvestItem(
                item.kind, new.text ?? item.text, expectation: new.expectation ?? item.expectation,
                owner: new.isWithoutOwner ? nil : new.owner ?? item.owner,
                due: new.due ?? item.due, state: item.state, outcome: item.outcome,
                source: item.source, isPublic: new.isPublic ?? item.isPublic)
        }
    }

    /// A person votes for a challenge, or takes the vote back.
    package func vote(
        _ number: Int, by person: PersonID, isWithdrawn: Bool = false
    ) throws(Refusal) -> Outcome {
        let found = try find(number)
        try found.workspace.mustKnow(person)
        let kind = found.entry.record.item.kind
        guard kind == .challenge else {
            throw Refusal(HarvestRefusal.noChallenge(number, kind))
        }
        return try said(found) { ledger throws(LedgerFault) in
            isWithdrawn
                ? try ledger.withdrawVote(for: number, by: person, at: now)
                : try ledger.vote(for: number, by: person, at: now)
        }
    }

    /// An insight is brought to a linked community, or taken back.
    ///
    /// - Throws: a refusal that says who could link the communities, when they are not linked.
    package func share(
        _ number: Int, with community: CommunityID, isWithdrawn: Bool = false
    ) throws(Refusal) -> Outcome {
        let found = try find(number)
        try found.workspace.mustKnow(community)
        let (entry, intent) = (found.entry, found.workspace.intent)
        guard entry.record.item.kind == .insight else {
            throw Refusal(HarvestRefusal.noInsight(number, entry.record.item.kind))
        }
        guard isWithdrawn || entry.visible > .present else {
            throw Refusal(HarvestRefusal.staysInTheRoom(number, entry.session.session.id))
        }
        guard !entry.communities.contains(community) else {
            throw Refusal(HarvestRefusal.ownInsight(number, community))
        }
        if !isWithdrawn {
            let links = CommunityLinks(intent)
            let own = entry.communities
            guard own.contains(where: { links.link($0, community) != nil }) else {
                throw notLinked(own[0], community, links)
            }
        }
        return try said(found) { ledger throws(LedgerFault) in
            isWithdrawn
                ? try ledger.unshare(number, with: community, at: now)
                : try ledger.share(number, with: community, at: now)
        }
    }

    private struct Found {
        var workspace: OpenWorkspace
        var entry: HarvestEntry
    }

    private func find(_ number: Int) throws(Refusal) -> Found {
        let workspace = try OpenWorkspace(workplace)
        if let ledger = try workplace.readLedger() {
            let found = try refusingLedgerFaults { () throws(LedgerFault) in
                try ledger.harvest(number).map { record throws(LedgerFault) in
                    (record, try ledger.publishedSession(uid: record.uid))
                }
            }
            if case (let record, let session?)? = found {
                let entry = HarvestEntry(record: record, session: session, workspace.visibility)
                return Found(workspace: workspace, entry: entry)
            }
        }
        throw Refusal(HarvestRefusal.unknownNumber(number))
    }

    private func change(
        _ found: Found, yielding yields: (item: HarvestItem, session: PublishedSession)? = nil,
        _ change: (HarvestItem) -> HarvestItem
    ) throws(Refusal) -> Outcome {
        let ledger = try workplace.openLedger()
        let number = found.entry.record.number
        let visibility = found.workspace.visibility
        let changed = try refusingLedgerFaults { () throws(LedgerFault) in
            try ledger.changeHarvest(
                number,
                yielding: yields.map { yield in
                    let audience = min(
                        visibility.of(yield.session.session), found.entry.visible)
                    return (yield.item, yield.session.uid, audience)
                }, at: now, change)
        }
        guard let changed else { throw Refusal(HarvestRefusal.unknownNumber(number)) }
        let session = found.entry.session
        return Outcome(
            harvest: HarvestLine(
                HarvestEntry(record: changed.record, session: session, visibility)),
            insight: changed.yield.map {
                HarvestLine(
                    HarvestEntry(record: $0, session: yields?.session ?? session, visibility))
            },
            isChanged: changed.isChanged)
    }

    private func said(
        _ found: Found, _ deed: (Ledger) throws(LedgerFault) -> Bool
    ) throws(Refusal) -> Outcome {
        let ledger = try workplace.openLedger()
        let number = found.entry.record.number
        let (isChanged, record) = try refusingLedgerFaults { () throws(LedgerFault) in
            (try deed(ledger), try ledger.harvest(number))
        }
        return Outcome(
            harvest: HarvestLine(
                HarvestEntry(
                    record: record ?? found.entry.record, session: found.entry.session,
                    found.workspace.visibility)),
            insight: nil, isChanged: isChanged)
    }

    /// The last session of the community that has begun, and at least the one that it came from. One whose words stay with
    /// who was there keeps only what came of such a thing: nobody could read the rest any more.
    private func lastSession(of found: Found) throws(Refusal) -> PublishedSession {
        let (zone, visibility) = (found.workspace.zone, found.workspace.visibility)
        let begun = try found.workspace.published().filter { entry in
            entry.status != .cancelled
                && !Set(entry.session.communities).isDisjoint(with: found.entry.communities)
                && entry.session.span(in: zone).start <= now
                && (found.entry.visible == .present || visibility.of(entry.session) > .present)
        }
        guard let last = begun.last,
            last.session.date >= found.entry.session.session.date
        else { return found.entry.session }
        return last
    }

    private func checkLength(_ texts: [String?]) throws(Refusal) {
        let longest = texts.compactMap { $0?.unicodeScalars.count }.max() ?? 0
        guard longest > HarvestItem.longest else { return }
        throw Refusal(HarvestRefusal.tooLong(characters: longest))
    }

    private func notLinked(
        _ one: CommunityID, _ other: CommunityID, _ links: CommunityLinks
    ) -> Refusal {
        Refusal(
            HarvestRefusal.notLinked(
                one, other,
                connectors: [one, other].flatMap { id in
                    links.connectors(of: id).map { HarvestRefusal.Connector($0, of: id) }
                }))
    }
}
