package import CivilTime
package import Communities
import Feeds
package import Ledger
import Meeting
package import Workplace

/// A mail that should go now.
package enum DueMail {
    /// One reminder, or several to one person.
    case reminders([DueReminder])
    /// What changed for one person.
    case notices([DueNotice])
    /// Something that is asked of one person.
    case task(DueTask)
    /// A question to the core about a session that lacks something.
    case proposal(DueProposal)
    /// A welcome.
    case welcome(DueWelcome)
    /// An invitation, or that one no longer holds.
    case invitation(DueInvitation)

    /// Whom it is for.
    package var person: PersonID {
        switch self {
        case .reminders(let all): all[0].person
        case .notices(let all): all[0].person
        case .task(let task): task.person
        case .proposal(let proposal): proposal.person
        case .welcome(let welcome): welcome.person
        case .invitation(let invitation): invitation.person
        }
    }

    /// What it is, as the ledger keeps it.
    package var kind: String {
        switch self {
        case .reminders: "reminder"
        case .notices: "notice"
        case .task(let task): task.kind.rawValue
        case .proposal: "proposal"
        case .welcome: "welcome"
        case .invitation(let invitation):
            invitation.occasion == .invited ? "invitation" : "withdrawal"
        }
    }

    /// The sessions or communities it is about.
    package var about: String {
        switch self {
        case .reminders(let all): all.map(\.session.rawValue).joined(separator: ", ")
        case .notices(let all):
            all.map(\.news.after.session.id.rawValue).joined(separator: ", ")
        case .task(let task): task.entry.session.id.rawValue
        case .proposal(let proposal): proposal.entry.session.id.rawValue
        case .welcome(let welcome):
            welcome.communities.map(\.rawValue).joined(separator: ", ")
        case .invitation(let invitation): invitation.entry.session.id.rawValue
        }
    }

    /// When it fell due.
    package var dueAt: Instant {
        switch self {
        case .reminders(let all): all.map(\.dueAt).min() ?? all[0].dueAt
        case .notices(let all): all.map(\.dueAt).min() ?? all[0].dueAt
        case .task(let task): task.dueAt
        case .proposal(let proposal): proposal.dueAt
        case .welcome(let welcome): welcome.dueAt
        case .invitation(let invitation): invitation.dueAt
        }
    }
}

/// Everything that is due by what the files say and the ledger knows; nothing is changed by looking.
package struct DueMessages {
    /// The sessions that people know.
    package let sessions: [PublishedSession]
    /// What should go, the earliest due first.
    package private(set) var mails: [DueMail] = []
    /// What is dealt with without a mail.
    package private(set) var silent: [DueReminder] = []
    /// Up to where in the history of sessions people are told, once the mails are queued.
    package private(set) var told: [String: Int] = [:]
    /// Who came and went.
    package private(set) var joined: [Membership] = []
    package private(set) var left: [Membership] = []
    /// The sessions that go online, since they have no agenda.
    package private(set) var goingOnline: [GoingOnline] = []
    /// The first moment after now at which there may be something to do.
    package private(set) var nextDue: Instant?
    /// Who has which role; made when it is needed.
    private(set) var roles: RoleBook?

    private let workspace: OpenWorkspace
    private let ledger: Ledger
    private let now: Instant
    private let known: Set<String>
    /// Who holds invitations.
    package let held: HeldInvitations
    let audience: Audience

    /// - Parameter parts: which parts of a run are asked for.
    package init(
        _ workspace: OpenWorkspace, _ ledger: Ledger, parts: Set<RunPart>, now: Instant
    ) throws(Refusal) {
        self.workspace = workspace
        self.ledger = ledger
        self.now = now
        let season = workspace.intent.organisation.season.id
        let (sessions, choices) = try refusingLedgerFaults { () throws(LedgerFault) in
            (try ledger.publishedSessions(season: season), try ledger.choices())
        }
        self.sessions = sessions
        let answers = try refusingLedgerFaults { () throws(LedgerFault) in
            try ledger.answers(.no, uids: sessions.map(\.uid))
        }
        known = try refusingLedgerFaults { () throws(LedgerFault) in
            try ledger.deliveryKeys(about: sessions.map(\.uid))
        }
        held = HeldInvitations(known)
        audience = Audience(
            workspace.intent, choices: choices,
            declined: Dictionary(grouping: answers, by: \.uid).mapValues {
                Set($0.map(\.person))
            })
        // Changes first: a reminder that they cover need not go.
        var fresh = known
        if parts.contains(.notify) {
            fresh.formUnion(try findNotices(season))
            try findWelcomes(season)
            findInvitations()
        }
        if parts.contains(.agenda) || parts.contains(.notify) { try findTasks(parts) }
        if parts.contains(.agenda) { try findProposals(season) }
        if parts.contains(.remind) { findReminders(known: fresh) }
        mails.sort {
            ($0.dueAt, $0.person.rawValue, $0.kind) < ($1.dueAt, $1.person.rawValue, $1.kind)
        }
    }

    private mutating func expect(_ moment: Instant?) {
        guard let moment else { return }
        nextDue = nextDue.map { min($0, moment) } ?? moment
    }

    private mutating func findReminders(known: Set<String>) {
        let found = DueReminders(of: sessions, audience: audience, known: known, now: now)
        mails += found.mails.map { .reminders($0) }
        silent = found.due.filter { $0.fate != .send }
        expect(found.nextDue)
    }

    /// - Returns: the keys of the notices.
    private mutating func findNotices(_ season: SeasonID) throws(Refusal) -> Set<String> {
        let untold = try refusingLedgerFaults { () throws(LedgerFault) in
            try ledger.untoldSessions(season: season)
        }
        var versions: [String: Int] = [:]
        var news: [SessionNews] = []
        for one in untold {
            if let before = one.before {
                versions[one.after.uid] = one.version
                news.append(SessionNews(before: before, after: one.after))
            } else {
                // Nobody knew it: what it is now is what people know.
                told[one.after.uid] = one.version
            }
        }
        let found = DueNotices(of: news, audience: audience, now: now)
        for settled in found.settled {
            told[settled.after.uid] = versions[settled.after.uid]
        }
        // A mail invites to one session (RFC 6047 §2.2).
        mails += Dictionary(grouping: found.due) { notice in
            "\(notice.person) \(notice.dueAt) \(audience.isInvited(notice.person) ? notice.news.after.uid : "")"
        }.values
            .map { .notices($0) }
        expect(found.nextDue)
        return Set(found.due.map(\.key.description))
    }

    private mutating func findWelcomes(_ season: SeasonID) throws(Refusal) {
        let seen = try refusingLedgerFaults { () throws(LedgerFault) in
            try ledger.memberships(season: season)
        }
        let found = DueWelcomes(
            of: sessions, audience: audience,
            seen: Dictionary(grouping: seen, by: \.community).mapValues {
                Set($0.map(\.person))
            }, now: now)
        func memberships(_ groups: [CommunityID: [PersonID]]) -> [Membership] {
            groups.flatMap { community, people in
                people.map { Membership(community: community, person: $0) }
            }
        }
        joined = memberships(found.joined)
        left = memberships(found.left)
        mails += found.due.map { .welcome($0) }
        expect(found.nextDue)
    }

    private mutating func findInvitations() {
        let found = DueInvitations(of: sessions, audience: audience, known: known, now: now)
        mails += found.due.map { .invitation($0) }
        expect(found.nextDue)
    }

    private mutating func findTasks(_ parts: Set<RunPart>) throws(Refusal) {
        let harvested = try refusingLedgerFaults { () throws(LedgerFault) in
            Set(try ledger.harvest(uids: sessions.map(\.uid)).map(\.uid))
        }
        var book = roles
        let found = try DueTasks(
            of: sessions, audience: audience,
            roles: { entry throws(Refusal) in
                if book == nil { book = try makeBook() }
                return (book?.entries(of: entry) ?? []).compactMap { turn in
                    turn.person.map { (turn.role, $0) }
                }
            }, harvested: harvested, known: known, now: now)
        roles = book
        mails += found.due.filter { parts.contains($0.kind == .agenda ? .agenda : .notify) }
            .map { .task($0) }
        expect(found.nextDue)
    }

    private mutating func findProposals(_ season: SeasonID) throws(Refusal) {
        guard workspace.intent.communities.contains(where: { $0.noAgenda != nil }) else { return }
        let (asked, pins) = try refusingLedgerFaults { () throws(LedgerFault) in
            (
                try ledger.queued("proposal", about: sessions.map(\.uid)),
                try ledger.pins(season: season)
            )
        }
        var book = roles
        let found = try DueProposals(
            of: sessions, audience: audience,
            gaps: { entry throws(Refusal) in
                if book == nil { book = try makeBook() }
                return book?.gaps(of: entry) ?? []
            }, asked: asked,
            decided: Dictionary(pins.map { ($0.session, $0.at) }, uniquingKeysWith: max), now: now)
        roles = book
        mails += found.due.map { .proposal($0) }
        goingOnline = found.goingOnline
        expect(found.nextDue)
    }

    private func makeBook() throws(Refusal) -> RoleBook {
        try RoleBook(
            workspace, published: sessions,
            agendas: try SessionAgenda(workspace, of: sessions, ledger: ledger), ledger: ledger,
            now: now)
    }

    /// What writes these messages.
    package func composer(secret: InstanceSecret) throws(Refusal) -> MessageComposer {
        let book: RoleBook
        if let roles {
            book = roles
        } else {
            book = try makeBook()
        }
        return try MessageComposer(
            workspace: workspace, sessions: sessions, secret: secret, roles: book, now: now)
    }
}
