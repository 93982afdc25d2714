package import CivilTime
package import Communities

/// Something that happened in the life of communities, by somebody's decision.
package struct LifeEvent: Hashable, Sendable {
    /// A file as the decision makes it.
    package struct Edit: Hashable, Sendable, Codable {
        /// Within the workspace.
        package var path: String
        /// As it was; `nil`: it was not there.
        package var before: String?
        /// As it becomes.
        package var after: String
        /// The day on which it becomes so.
        package var on: CivilDate
        /// Whether it became so.
        package var isDone: Bool

        package init(
            path: String, before: String?, after: String, on: CivilDate, isDone: Bool
        ) {
            self.path = path
            self.before = before
            self.after = after
            self.on = on
            self.isDone = isDone
        }
    }

    /// Its number, from 1, in the order of deciding; given when it is kept.
    package var number = 0
    /// When it was decided.
    package var at: Instant
    package var change: CommunityChange
    /// Whose life it is; of a merge all that come together, of a split the one that is split.
    package var communities: [CommunityID]
    /// In which community they go on.
    package var heir: CommunityID?
    /// From which day on.
    package var on: CivilDate
    /// On which day they can meet again, for a pause.
    package var until: CivilDate?
    /// Why, for those who hear of it.
    package var reason: String?
    /// Who of the core agreed; `nil`: it can be objected to until it is so far.
    package var second: PersonID?
    /// The sessions that it changed, and the SEQUENCE that it gave them.
    package var sessions: [SessionUID: Int]
    /// What it makes of files; cleared away when nobody can take it back any more.
    package var edits: [Edit]
    /// When it was taken back.
    package var takenBackAt: Instant?

    package init(
        at: Instant, _ change: CommunityChange, of communities: [CommunityID],
        into heir: CommunityID? = nil, on: CivilDate, until: CivilDate? = nil,
        reason: String? = nil, second: PersonID? = nil, sessions: [SessionUID: Int] = [:],
        edits: [Edit] = []
    ) {
        self.at = at
        self.change = change
        self.communities = communities
        self.heir = heir
        self.on = on
        self.until = until
        self.reason = reason
        self.second = second
        self.sessions = sessions
        self.edits = edits
    }
}

extension LifeEvent {
    /// Who belongs by now to the community in which they go on: none of them is a newcomer there.
    package func goingOn(in intent: Intent) -> [Membership] {
        guard let heir else { return [] }
        return (intent.community(heir)?.members ?? []).map {
            Membership(community: heir, person: $0.person)
        }
    }

    /// Whether somebody of the core can say no to it: nobody else of it agreed, and it is not so far yet.
    package func canBeObjected(by person: PersonID, in intent: Intent, on today: CivilDate) -> Bool
    {
        guard second == nil, change.needsTwo, takenBackAt == nil, today < on else { return false }
        return communities.contains { intent.community($0)?.level(of: person) == .core }
    }
}

/// A decision about communities to be kept, and who is to hear of it.
package struct NewLifeEvent: Hashable, Sendable {
    package var event: LifeEvent
    package var listeners: [PersonID]
    /// Who belongs to a community that comes out of others, and needs no welcome there.
    package var goingOn: [Membership]
    /// The number of the decision that it takes back.
    package var takingBack: Int?

    package init(
        _ event: LifeEvent, telling listeners: [PersonID], goingOn: [Membership] = [],
        takingBack: Int? = nil
    ) {
        self.event = event
        self.listeners = listeners
        self.goingOn = goingOn
        self.takingBack = takingBack
    }
}
