package import CivilTime
package import Communities
package import Facilitation
import Ledger

/// Something a session produced, as `kring harvest --json` shows it: a shape other programs rely on. Keys without a value
/// are left out.
package struct HarvestLine: Hashable, Sendable, Encodable {
    /// Its number.
    package var number: Int
    /// The session.
    package var session: SessionID
    /// The session's calendar identity, which other seasons do not share.
    package var uid: SessionUID
    /// The session's communities, its own first.
    package var communities: [CommunityID]
    /// The day of the session.
    package var date: CivilDate
    /// What it is.
    package var kind: HarvestKind
    /// What was said.
    package var text: String
    /// What is expected of an experiment.
    package var expectation: String?
    /// Who takes care of it.
    package var owner: PersonID?
    /// The day it is due or looked at again.
    package var due: CivilDate?
    /// Where it stands.
    package var state: HarvestState
    /// What came of it.
    package var outcome: String?
    /// The number of what it came of.
    package var from: Int?
    /// Who voted for it.
    package var votes: [PersonID]
    /// With whom it was shared.
    package var sharedWith: [CommunityID]
    /// Who may read it.
    package var visible: Visibility
    /// When it was recorded.
    package var recorded: Instant
    /// When it was done or dropped.
    package var closed: Instant?
    /// Whether who said it opened it, which `written` says and `visible` tells others.
    private let isPublic: Bool

    private enum CodingKeys: String, CodingKey {
        case number, session, uid, communities, date, kind, text, expectation, owner, due, state,
            outcome, from, votes, sharedWith, visible, recorded, closed
    }

    package init(_ entry: HarvestEntry) {
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
        visible = entry.visible
        isPublic = item.isPublic
        recorded = record.recordedAt
        closed = record.closedAt
    }

    /// As `kring harvest SESSION` prints it and reads it again.
    package func written(_ language: Language) -> String {
        let item = HarvestItem(
            kind, text, expectation: expectation, owner: owner, due: due, state: state,
            outcome: outcome, source: from, isPublic: isPublic)
        return HarvestWriter(language).line(item, number: number, votes: votes)
    }
}
