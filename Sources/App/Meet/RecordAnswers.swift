package import CivilTime
package import Communities
import Feeds
import ICalendar
import Ledger
import Meeting
import Messages
import Publishing
import Season
package import Workplace

/// Takes in what people's calendars answered to invitations: `kring answer`.
package struct RecordAnswers: Sendable {
    /// What one answer came to.
    package struct Entry: Sendable, Encodable {
        /// What was done with it.
        package enum Outcome: String, Sendable, Encodable {
            /// Kept in the ledger.
            case recorded
            /// Another time is proposed; a person decides.
            case proposed
            /// The session moved since; the person is to be asked anew.
            case outdated
            /// The person asks for the invitation again.
            case asked
            /// The person answered otherwise since; a mail that was delayed.
            case stale
            /// The session is over, and who was there is not kept.
            case past
            /// It is about a version that was never sent.
            case ahead
            /// It names another organiser than us, or none (RFC 5546 §3.2.3): anybody can write one.
            case foreign
            /// No session of theirs, or nobody with that address.
            case unknown

            /// Whether something came of it.
            package var isTaken: Bool {
                switch self {
                case .recorded, .proposed, .asked: true
                case .outdated, .stale, .past, .ahead, .foreign, .unknown: false
                }
            }
        }

        /// What was done with it.
        package var outcome: Outcome
        /// The sender, where known.
        package var person: PersonID?
        /// The sender's mail address.
        package var address: String
        /// The sessions it is about.
        package var sessions: [SessionID]
        /// Whether they come.
        package var answer: Answer?
        /// The time that is proposed, as RFC 3339.
        package var start: String?
        /// Until when.
        package var end: String?
        /// What they wrote beside it.
        package var comment: String?
    }

    /// `kring answer --json`.
    package struct Report: Sendable, Encodable {
        /// In the order of the file.
        package var answers: [Entry]
        /// What could not be understood, in words.
        package var findings: [String]
    }

    private let workplace: Workplace
    private let now: Instant
    private let language: Language

    /// - Parameters:
    ///   - now: no answer counts as later than this.
    ///   - language: of who reads what became of it.
    package init(_ workplace: Workplace, now: Instant, language: Language = .en) {
        self.language = language
        self.workplace = workplace
        self.now = now
    }

    /// Reads a REPLY, COUNTER or REFRESH and keeps the answers in it.
    ///
    /// - Parameter path: a calendar file, or the mail that it came in as it is.
    package func run(path: String) throws(Refusal) -> Report {
        let workspace = try OpenWorkspace(workplace)
        let zone = workspace.zone
        let file = try CalendarFile(path: path)
        let reading = try CalendarFile(
            name: file.name, path: file.path, bytes: MailedCalendar.calendar(in: file.bytes)
        ).read(defaultZone: zone)
        let read = InvitationAnswer.read(reading.document, zone: zone)
        guard !read.answers.isEmpty else {
            throw Refusal(
                MeetRefusal.noAnswers(file: path, findings: read.findings))
        }
        let sessions = try workspace.published()
        let material = workspace.intent.material(sessions)
        var report = Report(answers: [], findings: read.findings.map { $0.words(language) })
        for answer in read.answers {
            report.answers.append(try entry(answer, workspace, material))
        }
        return report
    }

    private func entry(
        _ answer: InvitationAnswer, _ workspace: OpenWorkspace, _ material: FeedMaterial
    ) throws(Refusal) -> Entry {
        var entry = Entry(
            outcome: .unknown, person: nil, address: answer.address, sessions: [], answer: nil,
            comment: answer.comment)
        let people = workspace.intent.people
        guard let person = people.first(where: { $0.email.lowercased() == answer.address })
        else { return entry }
        entry.person = person.id
        guard answer.organizer == workspace.intent.organisation.mail.fromAddress.lowercased()
        else {
            entry.outcome = .foreign
            return entry
        }
        let found: [PublishedSession]
        switch AnswerMatch(of: answer, from: person.id, in: material, now: now) {
        case .unknown: return entry
        case .outdated(let session):
            entry.outcome = .outdated
            entry.sessions = [session.session.id]
            return entry
        case .sessions(let sessions): found = sessions
        }
        entry.sessions = found.map(\.session.id)
        if found.count == 1, let one = found.first {
            if one.session.span(in: workspace.zone).end <= now {
                entry.outcome = .past
                return entry
            }
            if try isAhead(answer, of: one, for: person.id, workspace) {
                entry.outcome = .ahead
                return entry
            }
        }
        switch answer.content {
        case .refresh, .answer(.needsAction): entry.outcome = .asked
        case .proposal(let span):
            entry.outcome = .proposed
            entry.start = workspace.zone.offsetDateTime(at: span.start).description
            entry.end = workspace.zone.offsetDateTime(at: span.end).description
        case .answer(let said):
            let meant = Answer(said)
            entry.answer = meant
            entry.outcome =
                try keep(meant, of: person.id, answer, found) ? .recorded : .stale
        }
        return entry
    }

    /// Whether it answers a version that the person was never sent: somebody's own SEQUENCE can be higher
    /// than the session's, since who was uninvited and invited anew has heard of more versions.
    private func isAhead(
        _ answer: InvitationAnswer, of session: PublishedSession, for person: PersonID,
        _ workspace: OpenWorkspace
    ) throws(Refusal) -> Bool {
        guard answer.sequence > session.sequence else { return false }
        guard let ledger = try workplace.readLedger() else { return true }
        let keys = try refusingLedgerFaults { () throws(LedgerFault) in
            try ledger.deliveryKeys(about: [session.uid])
        }
        return answer.sequence
            > session.sequence + HeldInvitations(keys).lift(person, to: session.uid)
    }

    /// Whether it was kept for any of the sessions: an older answer than the one that is known is not.
    private func keep(
        _ said: Answer, of person: PersonID, _ answer: InvitationAnswer,
        _ sessions: [PublishedSession]
    ) throws(Refusal) -> Bool {
        let ledger = try workplace.openLedger()
        var isKept = false
        // A clock that runs ahead must not outlive the person's next change of mind.
        let at = min(answer.stamp ?? now, now)
        for session in sessions {
            let isNewer = try refusingLedgerFaults { () throws(LedgerFault) in
                try ledger.keep(
                    AnswerRecord(person: person, uid: session.uid, answer: said, at: at))
            }
            if isNewer { isKept = true }
        }
        return isKept
    }
}

extension Answer {
    /// Somebody who sends another does not come.
    fileprivate init(_ answer: Attendee.Answer) {
        switch answer {
        case .accepted: self = .yes
        case .declined, .delegated: self = .no
        case .tentative, .needsAction: self = .maybe
        }
    }
}
