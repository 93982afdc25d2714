import CivilTime
import Communities
import Ledger

/// What somebody decides about the life of communities: what their files will say, and what becomes of their sessions.
struct LifeDecision {
    var change: CommunityChange
    /// Whose life it is.
    var communities: [CommunityID]
    /// In which they go on.
    var heir: CommunityID?
    /// From which day on.
    var on: CivilDate
    /// On which day they can meet again.
    var until: CivilDate?
    var reason: String?
    /// Who of the core agrees.
    var second: PersonID?
    /// In the order in which they are written: what others name first.
    var edits: [LifeEvent.Edit]
    /// What a session of these communities in that time becomes; `nil`: it is called off.
    var becomes: (Session) -> Session?

    /// Whether it is about a day.
    func reaches(_ day: CivilDate) -> Bool {
        on <= day && (until.map { day < $0 } ?? true)
    }
}

extension Session {
    /// The session without a community; with the others it is held as before, and where there is none it is `nil`.
    func without(_ community: CommunityID) -> Session? {
        var session = self
        let left = communities.filter { $0 != community }
        guard let first = left.first else { return nil }
        session.community = first
        session.with = Array(left.dropFirst())
        return session
    }
}
