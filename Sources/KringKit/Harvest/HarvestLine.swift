public import CivilTime
public import Communities
public import Facilitation
import Ledger

/// Something a session produced, as `kring harvest --json` shows it: a shape other programs rely on. Keys without a value
/// are left out.
public struct HarvestLine: Hashable, Sendable, Encodable {
    /// Its number.
    public var number: Int
    /// The session.
    public var session: SessionID
    /// The session's calendar identity, which other seasons do not share.
    public var uid: String
    /// The session's communities, its own first.
    public var communities: [CommunityID]
    /// The day of the session.
    public var date: CivilDate
    /// What it is.
    public var kind: HarvestKind
    /// What was said.
    public var text: String
    /// What is expected of an experiment.
    public var expectation: String?
    /// Who takes care of it.
    public var owner: PersonID?
    /// The day it is due or looked at again.
    public var due: CivilDate?
    /// Where it stands.
    public var state: HarvestState
    /// What came of it.
    public var outcome: String?
    /// The number of what it came of.
    public var from: Int?
    /// Who voted for it.
    public var votes: [PersonID]
    /// With whom it was shared.
    public var sharedWith: [CommunityID]
    /// When it was recorded.
    public var recorded: Instant
    /// When it was done or dropped.
    public var closed: Instant?

    init(_ entry: HarvestEntry) {
        let (record, item) = (entry.record, entry.record.item)
        number = record.number
        session = entry.session.session.id
        uid = record.uid
        communities = entry.communities
        date = entry.session.session.date
        kind = item.kind
        text = item.text
        expectation = item.expectation
        owner = item.owner
        due = item.due
        state = item.state
        outcome = item.outcome
        from = item.source
        votes = record.votes
        sharedWith = record.shares.map(\.community)
        recorded = record.recordedAt
        closed = record.closedAt
    }

    /// As `kring harvest SESSION` prints it and reads it again.
    public func written(_ language: Language) -> String {
        let item = HarvestItem(
            kind, text, expectation: expectation, owner: owner, due: due, state: state,
            outcome: outcome, source: from)
        return HarvestWriter(language).line(item, number: number, votes: votes)
    }
}
