package import CivilTime
package import Communities
import Facilitation
import Ledger
package import Meeting
package import Workplace

/// What one session produced: `kring harvest SESSION`.
package struct HarvestSheet: Sendable, Encodable {
    /// The session.
    package var session: SessionID
    /// Its title.
    package var title: String
    /// Its day.
    package var date: CivilDate
    /// In the order of recording.
    package var harvest: [HarvestLine]
}

/// Looks up what a session produced and what is due at it.
package struct ShowHarvest: Sendable {
    /// What a session opens with: `kring harvest due SESSION`.
    package struct Due: Sendable, Encodable {
        /// One of them.
        package struct Thread: Sendable, Encodable {
            /// Its number.
            package var number: Int
            /// What it is.
            package var kind: String
            /// In the words of who said it.
            package var text: String
            /// Who takes care of it.
            package var owner: PersonID?
            /// The day it is due.
            package var due: CivilDate?
        }

        /// The session.
        package var session: SessionID
        /// In the order of the opening.
        package var threads: [Thread]
        /// How many more are due.
        package var leftOut: Int
    }

    /// What happened to one thing: `kring harvest history N`.
    package struct History: Sendable, Encodable {
        /// One event.
        package struct Event: Sendable, Encodable {
            /// When.
            package var at: Instant
            /// `kept`, `changed`, `voted`, `unvoted`, `shared` or `unshared`.
            package var event: String
            /// The person who voted, or the community it was shared with.
            package var about: String?
            /// What it was from then on, as a line of a harvest.
            package var line: String?
        }

        /// Its number.
        package var number: Int
        /// Oldest first.
        package var events: [Event]
    }

    private let workplace: Workplace

    /// Of that workspace.
    package init(_ workplace: Workplace) { self.workplace = workplace }

    /// What the session produced; who names a session sees all of it, as who noted it does.
    ///
    /// - Parameter language: of the title; the organisation's when `nil`.
    package func run(_ session: String, language: Language? = nil) throws(Refusal) -> HarvestSheet {
        let workspace = try OpenWorkspace(workplace)
        return try workspace.sheet(
            of: workspace.harvestedSession(session), in: HarvestBook(workspace, for: .present),
            language)
    }

    /// What is due at the session.
    ///
    /// - Parameters:
    ///   - limit: the most threads.
    ///   - audience: who will read it.
    package func due(
        _ session: String, limit: Int? = nil, for audience: Visibility = .members
    ) throws(Refusal) -> Due {
        let workspace = try OpenWorkspace(workplace)
        let entry = try workspace.harvestedSession(session)
        let due = try HarvestBook(workspace, for: audience).due(
            at: entry.session, limit: limit ?? DueThreads.usual)
        return Due(
            session: entry.session.id,
            threads: due.threads.map {
                Due.Thread(
                    number: $0.number, kind: $0.kind.rawValue, text: $0.text, owner: $0.owner,
                    due: $0.due)
            }, leftOut: due.leftOut)
    }

    /// What happened to the thing of that number.
    package func history(_ number: Int, language: Language? = nil) throws(Refusal) -> History {
        let workspace = try OpenWorkspace(workplace)
        let ledger = try workplace.readLedger()
        let entries = try refusingLedgerFaults { () throws(LedgerFault) in
            try ledger?.harvestHistory(number) ?? []
        }
        guard !entries.isEmpty else {
            throw Refusal(HarvestRefusal.unknownNumber(number))
        }
        let writer = HarvestWriter(language ?? workspace.intent.organisation.language)
        return History(
            number: number,
            events: entries.map { entry in
                History.Event(
                    at: entry.at, event: entry.event.rawValue, about: entry.about,
                    line: entry.item.map { writer.line($0) })
            })
    }

    /// The organisation's language, which is that of what is printed unless another is asked for.
    package func language() throws(Refusal) -> Language {
        try OpenWorkspace(workplace).intent.organisation.language
    }
}

extension OpenWorkspace {
    func sheet(
        of entry: PublishedSession, in book: HarvestBook, _ language: Language?
    ) -> HarvestSheet {
        let titles = SessionTitle(intent: intent, library: library)
        return HarvestSheet(
            session: entry.session.id,
            title: titles.text(entry.session, language ?? intent.organisation.language),
            date: entry.session.date,
            harvest: book.entries.filter { $0.record.uid == entry.uid }.map(HarvestLine.init))
    }

    /// A session of the season by its identifier, or of any season by its calendar identity.
    func harvestedSession(_ name: String) throws(Refusal) -> PublishedSession {
        if name.contains("@"), let ledger = try workplace.readLedger() {
            let found = try refusingLedgerFaults { () throws(LedgerFault) in
                try ledger.publishedSession(uid: SessionUID(rawValue: name))
            }
            if let found { return found }
        }
        return try session(name)
    }
}
